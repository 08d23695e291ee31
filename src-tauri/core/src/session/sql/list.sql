-- All sessions by date; those without one come last, by number.
SELECT * FROM session ORDER BY "from" IS NULL, "from", number, name, id
