-- The wordings that a draft which stands has, and that are not what the clause says now.
SELECT DISTINCT revision.id, revision.clause, revision.text FROM draft_clause
JOIN draft ON draft.id = draft_clause.draft AND draft.withdrawn = 0
JOIN revision ON revision.id = draft_clause.revision
JOIN clause ON clause.id = revision.clause
JOIN revision AS head ON head.id = clause.head
WHERE revision.removed = 0 AND (head.text <> revision.text OR head.removed = 1)
ORDER BY revision.clause, revision.number DESC
