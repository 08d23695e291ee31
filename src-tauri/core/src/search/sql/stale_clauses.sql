-- The clauses of the text whose newest revision the index does not hold, and those in the
-- index that have left the text.
SELECT clause.id, clause.head FROM clause
LEFT JOIN found ON found.kind = 2 AND found.id = clause.id
WHERE clause.removed = 0 AND found.head IS NOT clause.head
UNION ALL
SELECT found.id, NULL FROM found
WHERE found.kind = 2
  AND NOT EXISTS (SELECT 1 FROM clause WHERE clause.id = found.id AND clause.removed = 0)
