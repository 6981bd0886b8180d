-- What does each line of a register of dossiers say, its days read as days and its texts kept?
SELECT line, trim(code) AS code, trim(unit) AS unit, day_received(received) AS received, day_due(due) AS due, day_resolved(resolved) AS resolved,
       trim(channel) AS channel, trim(fee) AS fee, trim(payment) AS payment,
       CASE WHEN day_received(received) IS NULL AND said(received) IS NOT NULL THEN received
            WHEN day_due(due) IS NULL AND said(due) IS NOT NULL THEN due
            WHEN day_resolved(resolved) IS NULL AND said(resolved) IS NOT NULL THEN resolved END AS bad,
       CASE WHEN day_received(received) IS NULL AND said(received) IS NOT NULL THEN 'received'
            WHEN day_due(due) IS NULL AND said(due) IS NOT NULL THEN 'due'
            WHEN day_resolved(resolved) IS NULL AND said(resolved) IS NOT NULL THEN 'resolved'
            WHEN said(received) IS NULL AND said(resolved) IS NULL THEN 'received' END AS bad_role
FROM source
