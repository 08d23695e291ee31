-- The clauses in the text whose wording prints numbers of others.
SELECT clause.id FROM clause JOIN revision ON revision.id = clause.head
WHERE clause.removed = 0 AND instr(revision.marks, '"reference"') > 0
ORDER BY clause.id
