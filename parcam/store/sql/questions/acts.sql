-- What was done, asked, answered, decided or remembered, as known on a day?
SELECT id, kind, plan, commitment, unit, indicator, day, by_whom AS "by", moment AS "at", known_on, text, link, refers_to, payload
FROM act
WHERE known_on <= $as_of
  AND (len($kinds::VARCHAR[]) = 0 OR list_contains($kinds::VARCHAR[], kind))
  AND ($plan = '' OR plan = $plan) AND ($commitment = '' OR commitment = $commitment)
  AND ($unit = '' OR unit = $unit) AND ($refers_to = '' OR refers_to = $refers_to)
ORDER BY known_on, id;
