-- What does each line of a register of payments say, its day read as a day and its texts kept?
SELECT line, code, unit, project, paid_on_day AS paid_on, plan, amount,
       CASE WHEN paid_on_day IS NULL THEN said(paid_on) END AS bad, CASE WHEN paid_on_day IS NULL THEN 'paid_on' END AS bad_role
FROM dated
