-- What does each line of a register of outgoing documents say, its day read as a day and its texts kept?
SELECT line, code, unit, issued_day AS issued, role, signed,
       CASE WHEN issued_day IS NULL THEN said(issued) END AS bad, CASE WHEN issued_day IS NULL THEN 'issued' END AS bad_role
FROM dated
