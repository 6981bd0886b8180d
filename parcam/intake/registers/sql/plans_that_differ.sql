-- Which lines of a project name a plan of the year other than its other lines do?
WITH lines AS (
    SELECT line, kept.plan, named.unit, year(paid_on) AS year, coalesce(project, '') AS project, plans.value
    FROM kept JOIN named ON named.text = kept.unit JOIN plans ON plans.text = kept.plan
), differing AS (
    SELECT unit, year, project, count(DISTINCT value) AS kinds, list(line ORDER BY line) AS lines
    FROM lines GROUP BY ALL HAVING count(DISTINCT value) > 1
)
SELECT line, plan, kinds, lines[1] AS first, lines[:{others}] AS others FROM lines JOIN differing USING (unit, year, project)
