-- Append the accounts of lines of a batch, given as columns of one length; they are numbered in their order.
INSERT INTO account BY NAME
SELECT $batch AS batch, generate_subscripts(c.sheet, 1) AS number, unnest(c.sheet) AS sheet, unnest(c.lines) AS lines,
       unnest(c.header) AS header, unnest(c.readings) AS readings, unnest(c.rejects) AS rejects,
       unnest(c.totals) AS totals, unnest(c.blank) AS blank, unnest(c.extras) AS extras
FROM (SELECT from_json_strict($columns, '{"sheet": ["VARCHAR"], "lines": ["BIGINT"], "header": ["BIGINT"], "readings": ["BIGINT"], "rejects": ["BIGINT"], "totals": ["BIGINT"], "blank": ["BIGINT"], "extras": ["BIGINT"]}') AS c);
