-- Lets a clause show a revision.
INSERT INTO clause (id, head, parent, place, removed) VALUES (:clause, :head, :parent, :place, :removed)
ON CONFLICT (id) DO UPDATE SET
  head = excluded.head, parent = excluded.parent, place = excluded.place, removed = excluded.removed
