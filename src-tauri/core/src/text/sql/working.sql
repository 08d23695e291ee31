-- The newest revision of every clause, by parent and in order among siblings.
SELECT blob.bytes, revision.*
FROM clause JOIN revision ON revision.id = clause.head LEFT JOIN blob ON blob.hash = revision.text
ORDER BY clause.parent, clause.place, clause.id
