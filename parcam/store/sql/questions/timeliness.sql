-- On which day did each month's reading first become known?
SELECT indicator, unit, strftime(month, '%Y-%m') AS month, min(known_on) AS known_on, min_by(batch, (known_on, batch)) AS batch
FROM points_known($series::INTEGER[], $as_of) AS p
WHERE p.month BETWEEN $first AND $last
GROUP BY indicator, unit, p.month
ORDER BY indicator, unit, p.month;
