-- Which readings are expected and not known on a day?
WITH expected AS (
    SELECT unnest($indicators::VARCHAR[]) AS indicator, unnest($units::VARCHAR[]) AS unit
), slot AS (
    SELECT indicator, unit, unnest(range($first::DATE, $last::DATE + INTERVAL 1 DAY, INTERVAL 1 MONTH))::DATE AS month FROM expected
), there AS (
    SELECT indicator, unit, month FROM points_known($series::INTEGER[], $as_of) AS p WHERE p.month BETWEEN $first AND $last
)
SELECT s.indicator, s.unit, strftime(s.month, '%Y-%m') AS month
FROM slot AS s ANTI JOIN there AS k ON k.indicator = s.indicator AND k.unit = s.unit AND k.month = s.month
ORDER BY s.indicator, s.unit, s.month;
