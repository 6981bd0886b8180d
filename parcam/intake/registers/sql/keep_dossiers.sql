-- What does each line of a register of dossiers say, its days read as days and its texts kept?
SELECT line, code, unit, received_on AS received, due_on AS due, resolved_on AS resolved, channel, fee, payment,
       CASE WHEN received_on IS NULL AND said(received) IS NOT NULL THEN received
            WHEN due_on IS NULL AND said(due) IS NOT NULL THEN due
            WHEN resolved_on IS NULL AND said(resolved) IS NOT NULL THEN resolved END AS bad,
       CASE WHEN received_on IS NULL AND said(received) IS NOT NULL THEN 'received'
            WHEN due_on IS NULL AND said(due) IS NOT NULL THEN 'due'
            WHEN resolved_on IS NULL AND said(resolved) IS NOT NULL THEN 'resolved'
            WHEN received_on IS NULL AND resolved_on IS NULL THEN 'received' END AS bad_role
FROM (SELECT *, day_received(received) AS received_on, day_due(due) AS due_on, day_resolved(resolved) AS resolved_on FROM source)
