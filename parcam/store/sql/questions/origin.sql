-- Where does the reading in force come from: batch, file, who, when, sheet, row, column, raw cells?
SELECT k.indicator, k.unit, strftime(k.month, '%Y-%m') AS month, k.numerator::DOUBLE AS numerator, k.denominator::DOUBLE AS denominator, k.stated,
       b.id AS batch, b.file, b.sha256, b.by_whom AS "by", b.known_on, b.accepted_at, b.sample, b.dataset, r.lines,
       r.sheet, r.row, r.columns AS "column", r.raw
FROM readings_known($series::INTEGER[], $as_of) AS k
JOIN batch AS b ON b.id = k.batch
JOIN reading AS r ON r.batch = k.batch AND r.month = k.month AND list_contains($series::INTEGER[], r.series)
WHERE k.month = $month;
