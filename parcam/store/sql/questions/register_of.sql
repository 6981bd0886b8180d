-- Which register was kept with a batch?
SELECT dataset, register_sha256, register_lines FROM batch WHERE id = $batch;
