-- Which payments name no project, though others of their unit and year do? A mark ("@", "-") is no name, nor is
-- one that has lost letters.
WITH lines AS (
    SELECT line, CASE WHEN regexp_matches(project, '[\p{L}\p{N}]') AND NOT contains(project, chr(65533)) THEN project ELSE '' END AS project, named.unit, year(paid_on) AS year
    FROM kept JOIN named ON named.text = kept.unit
)
SELECT line, 'project' AS role, '' AS text FROM lines
WHERE project = '' AND (unit, year) IN (SELECT (unit, year) FROM lines WHERE project <> '')
