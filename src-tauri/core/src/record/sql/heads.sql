-- The newest hash of each desk.
SELECT hash FROM change AS newest
WHERE number = (SELECT max(number) FROM change WHERE desk = newest.desk)
