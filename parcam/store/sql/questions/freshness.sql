-- What is the newest month, and the newest batch, for each indicator and unit?
SELECT indicator, unit, strftime(max(month), '%Y-%m') AS month, max(batch)::INTEGER AS batch, max(known_on) AS known_on
FROM points_known($series::INTEGER[], $as_of) AS p
WHERE p.month BETWEEN $first AND $last
GROUP BY indicator, unit
ORDER BY indicator, unit;
