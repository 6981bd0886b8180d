-- Which columns does a register have?
SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet($path));
