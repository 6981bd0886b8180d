-- Fold recent and middle points into the settled ones, in reading order.
CREATE TABLE folded AS FROM point ORDER BY series, month, known_on, batch;
DROP TABLE point_settled;
ALTER TABLE folded RENAME TO point_settled;
CREATE OR REPLACE TABLE point_middle AS FROM point_settled LIMIT 0;
CREATE OR REPLACE TABLE point_recent AS FROM point_settled LIMIT 0;
