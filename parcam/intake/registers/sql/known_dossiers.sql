-- What do the lines of dossiers that may count say, those that say the same together, with the first of them?
WITH grouped AS (
    SELECT unit, channel, fee, payment, date_trunc('month', received)::DATE AS received, date_trunc('month', resolved)::DATE AS resolved,
           resolved <= due AS in_time, count(*) AS lines, min(line) AS line
    FROM good GROUP BY ALL
)
SELECT named.unit, received, resolved, CASE WHEN channel IS NULL THEN false ELSE channels.yes END AS channel,
       CASE WHEN payment IS NULL THEN false ELSE payments.yes END AS payment, coalesce(fees.value, 0) > 0 AS fee,
       in_time, lines, line
FROM grouped JOIN named ON named.text = grouped.unit
LEFT JOIN channels ON channels.text = grouped.channel
LEFT JOIN fees ON fees.text = grouped.fee
LEFT JOIN payments ON payments.text = grouped.payment
