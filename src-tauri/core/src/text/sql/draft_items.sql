-- The clauses of a draft in order, each in its exact revision.
SELECT draft_clause.level, draft_clause.number AS draft_number, blob.bytes, revision.*
FROM draft_clause JOIN revision ON revision.id = draft_clause.revision
LEFT JOIN blob ON blob.hash = revision.text
WHERE draft_clause.draft = :draft ORDER BY draft_clause.nth
