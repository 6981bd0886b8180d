-- What does each line of a register of dossiers say, its days read as days and its texts kept?
-- Which text is no day is asked once: asked twice, it would be worked out for every line, also those whose days are all read.
WITH asked AS (
    SELECT *, CASE WHEN received_day IS NULL AND said(received) IS NOT NULL THEN 'received'
                   WHEN due_day IS NULL AND said(due) IS NOT NULL THEN 'due'
                   WHEN resolved_day IS NULL AND said(resolved) IS NOT NULL THEN 'resolved' END AS wrong
    FROM dated
)
SELECT line, code, unit, received_day AS received, due_day AS due, resolved_day AS resolved, channel, fee, payment,
       CASE wrong WHEN 'received' THEN received WHEN 'due' THEN due WHEN 'resolved' THEN resolved END AS bad,
       coalesce(wrong, CASE WHEN received_day IS NULL AND resolved_day IS NULL THEN 'received' END) AS bad_role
FROM asked
