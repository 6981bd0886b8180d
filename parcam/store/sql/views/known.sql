-- What is known on a day. Made anew at every opening, so that a change here needs no migration.
CREATE OR REPLACE VIEW point AS
    SELECT * FROM point_settled UNION ALL SELECT * FROM point_middle UNION ALL SELECT * FROM point_recent;

-- What counts as known on a day: batches known by then and not withdrawn by then. The join pushes the list of series into the scan, so
-- that row groups that hold none of them are skipped; within a row group it filters nothing, so a short list is also held against each
-- row before its other columns are read (a long list would cost more than it saves).
CREATE OR REPLACE MACRO points_known(series_asked, as_of) AS TABLE
    SELECT p.* FROM point AS p
    SEMI JOIN (SELECT unnest(series_asked) AS series) AS a ON a.series = p.series
    ANTI JOIN (SELECT batch FROM withdrawal WHERE withdrawn_on <= as_of) AS w ON w.batch = p.batch
    WHERE p.known_on <= as_of AND (len(series_asked) > 200 OR list_contains(series_asked, p.series));

-- The reading in force for each indicator, unit and month on a day: of those known, the newest (known_on, batch) wins.
CREATE OR REPLACE MACRO readings_known(series_asked, as_of) AS TABLE
    SELECT indicator, unit, month, unnest(max_by({
        numerator: numerator, denominator: denominator, stated: stated, batch: batch, known_on: known_on, lines: lines, sample: sample
    }, (known_on, batch)))
    FROM points_known(series_asked, as_of) GROUP BY indicator, unit, month;

CREATE OR REPLACE MACRO batches_known(as_of) AS TABLE
    SELECT * FROM batch AS b
    WHERE b.known_on <= as_of AND NOT EXISTS (SELECT 1 FROM withdrawal AS w WHERE w.batch = b.id AND w.withdrawn_on <= as_of);
