-- How many outgoing documents were digitally signed, in all and of those signed by the office's leaders, by month of issue and unit?
SELECT 'doc_signed' AS indicator, unit, issued AS month, coalesce(sum(lines) FILTER (signed), 0)::DOUBLE AS numerator, sum(lines)::DOUBLE AS denominator, min(line) AS line
FROM known WHERE signed IS NOT NULL AND $signed GROUP BY ALL
UNION ALL
SELECT 'leader_signed', unit, issued, coalesce(sum(lines) FILTER (signed), 0)::DOUBLE, sum(lines)::DOUBLE, min(line)
FROM known WHERE role AND signed IS NOT NULL AND $signed AND $role GROUP BY ALL
