-- Which payments name no project, though others of their unit and year do?
WITH lines AS (
    SELECT line, coalesce(trim(project), '') AS project, named.unit, year(paid_on) AS year
    FROM kept JOIN named ON named.text = kept.unit
)
SELECT line, 'project' AS role, '' AS text FROM lines
WHERE project = '' AND (unit, year) IN (SELECT (unit, year) FROM lines WHERE project <> '')
