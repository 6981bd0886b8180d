-- Which figures did a batch bring, is each in force, and what would stand in its place without the batch?
WITH mine AS MATERIALIZED (SELECT * FROM point WHERE batch = $batch), other AS (
    SELECT p.indicator, p.unit, p.month, max((p.known_on, p.batch)) AS rank,
           max_by({n: p.numerator, d: p.denominator, s: p.stated}, (p.known_on, p.batch)) AS held
    FROM point AS p
    SEMI JOIN mine AS m ON m.series = p.series AND m.month = p.month
    ANTI JOIN withdrawal AS w ON w.batch = p.batch
    WHERE p.batch <> $batch
    GROUP BY p.indicator, p.unit, p.month
)
SELECT m.indicator, m.unit, strftime(m.month, '%Y-%m') AS month,
       CASE WHEN o.rank > (m.known_on, m.batch) THEN 'replaced' WHEN o.rank IS NULL THEN 'new'
            WHEN o.held.n IS DISTINCT FROM m.numerator OR o.held.d IS DISTINCT FROM m.denominator OR o.held.s IS DISTINCT FROM m.stated
            THEN 'changed' ELSE 'unchanged' END AS change,
       o.held.n::DOUBLE AS old_numerator, o.held.d::DOUBLE AS old_denominator, o.held.s AS old_stated,
       m.numerator::DOUBLE AS numerator, m.denominator::DOUBLE AS denominator, m.stated
FROM mine AS m LEFT JOIN other AS o USING (indicator, unit, month)
ORDER BY m.indicator, m.unit, m.month;
