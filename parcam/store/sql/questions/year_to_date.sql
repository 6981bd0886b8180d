-- How far have these units come together in each month of their years? Parts summed, divided last; stated rates counted, never summed.
SELECT indicator, strftime(month, '%Y-%m') AS month, sum(numerator)::DOUBLE AS numerator, sum(denominator)::DOUBLE AS denominator,
       sum(numerator)::DOUBLE / nullif(sum(denominator)::DOUBLE, 0) AS rate,
       count(*)::INTEGER AS units, (count(*) FILTER (WHERE denominator IS NULL))::INTEGER AS stated_only,
       (count(*) FILTER (WHERE carried))::INTEGER AS carried, bool_or(sample) AS sample
FROM so_far($series::INTEGER[], $as_of, $first::DATE, $last::DATE, $latest::VARCHAR[]) AS f
GROUP BY indicator, f.month
ORDER BY indicator, f.month;
