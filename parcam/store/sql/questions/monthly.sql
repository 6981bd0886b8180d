-- What is the rate per month over these units? Sum the parts, then divide; stated rates are counted, never summed.
SELECT indicator, strftime(month, '%Y-%m') AS month, sum(numerator)::DOUBLE AS numerator, sum(denominator)::DOUBLE AS denominator,
       sum(numerator)::DOUBLE / nullif(sum(denominator)::DOUBLE, 0) AS rate,
       count(*)::INTEGER AS reported, (count(*) FILTER (WHERE stated IS NOT NULL))::INTEGER AS stated_only, bool_or(sample) AS sample
FROM readings_known($series::INTEGER[], $as_of) AS r
WHERE r.month BETWEEN $first AND $last
GROUP BY indicator, r.month
ORDER BY indicator, r.month;
