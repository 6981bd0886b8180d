-- Each incoming reading beside the one in force on a day: new, changed (old and new) or unchanged.
WITH known AS (FROM readings_known($series::INTEGER[], $as_of))
SELECT i.indicator, i.unit, strftime(i.month, '%Y-%m') AS month,
       CASE WHEN k.batch IS NULL THEN 'new'
            WHEN k.numerator IS DISTINCT FROM i.numerator::DECIMAL(18, 3) OR k.denominator IS DISTINCT FROM i.denominator::DECIMAL(18, 3)
                 OR k.stated IS DISTINCT FROM i.stated THEN 'changed'
            ELSE 'unchanged' END AS change,
       k.numerator::DOUBLE AS old_numerator, k.denominator::DOUBLE AS old_denominator, k.stated AS old_stated, coalesce(k.batch, 0)::INTEGER AS old_batch,
       i.numerator, i.denominator, i.stated, i.sheet, i.row, i.columns AS "column"
FROM incoming AS i LEFT JOIN known AS k USING (indicator, unit, month)
ORDER BY i.sheet, i.row, i.indicator, i.unit, i.month;
