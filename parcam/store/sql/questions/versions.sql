-- Which versions of one reading were ever accepted, newest first, and which is in force on a day?
SELECT r.numerator::DOUBLE AS numerator, r.denominator::DOUBLE AS denominator, r.stated, b.id AS batch, b.file, b.by_whom AS "by", b.known_on,
       b.accepted_at, b.sample, w.withdrawn_on, coalesce(w.why, '') AS withdrawn_why, r.sheet, r.row, r.columns AS "column", r.raw,
       b.id IS NOT DISTINCT FROM (SELECT max(batch) FROM readings_known($series::INTEGER[], $as_of) AS k WHERE k.month = $month) AS in_force
FROM reading AS r JOIN batch AS b ON b.id = r.batch
LEFT JOIN withdrawal AS w ON w.batch = b.id AND w.withdrawn_on <= $as_of
WHERE list_contains($series::INTEGER[], r.series) AND r.month = $month AND b.known_on <= $as_of
ORDER BY b.known_on DESC, b.id DESC;
