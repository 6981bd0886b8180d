-- Which batches are known by a day, and which of them were withdrawn by then? Refused lines are counted by the account of all lines:
-- of a large register only the first are listed as faults.
SELECT b.id, b.sha256, b.file, b.size, b.by_whom AS "by", b.known_on, b.accepted_at, b.readings,
       coalesce(nullif(a.rejects, 0), b.faults) AS faults, b.sample,
       w.withdrawn_on, coalesce(w.by_whom, '') AS withdrawn_by, coalesce(w.why, '') AS withdrawn_why
FROM batch AS b LEFT JOIN (SELECT batch, sum(rejects)::BIGINT AS rejects FROM account GROUP BY batch) AS a ON a.batch = b.id
LEFT JOIN withdrawal AS w ON w.batch = b.id AND w.withdrawn_on <= $as_of
WHERE b.known_on <= $as_of AND ($batch = 0 OR b.id = $batch)
ORDER BY b.id DESC;
