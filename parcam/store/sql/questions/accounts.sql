-- Where did every line of a batch's file go?
SELECT sheet, lines, header, readings, rejects, totals, blank, extras FROM account WHERE batch = $batch ORDER BY number;
