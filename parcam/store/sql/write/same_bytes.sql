-- The batch that holds the same bytes read with the same options to the same effect (a spelling confirmed
-- since gives more) and was not withdrawn; for a replay, the batch of that key.
SELECT id, readings FROM batch AS b
WHERE CASE WHEN $key::VARCHAR IS NULL
           THEN sha256 = $sha256 AND options = $options AND readings = $readings AND faults = $faults
                AND NOT EXISTS (SELECT 1 FROM withdrawal AS w WHERE w.batch = b.id)
           ELSE b.key = $key END
ORDER BY id LIMIT 1;
