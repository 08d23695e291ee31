-- Lets a clause show its newest revision that does not stand aside, if it has one.
INSERT INTO clause (id, head, parent, place, removed)
SELECT clause, id, parent, place, removed FROM revision
WHERE clause = :clause AND aside = 0 ORDER BY number DESC LIMIT 1
ON CONFLICT (id) DO UPDATE SET
  head = excluded.head, parent = excluded.parent, place = excluded.place, removed = excluded.removed
