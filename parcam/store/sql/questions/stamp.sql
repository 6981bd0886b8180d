-- One value that changes exactly when what is known on a day changes.
SELECT md5(concat(
    (SELECT coalesce(string_agg(key, ',' ORDER BY id), '') FROM batches_known($as_of)), '|',
    (SELECT coalesce(string_agg(w.key, ',' ORDER BY w.batch), '') FROM withdrawal AS w JOIN batch AS b ON b.id = w.batch
     WHERE b.known_on <= $as_of AND w.withdrawn_on <= $as_of), '|',
    (SELECT coalesce(string_agg(key, ',' ORDER BY id), '') FROM act WHERE known_on <= $as_of)
)) AS stamp;
