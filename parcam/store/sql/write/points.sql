-- Append the same readings to the light table that questions read.
INSERT INTO point_recent
SELECT s.id, i.month, i.indicator, i.unit, i.numerator, i.denominator, i.stated, $known_on, $batch, i.lines, $sample
FROM incoming AS i JOIN series AS s USING (indicator, unit);
