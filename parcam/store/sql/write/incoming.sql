-- Lay readings before the statements that compare and append them, given as columns of one length.
CREATE OR REPLACE TEMP TABLE incoming AS
SELECT unnest(c.indicator) AS indicator, unnest(c.unit) AS unit, unnest(c.month) AS month,
       unnest(c.numerator) AS numerator, unnest(c.denominator) AS denominator, unnest(c.stated) AS stated,
       unnest(c.lines) AS lines, unnest(c.sheet) AS sheet, unnest(c."row") AS row, unnest(c.columns) AS columns,
       unnest(c.raw) AS raw
FROM (SELECT from_json_strict($columns, '{"indicator": ["VARCHAR"], "unit": ["VARCHAR"], "month": ["DATE"], "numerator": ["DOUBLE"], "denominator": ["DOUBLE"], "stated": ["DOUBLE"], "lines": ["BIGINT"], "sheet": ["VARCHAR"], "row": ["BIGINT"], "columns": ["VARCHAR"], "raw": ["VARCHAR"]}') AS c);
