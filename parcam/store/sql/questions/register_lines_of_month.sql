-- Which lines of a register fall into a month, by the day in the column named, for these spellings of units?
SELECT * FROM read_parquet($path) AS r
WHERE ($units::VARCHAR[] IS NULL OR list_contains($units::VARCHAR[], r.unit))
  AND date_trunc('month', COLUMNS(one -> one = $day)) = $month
ORDER BY r.line LIMIT $limit OFFSET $offset;
