-- Which files must be kept for which batch?
SELECT id, file, sha256, register_sha256 FROM batch ORDER BY id;
