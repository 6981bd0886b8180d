-- Is every block readable, does every reading have its batch, every batch all its readings, and do the points say what the facts say?
WITH touched AS (
    -- Asked for in the answer, or the planner would leave the blocks unread.
    SELECT concat_ws('-', (SELECT bit_xor(hash(r)) FROM reading AS r), (SELECT bit_xor(hash(b)) FROM batch AS b),
                     (SELECT bit_xor(hash(f)) FROM fault AS f), (SELECT bit_xor(hash(n)) FROM note AS n),
                     (SELECT bit_xor(hash(a)) FROM account AS a), (SELECT bit_xor(hash(u)) FROM understood AS u),
                     (SELECT bit_xor(hash(w)) FROM withdrawal AS w), (SELECT bit_xor(hash(a)) FROM act AS a),
                     (SELECT bit_xor(hash(s)) FROM series AS s)) AS sum
), counted AS (
    -- A batch counts its readings, not the stocks beside them ("on_time.pending").
    SELECT r.batch, count(*) FILTER (NOT contains(s.indicator, '.')) AS readings FROM reading AS r JOIN series AS s ON s.id = r.series
    GROUP BY r.batch
), facts AS (
    SELECT count(*) AS n, bit_xor(hash(r.series, r.month, s.indicator, s.unit, r.numerator, r.denominator, r.stated, b.known_on, r.batch, r.lines,
                                       b.sample)) AS h
    FROM reading AS r JOIN series AS s ON s.id = r.series JOIN batch AS b ON b.id = r.batch
), points AS (
    SELECT count(*) AS n, bit_xor(hash(p.series, p.month, p.indicator, p.unit, p.numerator, p.denominator, p.stated, p.known_on, p.batch, p.lines,
                                       p.sample)) AS h
    FROM point AS p
)
SELECT (SELECT count(*) FROM batch) AS batches, (SELECT coalesce(sum(readings), 0)::BIGINT FROM counted) AS readings,
       (SELECT count(*) FROM counted AS c ANTI JOIN batch AS b ON b.id = c.batch) AS orphan_readings,
       (SELECT count(*) FROM batch AS b LEFT JOIN counted AS c ON c.batch = b.id WHERE b.readings <> coalesce(c.readings, 0)) AS short_batches,
       (SELECT abs(points.n - facts.n) + (points.h IS DISTINCT FROM facts.h)::INTEGER FROM facts, points) AS points_differ,
       touched.sum
FROM touched;
