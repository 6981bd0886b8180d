-- What did the reader conclude about a batch's file, with what evidence?
SELECT what, value, evidence, told, sheet FROM understood WHERE batch = $batch ORDER BY number;
