-- Fold the recent points into the middle ones, in reading order.
CREATE TABLE folded AS
    FROM (SELECT * FROM point_middle UNION ALL SELECT * FROM point_recent) ORDER BY series, month, known_on, batch;
DROP TABLE point_middle;
ALTER TABLE folded RENAME TO point_middle;
CREATE OR REPLACE TABLE point_recent AS FROM point_middle LIMIT 0;
