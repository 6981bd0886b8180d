-- What was known on one day and is otherwise on a later one: old, new, and the batch (or its withdrawal) that made it so?
WITH batch_touched AS (
    SELECT id AS batch FROM batch WHERE known_on > $from_day AND known_on <= $to_day
    UNION SELECT batch FROM withdrawal WHERE withdrawn_on > $from_day AND withdrawn_on <= $to_day
), touched AS (
    SELECT DISTINCT p.series, p.month FROM point AS p
    SEMI JOIN (SELECT unnest($series::INTEGER[]) AS series) AS a ON a.series = p.series
    SEMI JOIN batch_touched AS b ON b.batch = p.batch
    WHERE p.month BETWEEN $first AND $last AND (len($series::INTEGER[]) > 200 OR list_contains($series::INTEGER[], p.series))
), side AS (
    -- Both days in one pass: the newest version that counted on each.
    SELECT p.indicator, p.unit, p.month,
           max_by({n: p.numerator, d: p.denominator, s: p.stated, rank: (p.known_on, p.batch), batch: p.batch}, (p.known_on, p.batch))
               FILTER (p.known_on <= $from_day AND coalesce(w.withdrawn_on > $from_day, true)) AS o,
           max_by({n: p.numerator, d: p.denominator, s: p.stated, rank: (p.known_on, p.batch), batch: p.batch}, (p.known_on, p.batch))
               FILTER (coalesce(w.withdrawn_on > $to_day, true)) AS n
    FROM point AS p
    SEMI JOIN (SELECT unnest($series::INTEGER[]) AS series) AS a ON a.series = p.series
    SEMI JOIN touched AS t ON t.series = p.series AND t.month = p.month
    LEFT JOIN withdrawal AS w ON w.batch = p.batch
    WHERE p.known_on <= $to_day AND p.month BETWEEN $first AND $last
          AND (len($series::INTEGER[]) > 200 OR list_contains($series::INTEGER[], p.series))
    GROUP BY p.indicator, p.unit, p.month
), change AS (
    SELECT *, o IS NOT NULL AND (n IS NULL OR n.rank < o.rank) AS withdrawn FROM side
    WHERE o.n IS DISTINCT FROM n.n OR o.d IS DISTINCT FROM n.d OR o.s IS DISTINCT FROM n.s
)
SELECT c.indicator, c.unit, strftime(c.month, '%Y-%m') AS month,
       CASE WHEN o IS NULL THEN 'new' WHEN n IS NULL THEN 'gone' ELSE 'changed' END AS change,
       o.n::DOUBLE AS old_numerator, o.d::DOUBLE AS old_denominator, o.s AS old_stated, coalesce(o.batch, 0)::INTEGER AS old_batch,
       n.n::DOUBLE AS new_numerator, n.d::DOUBLE AS new_denominator, n.s AS new_stated, coalesce(n.batch, 0)::INTEGER AS new_batch,
       c.withdrawn, b.id AS batch, coalesce(w.by_whom, b.by_whom) AS "by", coalesce(w.withdrawn_on, b.known_on) AS on_day, b.file,
       coalesce(w.why, '') AS why
FROM change AS c
LEFT JOIN withdrawal AS w ON c.withdrawn AND w.batch = o.batch
LEFT JOIN batch AS b ON b.id = CASE WHEN c.withdrawn THEN o.batch ELSE n.batch END
ORDER BY c.indicator, c.unit, c.month;
