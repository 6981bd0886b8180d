-- What was remembered and not forgotten since, as known on a day: the newest act of either kind decides for each thing referred to.
SELECT id, kind, plan, commitment, unit, indicator, day, by_whom AS "by", moment AS "at", known_on, text, link, refers_to, payload
FROM act
WHERE known_on <= $as_of AND kind IN ($kind, $forgotten)
QUALIFY row_number() OVER (PARTITION BY refers_to ORDER BY known_on DESC, id DESC) = 1 AND kind = $kind
ORDER BY known_on, id;
