-- The newest revision of a clause that does not stand aside.
SELECT id, parent, place, removed FROM revision
WHERE clause = :clause AND aside = 0 ORDER BY number DESC LIMIT 1
