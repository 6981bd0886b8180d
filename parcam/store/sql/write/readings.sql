-- Append the readings of a batch, with where each stood.
INSERT INTO reading
SELECT $batch, s.id, i.month, i.numerator, i.denominator, i.stated, i.lines, i.sheet, i.row, i.columns, i.raw
FROM incoming AS i JOIN series AS s USING (indicator, unit);
