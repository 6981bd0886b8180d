-- How many dossiers that count were taken in which month, are late from which month's end on, and had their result in which month?
-- Lines are streamed twice rather than held: ten million of them would take the memory the reading has. Months are counted as numbers,
-- twice as fast as days: each is a day again once the lines are counted.
-- One due on a month's last day is in time at that month's end; the register's own last month ends with the last day it knows of.
WITH good AS NOT MATERIALIZED (
    SELECT unit, received, due, resolved FROM read_parquet($path) WHERE bad_role IS NULL AND line NOT IN (SELECT line FROM out)
), last AS (
    SELECT greatest(max(received), max(resolved)) AS day FROM good
), counted AS (
    SELECT unit, 12 * year(received) + month(received) - 1 AS received, 12 * year(due + 1) + month(due + 1) - 1 AS late_from,
           12 * year(resolved) + month(resolved) - 1 AS resolved, due < (SELECT day FROM last) AS known, count(*) AS lines
    FROM good WHERE received IS NOT NULL AND due IS NOT NULL GROUP BY ALL
), months AS (
    SELECT unit, make_date(received // 12, received % 12 + 1, 1) AS received, make_date(late_from // 12, late_from % 12 + 1, 1) AS late_from,
           make_date(resolved // 12, resolved % 12 + 1, 1) AS resolved, known, lines
    FROM counted
)
SELECT 'on_time' AS indicator, 'pending' AS stock, unit, received,
       CASE WHEN known THEN late_from ELSE greatest(late_from, date_trunc('month', last.day) + INTERVAL 1 MONTH)::DATE END AS late_from,
       resolved, sum(lines)::BIGINT AS lines
FROM months, last GROUP BY ALL
