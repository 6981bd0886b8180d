-- What is known on a day. Made anew at every opening, so that a change here needs no migration.
CREATE OR REPLACE VIEW point AS
    SELECT * FROM point_settled UNION ALL SELECT * FROM point_middle UNION ALL SELECT * FROM point_recent;

-- What counts as known on a day: batches known by then and not withdrawn by then. The list of series is pushed into the scan, and
-- row groups that hold none of them are skipped.
CREATE OR REPLACE MACRO points_known(series_asked, as_of) AS TABLE
    SELECT p.* FROM point AS p
    SEMI JOIN (SELECT unnest(series_asked) AS series) AS a ON a.series = p.series
    ANTI JOIN (SELECT batch FROM withdrawal WHERE withdrawn_on <= as_of) AS w ON w.batch = p.batch
    WHERE p.known_on <= as_of;

-- The reading in force for each indicator, unit and month on a day: of those known, the newest (known_on, batch) wins.
CREATE OR REPLACE MACRO readings_known(series_asked, as_of) AS TABLE
    SELECT indicator, unit, month, unnest(max_by({
        numerator: numerator, denominator: denominator, stated: stated, batch: batch, known_on: known_on, lines: lines, sample: sample
    }, (known_on, batch)))
    FROM points_known(series_asked, as_of) GROUP BY indicator, unit, month;

-- The indicators, units and months of which a batch, or the withdrawal of one, came to be known after one day and by another.
CREATE OR REPLACE MACRO touched(series_asked, from_day, to_day) AS TABLE
    WITH batch_touched AS (
        SELECT id AS batch FROM batch WHERE known_on > from_day AND known_on <= to_day
        UNION SELECT batch FROM withdrawal WHERE withdrawn_on > from_day AND withdrawn_on <= to_day
    )
    SELECT DISTINCT p.series, p.month FROM point AS p
    SEMI JOIN batch_touched AS b ON b.batch = p.batch
    SEMI JOIN (SELECT unnest(series_asked) AS series) AS a ON a.series = p.series;

-- The reading in force on a day, only where something was touched between two days: what a comparison of those days needs.
CREATE OR REPLACE MACRO readings_known_of_touched(series_asked, as_of, from_day, to_day) AS TABLE
    SELECT indicator, unit, p.month, unnest(max_by({
        numerator: numerator, denominator: denominator, stated: stated, batch: batch, known_on: known_on
    }, (known_on, batch)))
    FROM points_known(series_asked, as_of) AS p
    SEMI JOIN touched(series_asked, from_day, to_day) AS t ON t.series = p.series AND t.month = p.month
    GROUP BY indicator, unit, p.month;

CREATE OR REPLACE MACRO batches_known(as_of) AS TABLE
    SELECT * FROM batch AS b
    WHERE b.known_on <= as_of AND NOT EXISTS (SELECT 1 FROM withdrawal AS w WHERE w.batch = b.id AND w.withdrawn_on <= as_of);
