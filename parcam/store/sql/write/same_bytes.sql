-- The batch that holds the same bytes read with the same options and was not withdrawn.
SELECT id, readings FROM batch AS b
WHERE sha256 = $sha256 AND options = $options AND NOT EXISTS (SELECT 1 FROM withdrawal AS w WHERE w.batch = b.id)
ORDER BY id LIMIT 1;
