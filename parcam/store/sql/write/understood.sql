-- Append what was understood of a batch, given as columns of one length; they are numbered in their order.
INSERT INTO understood BY NAME
SELECT $batch AS batch, generate_subscripts(c.what, 1) AS number, unnest(c.what) AS what, unnest(c."value") AS value,
       unnest(c.evidence) AS evidence, unnest(c.sheet) AS sheet, unnest(c.told) AS told
FROM (SELECT from_json_strict($columns, '{"what": ["VARCHAR"], "value": ["VARCHAR"], "evidence": ["VARCHAR"], "sheet": ["VARCHAR"], "told": ["VARCHAR"]}') AS c);
