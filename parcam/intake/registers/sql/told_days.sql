-- One text of a column of days for each way in which they are written: shape, what day and month can be, and each that a spreadsheet may have turned?
SELECT any_value({0}) FROM (
    SELECT {0}, try_cast(regexp_extract({0}, '^(?:\d+:\d+(?::\d+)? )?(\d+)', 1) AS BIGINT) AS one,
           try_cast(regexp_extract({0}, '^(?:\d+:\d+(?::\d+)? )?\d+[/.-](\d+)', 1) AS BIGINT) AS other,
           try_cast(regexp_extract({0}, '^\s*\d\d\d\d[/.-]\d+[/.-](\d\d?)', 1) AS BIGINT) AS last
    FROM (SELECT DISTINCT {0} FROM source WHERE regexp_matches({0}, '^\s*[\pNnN]'))
) GROUP BY regexp_replace({0}, '[0-9]', '9', 'g'), left(trim({0}), 1), one > 12, other > 12, one = other, one = 0, other = 0,
    CASE WHEN other > 31 THEN NULL WHEN one BETWEEN 13 AND 31 THEN one * 100 + other WHEN last <= 12 THEN other * 100 + last END
