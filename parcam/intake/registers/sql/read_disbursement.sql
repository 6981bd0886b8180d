-- How much was disbursed from January to the end of each month with a payment, over the year's plan, for each unit (plans of its projects added)?
WITH items AS (
    SELECT named.unit, year(paid_on) AS year, date_trunc('month', paid_on) AS month, amounts.value AS amount, line
    FROM known AS grouped JOIN named ON named.text = grouped.unit
    JOIN amounts ON amounts.text = grouped.amount
), projects AS (
    SELECT named.unit, year(paid_on) AS year, project, max(plans.value) AS plan, count(DISTINCT plans.value) AS plans
    FROM kept JOIN named ON named.text = kept.unit LEFT JOIN plans ON plans.text = kept.plan
    GROUP BY ALL
), monthly AS (
    SELECT unit, year, month, sum(amount) AS amount, min(line) AS line FROM items GROUP BY ALL
), planned AS (
    SELECT unit, year, sum(plan) AS plan FROM projects
    GROUP BY ALL HAVING max(plans) = 1 AND count(plan) = count(*)
)
SELECT 'disbursement' AS indicator, unit, month, sum(amount) OVER (PARTITION BY unit, year ORDER BY month) AS numerator, plan AS denominator, line
FROM monthly JOIN planned USING (unit, year)
WHERE $amount
