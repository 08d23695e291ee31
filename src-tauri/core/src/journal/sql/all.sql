-- All texts, oldest first.
SELECT clause, based_on, wording, at FROM unkept ORDER BY at, clause
