-- Which payments bring a unit, by the end of their month, above its plan of the year?
WITH paid AS (
    SELECT line, good.amount, named.unit, year(paid_on) AS year,
           sum(amounts.value) OVER (PARTITION BY named.unit, year(paid_on) ORDER BY date_trunc('month', paid_on)) AS so_far
    FROM good JOIN named ON named.text = good.unit JOIN amounts ON amounts.text = good.amount
)
SELECT line, amount FROM paid JOIN planned USING (unit, year) WHERE so_far > plan
