-- What does each line of a register of payments say, its day read as a day and its texts kept?
SELECT line, trim(code) AS code, trim(unit) AS unit, trim(project) AS project, day_paid_on(paid_on) AS paid_on, trim(plan) AS plan, trim(amount) AS amount,
       CASE WHEN day_paid_on(paid_on) IS NULL THEN said(paid_on) END AS bad,
       CASE WHEN day_paid_on(paid_on) IS NULL THEN 'paid_on' END AS bad_role
FROM source
