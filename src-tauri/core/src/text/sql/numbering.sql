-- The numbers of the newest renumbering, and when the draft was sealed that was the newest
-- when it was made: never, where there was none.
SELECT numbering.contents, coalesce(draft.change, 0) AS sealed
FROM numbering LEFT JOIN draft ON draft.id = numbering.draft
