-- What does a batch without a register hold? No lines.
SELECT 0 AS line WHERE false;
