-- Which writes does the database hold, by their key?
SELECT key FROM batch UNION ALL SELECT key FROM withdrawal UNION ALL SELECT key FROM act;
