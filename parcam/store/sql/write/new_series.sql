-- Give a number to every pair of indicator and unit the ledger has not met; the pairs of a unit side by side, as pages ask for them.
WITH fresh AS (
    SELECT DISTINCT i.indicator, i.unit FROM incoming AS i ANTI JOIN series AS s ON s.indicator = i.indicator AND s.unit = i.unit
), listed AS (
    SELECT list({indicator: indicator, unit: unit} ORDER BY unit, indicator) AS pairs FROM fresh
), numbered AS (
    SELECT generate_subscripts(pairs, 1) AS number, unnest(pairs) AS pair FROM listed
)
INSERT INTO series
SELECT (SELECT coalesce(max(id), 0) FROM series) + number, pair.indicator, pair.unit FROM numbered;
