-- The wording that a clause of the text has now.
SELECT revision.text FROM clause JOIN revision ON revision.id = clause.head
WHERE clause.id = :clause AND clause.removed = 0
