-- Where does each unit stand on each indicator in a year, up to a month?
SELECT indicator, unit, numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator,
       CASE WHEN denominator IS NULL THEN stated ELSE numerator::DOUBLE / nullif(denominator::DOUBLE, 0) END AS rate,
       stated IS NOT NULL AS stated, strftime(last_month, '%Y-%m') AS last_month, months, stated_months, sample
FROM so_far($series::INTEGER[], $as_of, $first::DATE, $last::DATE, $latest::VARCHAR[]) AS f
QUALIFY f.month = max(f.month) OVER (PARTITION BY indicator, unit)
ORDER BY indicator, unit;
