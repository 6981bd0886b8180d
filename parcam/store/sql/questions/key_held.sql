-- Does the database hold the write of this key?
SELECT key FROM batch WHERE key = $key UNION ALL SELECT key FROM withdrawal WHERE key = $key UNION ALL SELECT key FROM act WHERE key = $key;
