-- Which acts of a kind has nobody answered, as known on a day?
SELECT a.id, a.kind, a.plan, a.commitment, a.unit, a.indicator, a.day, a.by_whom AS "by", a.moment AS "at", a.known_on, a.text, a.link,
       a.refers_to, a.payload
FROM act AS a
WHERE a.kind = $kind AND a.known_on <= $as_of
  AND NOT EXISTS (SELECT 1 FROM act AS r WHERE r.kind = $answer AND r.known_on <= $as_of AND r.refers_to = a.id::VARCHAR)
ORDER BY a.known_on, a.id;
