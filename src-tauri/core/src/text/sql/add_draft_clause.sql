-- Adds one clause to a draft.
INSERT INTO draft_clause (draft, nth, revision, level, number) VALUES (:draft, :nth, :revision, :level, :number)
