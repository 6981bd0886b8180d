-- Which payments may count?
SELECT * FROM good
