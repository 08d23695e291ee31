-- All drafts by date.
SELECT draft.*, change.author, change.made_at,
       (SELECT count(*) FROM draft_clause WHERE draft_clause.draft = draft.id) AS clauses
FROM draft JOIN change ON change.seq = draft.change
ORDER BY draft.date, draft.change
