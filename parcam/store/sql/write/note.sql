-- Append the notes of a batch, given as columns of one length; they are numbered in their order.
INSERT INTO note BY NAME
SELECT $batch AS batch, generate_subscripts(c.kind, 1) AS number, unnest(c.kind) AS kind,
       unnest(c.message) AS message, unnest(c.sheet) AS sheet, unnest(c."row") AS row, unnest(c.told) AS told
FROM (SELECT from_json_strict($columns, '{"kind": ["VARCHAR"], "message": ["VARCHAR"], "sheet": ["VARCHAR"], "row": ["INTEGER"], "told": ["VARCHAR"]}') AS c);
