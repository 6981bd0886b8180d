-- How much was disbursed from January to the end of each month with a payment, over the year's plan, for each unit (plans of its projects added)?
WITH items AS (
    SELECT named.unit, year(paid_on) AS year, date_trunc('month', paid_on) AS month, amounts.value AS amount, line
    FROM known AS grouped JOIN named ON named.text = grouped.unit
    JOIN amounts ON amounts.text = grouped.amount
), monthly AS (
    SELECT unit, year, month, sum(amount) AS amount, min(line) AS line FROM items GROUP BY ALL
)
SELECT 'disbursement' AS indicator, unit, month, sum(amount) OVER (PARTITION BY unit, year ORDER BY month) AS numerator, plan AS denominator, line
FROM monthly JOIN planned USING (unit, year)
WHERE $amount
