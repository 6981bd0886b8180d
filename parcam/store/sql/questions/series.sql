-- Which pairs of indicator and unit has the ledger met, under which number?
SELECT id, indicator, unit FROM series ORDER BY id;
