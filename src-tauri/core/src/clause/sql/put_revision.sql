-- Stores a revision. A new one takes the next number of its clause; one that goes over
-- to another clause takes the next number there.
INSERT INTO revision (id, clause, number, change, text, marks, kind, series, alternative, label,
                      parent, place, removed, aside, parents, restores, score)
VALUES (:id, :clause, (SELECT coalesce(max(number), 0) + 1 FROM revision WHERE clause = :clause),
        :change, :text, :marks, :kind, :series, :alternative, :label,
        :parent, :place, :removed, :aside, :parents, :restores, :score)
ON CONFLICT (id) DO UPDATE SET
  number = CASE WHEN clause = excluded.clause THEN number ELSE excluded.number END,
  clause = excluded.clause, parents = excluded.parents, aside = excluded.aside
