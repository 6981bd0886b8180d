-- What should the person know about a batch that stopped nothing?
SELECT kind, message, told, sheet, row FROM note WHERE batch = $batch ORDER BY number;
