-- Append the batch itself under the next number, and hand the number back.
INSERT INTO batch
SELECT coalesce(max(id), 0) + 1, $key, $sha256, $options, $file, $size, $by_whom, $known_on, $accepted_at, $sample,
       $readings, $faults, $dataset, $register_sha256, $register_lines
FROM batch RETURNING id;
