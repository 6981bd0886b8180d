-- Which lines does a register hold, for these spellings of units?
SELECT * FROM read_parquet($path) AS r
WHERE $units::VARCHAR[] IS NULL OR list_contains($units::VARCHAR[], r.unit)
ORDER BY r.line LIMIT $limit OFFSET $offset;
