-- What does each line of a register of outgoing documents say, its day read as a day and its texts kept?
SELECT line, trim(code) AS code, trim(unit) AS unit, day_issued(issued) AS issued, trim(role) AS role, trim(signed) AS signed,
       CASE WHEN day_issued(issued) IS NULL THEN said(issued) END AS bad,
       CASE WHEN day_issued(issued) IS NULL THEN 'issued' END AS bad_role
FROM source
