-- Which lines of a batch were refused, and why?
SELECT sheet, row, columns AS "column", kind, raw, message, told, suggestion FROM fault WHERE batch = $batch ORDER BY number;
