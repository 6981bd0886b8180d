-- How far has each unit come in each month of its years?
SELECT indicator, unit, strftime(month, '%Y-%m') AS month, numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator,
       CASE WHEN denominator IS NULL THEN stated ELSE numerator::DOUBLE / nullif(denominator::DOUBLE, 0) END AS rate,
       stated IS NOT NULL AS stated, strftime(last_month, '%Y-%m') AS last_month, carried, months, stated_months, sample
FROM so_far($series::INTEGER[], $as_of, $first::DATE, $last::DATE, $latest::VARCHAR[]) AS f
ORDER BY indicator, unit, f.month;
