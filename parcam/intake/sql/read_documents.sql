-- How many outgoing documents were digitally signed, in all and of those signed by the office's leaders, by month of issue and unit?
WITH grouped AS (
    SELECT unit, role, signed, date_trunc('month', issued) AS month, count(*) AS lines, min(line) AS first FROM good GROUP BY ALL
), known AS (
    SELECT named.unit, coalesce(roles.yes, false) AS by_leader, coalesce(signatures.yes, false) AS signed, month, lines, first
    FROM grouped JOIN named ON named.text = grouped.unit
    LEFT JOIN roles ON roles.text = grouped.role
    LEFT JOIN signatures ON signatures.text = grouped.signed
)
SELECT 'doc_signed' AS indicator, unit, month, coalesce(sum(lines) FILTER (signed), 0)::DOUBLE AS numerator, sum(lines)::DOUBLE AS denominator, min(first) AS line
FROM known WHERE $signed GROUP BY ALL
UNION ALL
SELECT 'leader_signed', unit, month, coalesce(sum(lines) FILTER (signed), 0)::DOUBLE, sum(lines)::DOUBLE, min(first)
FROM known WHERE by_leader AND $signed AND $role GROUP BY ALL
