-- What was remembered and not forgotten since, as known on a day: the newest act of either kind decides for each thing referred to.
WITH newest AS (
    SELECT max_by(id, (known_on, id)) AS id FROM act WHERE known_on <= $as_of AND kind IN ($kind, $forgotten) GROUP BY refers_to
)
SELECT id, kind, plan, commitment, unit, indicator, day, by_whom AS "by", moment AS "at", known_on, text, link, refers_to, payload
FROM act SEMI JOIN newest USING (id)
WHERE kind = $kind
ORDER BY known_on, id;
