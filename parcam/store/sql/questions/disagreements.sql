-- Which months does the newest standing file tell otherwise than an earlier one that still stands (the newest of those)?
WITH told AS (
    SELECT *, row_number() OVER (PARTITION BY series, p.month ORDER BY known_on DESC, batch DESC) AS place
    FROM points_known($series::INTEGER[], $as_of) AS p
    WHERE p.month BETWEEN $first AND $last
)
SELECT n.indicator, n.unit, strftime(n.month, '%Y-%m') AS month,
       n.numerator::DOUBLE AS new_numerator, n.denominator::DOUBLE AS new_denominator, n.stated AS new_stated, n.batch AS new_batch,
       o.numerator::DOUBLE AS old_numerator, o.denominator::DOUBLE AS old_denominator, o.stated AS old_stated, o.batch AS old_batch
FROM told AS n JOIN told AS o ON o.series = n.series AND o.month = n.month AND o.place > n.place
WHERE n.place = 1
  AND (n.numerator IS DISTINCT FROM o.numerator OR n.denominator IS DISTINCT FROM o.denominator OR n.stated IS DISTINCT FROM o.stated)
QUALIFY row_number() OVER (PARTITION BY n.series, n.month ORDER BY o.place) = 1
ORDER BY n.indicator, n.unit, n.month;
