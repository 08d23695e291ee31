-- The newest revision of every clause, by parent and in order among siblings.
SELECT revision.* FROM clause JOIN revision ON revision.id = clause.head
ORDER BY clause.parent, clause.place, clause.id
