-- The printed numbers of a draft, by clause.
SELECT revision.clause, draft_clause.number
FROM draft_clause JOIN revision ON revision.id = draft_clause.revision
WHERE draft_clause.draft = :draft
