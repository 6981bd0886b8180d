-- Append an act under the next number, and hand the number back.
INSERT INTO act
SELECT coalesce(max(id), 0) + 1, $key, $kind, $plan, $commitment, $unit, $indicator, $day, $by, $at, $known_on, $text, $link, $refers_to, $payload
FROM act RETURNING id;
