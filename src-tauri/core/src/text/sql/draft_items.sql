-- The clauses of a draft in order, each in its exact revision.
SELECT revision.*, draft_clause.level, draft_clause.number AS draft_number
FROM draft_clause JOIN revision ON revision.id = draft_clause.revision
WHERE draft_clause.draft = :draft ORDER BY draft_clause.nth
