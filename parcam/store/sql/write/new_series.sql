-- Give a number to every pair of indicator and unit the ledger has not met; the pairs of a unit side by side, as pages ask for them.
INSERT INTO series
SELECT (SELECT coalesce(max(id), 0) FROM series) + row_number() OVER (ORDER BY unit, indicator), indicator, unit
FROM (SELECT DISTINCT indicator, unit FROM incoming) AS pair
WHERE NOT EXISTS (SELECT 1 FROM series AS s WHERE s.indicator = pair.indicator AND s.unit = pair.unit);
