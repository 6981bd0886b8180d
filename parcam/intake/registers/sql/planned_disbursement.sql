-- How much may each unit spend in a year: the plans of its projects added, none where a project names no plan or two?
-- Where the column is one of contents ("Thanh toán đợt 1"), the one plan said with all of them is the unit's own.
WITH projects AS (
    SELECT named.unit, year(paid_on) AS year, project, max(plans.value) AS plan, count(DISTINCT plans.value) AS plans
    FROM kept JOIN named ON named.text = kept.unit LEFT JOIN plans ON plans.text = kept.plan
    WHERE line NOT IN (SELECT line FROM unowned)
    GROUP BY ALL
)
SELECT unit, year, CASE WHEN {contents} AND count(DISTINCT plan) = 1 THEN max(plan) ELSE sum(plan) END AS plan FROM projects
GROUP BY ALL HAVING max(plans) = 1 AND count(plan) = count(*)
