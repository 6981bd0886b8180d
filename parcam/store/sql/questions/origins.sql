-- In which batch, sheet and row does each reading in force of these series and months stand?
SELECT k.indicator, k.unit, strftime(k.month, '%Y-%m') AS month, k.numerator::DOUBLE AS numerator, k.denominator::DOUBLE AS denominator,
       k.stated, k.batch, r.sheet, r.row
FROM readings_known($series::INTEGER[], $as_of) AS k
JOIN reading AS r ON r.batch = k.batch AND r.month = k.month
JOIN series AS s ON s.id = r.series AND s.indicator = k.indicator AND s.unit = k.unit
WHERE k.month BETWEEN $first AND $last
ORDER BY k.indicator, k.unit, k.month;
