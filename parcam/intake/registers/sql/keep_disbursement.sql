-- What does each line of a register of payments say, its day read as a day and its texts kept?
SELECT line, code, unit, project, paid AS paid_on, plan, amount,
       CASE WHEN paid IS NULL THEN said(paid_on) END AS bad, CASE WHEN paid IS NULL THEN 'paid_on' END AS bad_role
FROM (SELECT *, day_paid_on(paid_on) AS paid FROM source)
