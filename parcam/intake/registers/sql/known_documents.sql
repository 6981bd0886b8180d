-- What do the outgoing documents that may count say, those that say the same together, with the first of them?
WITH grouped AS (
    SELECT unit, role, signed, date_trunc('month', issued)::DATE AS issued, count(*) AS lines, min(line) AS line FROM good GROUP BY ALL
)
SELECT named.unit, issued, CASE WHEN role IS NULL THEN false ELSE roles.yes END AS role,
       CASE WHEN signed IS NULL THEN false ELSE signatures.yes END AS signed, lines, line
FROM grouped JOIN named ON named.text = grouped.unit
LEFT JOIN roles ON roles.text = grouped.role
LEFT JOIN signatures ON signatures.text = grouped.signed
