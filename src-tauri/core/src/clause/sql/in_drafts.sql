-- The revisions of a clause that stand in drafts, the earliest draft first.
SELECT draft.name, draft.date, draft.change, draft_clause.revision
FROM revision JOIN draft_clause ON draft_clause.revision = revision.id
JOIN draft ON draft.id = draft_clause.draft
WHERE revision.clause = :clause AND draft.withdrawn = 0
ORDER BY draft.date, draft.change
