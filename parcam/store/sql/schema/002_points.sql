-- Points: the readings again, light and in reading order, so that a question touches only its own series however long the ledger is.
-- Derived: cluster.py folds recent into middle into settled, and can rebuild all three from `reading` and `batch`.
CREATE TABLE point_recent (
    series INTEGER NOT NULL, month DATE NOT NULL, indicator VARCHAR NOT NULL, unit VARCHAR NOT NULL, numerator DECIMAL(18, 3), denominator DECIMAL(18, 3),
    stated DOUBLE, known_on DATE NOT NULL, batch INTEGER NOT NULL, lines INTEGER NOT NULL, sample BOOLEAN NOT NULL
);
CREATE TABLE point_middle AS FROM point_recent;
CREATE TABLE point_settled AS FROM point_recent;
