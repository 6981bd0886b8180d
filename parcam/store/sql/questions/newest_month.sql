-- What is the newest month for which any reading of these series is known on a day?
SELECT max(month) AS month FROM points_known($series::INTEGER[], $as_of);
