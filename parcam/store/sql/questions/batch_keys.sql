-- Under which key does the journal know each batch?
SELECT id, key FROM batch ORDER BY id;
