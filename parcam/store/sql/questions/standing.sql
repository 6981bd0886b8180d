-- Where does each unit stand on each indicator in a year, up to a month: parts summed, or the newest month for those named in `latest`?
WITH reached AS (
    SELECT indicator, unit, list_contains($latest::VARCHAR[], indicator) AS carries,
           sum(numerator) AS summed_numerator, sum(denominator) AS summed_denominator,
           max_by({n: numerator, d: denominator, s: stated}, k.month) AS newest,
           max(k.month) AS last_month, count(*)::INTEGER AS months, count(stated)::INTEGER AS stated_months, bool_or(sample) AS sample
    FROM readings_known($series::INTEGER[], $as_of) AS k
    WHERE k.month BETWEEN $first AND $last
    GROUP BY indicator, unit
), parts AS (
    SELECT *, CASE WHEN carries THEN newest.n ELSE summed_numerator END::DOUBLE AS numerator,
           CASE WHEN carries THEN newest.d ELSE summed_denominator END::DOUBLE AS denominator,
           CASE WHEN carries THEN newest.s END AS stated_rate
    FROM reached
)
SELECT indicator, unit, numerator, denominator,
       CASE WHEN denominator IS NULL THEN stated_rate ELSE numerator / nullif(denominator, 0) END AS rate,
       stated_rate IS NOT NULL AS stated, strftime(p.last_month, '%Y-%m') AS last_month, months, stated_months, sample
FROM parts AS p
ORDER BY indicator, unit;
