-- Append the refused lines of a batch, given as columns of one length; they are numbered in their order.
INSERT INTO fault BY NAME
SELECT $batch AS batch, generate_subscripts(c.sheet, 1) AS number, unnest(c.sheet) AS sheet, unnest(c."row") AS row,
       unnest(c.kind) AS kind, unnest(c.raw) AS raw, unnest(c.message) AS message, unnest(c.suggestion) AS suggestion,
       unnest(c."column") AS columns, unnest(c.told) AS told
FROM (SELECT from_json_strict($columns, '{"sheet": ["VARCHAR"], "row": ["INTEGER"], "kind": ["VARCHAR"], "raw": ["VARCHAR"], "message": ["VARCHAR"], "suggestion": ["VARCHAR"], "column": ["VARCHAR"], "told": ["VARCHAR"]}') AS c);
