-- Which refused lines still stand on a day? Those of known batches whose bytes were not read anew in a later known batch.
WITH known AS MATERIALIZED (FROM batches_known($as_of))
SELECT f.batch, f.sheet, f.row, f.columns AS "column", f.kind, f.raw, f.message, f.told, f.suggestion
FROM fault AS f JOIN known AS b ON b.id = f.batch
WHERE NOT EXISTS (SELECT 1 FROM known AS later WHERE later.sha256 = b.sha256 AND later.id > b.id)
ORDER BY f.batch DESC, f.number;
