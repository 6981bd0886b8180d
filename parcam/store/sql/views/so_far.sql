-- The figure a unit has reached in each month of a year: parts summed since January, or, for the indicators named in `latest_asked`, the
-- newest month carried forward. Only readings with parts are summed; the newest one decides, stated or not. Months run to the newest
-- that any of the units asked reported in that year, so that nothing reaches into the future.
CREATE OR REPLACE MACRO so_far(series_asked, as_of, from_month, to_month, latest_asked) AS TABLE
    WITH known AS MATERIALIZED (
        SELECT * FROM readings_known(series_asked, as_of) AS r
        WHERE r.month BETWEEN date_trunc('year', from_month::DATE)::DATE AND to_month
    ), month_asked AS (
        SELECT indicator, unnest(range(date_trunc('year', max(month)), max(month) + INTERVAL 1 DAY, INTERVAL 1 MONTH))::DATE AS month
        FROM known GROUP BY indicator, year(month)
    ), reached AS (
        SELECT m.indicator, k.unit, m.month,
               sum(k.numerator) AS summed_numerator, sum(k.denominator) AS summed_denominator,
               max_by({n: k.numerator, d: k.denominator, s: k.stated}, k.month) AS newest,
               max(k.month) AS last_month, count(*)::INTEGER AS months, count(k.stated)::INTEGER AS stated_months, bool_or(k.sample) AS sample
        FROM month_asked AS m JOIN known AS k
             ON k.indicator = m.indicator AND k.month BETWEEN date_trunc('year', m.month)::DATE AND m.month
        WHERE m.month >= from_month
        GROUP BY m.indicator, k.unit, m.month
    )
    SELECT indicator, unit, month, list_contains(latest_asked, indicator) AS carries,
           CASE WHEN carries THEN newest.n ELSE summed_numerator END AS numerator,
           CASE WHEN carries THEN newest.d ELSE summed_denominator END AS denominator,
           CASE WHEN carries THEN newest.s END AS stated,
           last_month, last_month < month AS carried, months, stated_months, sample
    FROM reached;
