-- What was known on one day and is otherwise on another: old, new, and the batch that made it so?
WITH before AS MATERIALIZED (
        FROM readings_known_of_touched($series::INTEGER[], $from_day, $from_day, $to_day) WHERE month BETWEEN $first AND $last),
     after AS MATERIALIZED (
        FROM readings_known_of_touched($series::INTEGER[], $to_day, $from_day, $to_day) WHERE month BETWEEN $first AND $last),
     beside AS (
        SELECT coalesce(o.indicator, n.indicator) AS indicator, coalesce(o.unit, n.unit) AS unit, coalesce(o.month, n.month) AS month,
               o.numerator AS old_numerator, o.denominator AS old_denominator, o.stated AS old_stated, o.batch AS old_batch,
               n.numerator AS new_numerator, n.denominator AS new_denominator, n.stated AS new_stated, n.batch AS new_batch,
               o.batch IS NOT NULL AND (n.batch IS NULL OR (n.known_on, n.batch) < (o.known_on, o.batch)) AS withdrawn
        FROM before AS o FULL JOIN after AS n ON n.indicator = o.indicator AND n.unit = o.unit AND n.month = o.month
     )
SELECT c.indicator, c.unit, strftime(c.month, '%Y-%m') AS month,
       CASE WHEN old_batch IS NULL THEN 'new' WHEN new_batch IS NULL THEN 'gone' ELSE 'changed' END AS change,
       old_numerator::DOUBLE AS old_numerator, old_denominator::DOUBLE AS old_denominator, old_stated, coalesce(old_batch, 0)::INTEGER AS old_batch,
       new_numerator::DOUBLE AS new_numerator, new_denominator::DOUBLE AS new_denominator, new_stated, coalesce(new_batch, 0)::INTEGER AS new_batch,
       c.withdrawn, b.id AS batch,
       coalesce(w.by_whom, b.by_whom) AS "by", coalesce(w.withdrawn_on, b.known_on) AS on_day, b.file, coalesce(w.why, '') AS why
FROM beside AS c
LEFT JOIN withdrawal AS w ON c.withdrawn AND w.batch = c.old_batch
LEFT JOIN batch AS b ON b.id = CASE WHEN c.withdrawn THEN old_batch ELSE new_batch END
WHERE old_numerator IS DISTINCT FROM new_numerator OR old_denominator IS DISTINCT FROM new_denominator
   OR old_stated IS DISTINCT FROM new_stated
ORDER BY c.indicator, c.unit, c.month;
