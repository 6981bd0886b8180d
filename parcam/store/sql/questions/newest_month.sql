-- What is the newest month for which any reading is known on a day?
SELECT max(month) AS month FROM point AS p
WHERE p.known_on <= $as_of AND NOT EXISTS (SELECT 1 FROM withdrawal AS w WHERE w.batch = p.batch AND w.withdrawn_on <= $as_of);
