-- Make the points anew from the facts, in reading order.
CREATE TABLE folded AS
    SELECT r.series, r.month, s.indicator, s.unit, r.numerator, r.denominator, r.stated, b.known_on, r.batch, r.lines, b.sample
    FROM reading AS r JOIN series AS s ON s.id = r.series JOIN batch AS b ON b.id = r.batch
    ORDER BY r.series, r.month, b.known_on, r.batch;
DROP TABLE point_settled;
ALTER TABLE folded RENAME TO point_settled;
CREATE OR REPLACE TABLE point_middle AS FROM point_settled LIMIT 0;
CREATE OR REPLACE TABLE point_recent AS FROM point_settled LIMIT 0;
