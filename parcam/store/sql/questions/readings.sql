-- Which readings are in force on a day, for these series and months?
SELECT indicator, unit, strftime(month, '%Y-%m') AS month, numerator::DOUBLE AS numerator, denominator::DOUBLE AS denominator,
       CASE WHEN denominator IS NULL THEN stated ELSE numerator::DOUBLE / nullif(denominator::DOUBLE, 0) END AS rate,
       stated IS NOT NULL AS stated, batch, known_on, lines, sample
FROM readings_known($series::INTEGER[], $as_of) AS r
WHERE r.month BETWEEN $first AND $last
ORDER BY indicator, unit, r.month;
