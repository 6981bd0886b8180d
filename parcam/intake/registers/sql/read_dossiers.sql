-- How many dossiers were resolved in time by month of result, received fully online and paid online by month received, for each unit?
SELECT 'on_time' AS indicator, unit, resolved AS month, coalesce(sum(lines) FILTER (in_time), 0)::DOUBLE AS numerator, sum(lines)::DOUBLE AS denominator, min(line) AS line
FROM known WHERE resolved IS NOT NULL AND in_time IS NOT NULL AND $resolved GROUP BY ALL
UNION ALL
SELECT 'online_full', unit, received, coalesce(sum(lines) FILTER (channel), 0)::DOUBLE, sum(lines)::DOUBLE, min(line)
FROM known WHERE received IS NOT NULL AND channel IS NOT NULL AND $channel GROUP BY ALL
UNION ALL
SELECT 'online_payment', unit, received, coalesce(sum(lines) FILTER (payment), 0)::DOUBLE, sum(lines)::DOUBLE, min(line)
FROM known WHERE received IS NOT NULL AND fee AND payment IS NOT NULL AND $payment GROUP BY ALL
