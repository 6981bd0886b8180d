-- How many dossiers were resolved in time by month of result, received fully online and paid online by month received, for each unit?
WITH grouped AS (
    SELECT unit, channel, fee, payment, date_trunc('month', received) AS received, date_trunc('month', resolved) AS resolved,
           resolved <= due AS in_time, count(*) AS lines, min(line) AS first
    FROM good GROUP BY ALL
), known AS (
    SELECT named.unit, coalesce(channels.yes, false) AS full_online, coalesce(fees.value, 0) > 0 AS with_fee, coalesce(payments.yes, false) AS paid_online,
           received, resolved, in_time, lines, first
    FROM grouped JOIN named ON named.text = grouped.unit
    LEFT JOIN channels ON channels.text = grouped.channel
    LEFT JOIN fees ON fees.text = grouped.fee
    LEFT JOIN payments ON payments.text = grouped.payment
)
SELECT 'on_time' AS indicator, unit, resolved AS month, coalesce(sum(lines) FILTER (in_time), 0)::DOUBLE AS numerator, sum(lines)::DOUBLE AS denominator, min(first) AS line
FROM known WHERE resolved IS NOT NULL AND in_time IS NOT NULL AND $resolved GROUP BY ALL
UNION ALL
SELECT 'online_full', unit, received, coalesce(sum(lines) FILTER (full_online), 0)::DOUBLE, sum(lines)::DOUBLE, min(first)
FROM known WHERE received IS NOT NULL AND $channel GROUP BY ALL
UNION ALL
SELECT 'online_payment', unit, received, coalesce(sum(lines) FILTER (paid_online), 0)::DOUBLE, sum(lines)::DOUBLE, min(first)
FROM known WHERE received IS NOT NULL AND with_fee AND $payment GROUP BY ALL
