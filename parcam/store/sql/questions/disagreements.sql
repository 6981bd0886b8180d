-- Which months does the newest standing file tell otherwise than an earlier one that still stands (the newest of those)?
WITH told AS MATERIALIZED (
    SELECT series, indicator, unit, month, numerator, denominator, stated, batch, {known_on: known_on, batch: batch} AS place
    FROM points_known($series::INTEGER[], $as_of) AS p
    WHERE p.month BETWEEN $first AND $last
), newest AS (
    SELECT series, month, max_by(told, place) AS n FROM told GROUP BY series, month
), otherwise AS (
    SELECT t.series, t.month, any_value(n.n) AS n, max_by(t, t.place) AS o
    FROM told AS t JOIN newest AS n ON n.series = t.series AND n.month = t.month
    WHERE t.place < n.n.place
      AND (t.numerator IS DISTINCT FROM n.n.numerator OR t.denominator IS DISTINCT FROM n.n.denominator OR t.stated IS DISTINCT FROM n.n.stated)
    GROUP BY t.series, t.month
)
SELECT n.indicator, n.unit, strftime(d.month, '%Y-%m') AS month,
       n.numerator::DOUBLE AS new_numerator, n.denominator::DOUBLE AS new_denominator, n.stated AS new_stated, n.batch AS new_batch,
       o.numerator::DOUBLE AS old_numerator, o.denominator::DOUBLE AS old_denominator, o.stated AS old_stated, o.batch AS old_batch
FROM otherwise AS d
ORDER BY n.indicator, n.unit, d.month;
