-- What did the person state when this batch was read?
SELECT options FROM batch WHERE id = $batch;
