-- How many dossiers that count were taken in which month, are late from which month's end on, and had their result in which month?
-- Lines are streamed twice rather than held: ten million of them would take the memory the reading has.
-- One due on a month's last day is in time at that month's end; the register's own last month ends with the last day it knows of.
WITH good AS NOT MATERIALIZED (
    SELECT unit, received, due, resolved FROM read_parquet($path) WHERE bad_role IS NULL AND line NOT IN (SELECT line FROM out)
), counted AS NOT MATERIALIZED (
    SELECT * FROM good WHERE received IS NOT NULL AND due IS NOT NULL
), last AS (
    SELECT greatest(max(received), max(resolved)) AS day FROM good
)
SELECT 'on_time' AS indicator, 'pending' AS stock, unit, date_trunc('month', received)::DATE AS received,
       (CASE WHEN due < last.day THEN date_trunc('month', due + 1)
             ELSE greatest(date_trunc('month', due + 1), date_trunc('month', last.day) + INTERVAL 1 MONTH) END)::DATE AS late_from,
       date_trunc('month', resolved)::DATE AS resolved, count(*) AS lines
FROM counted, last GROUP BY ALL
