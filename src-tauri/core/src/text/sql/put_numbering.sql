-- Stores the numbers of a renumbering in place of those of the one before.
INSERT INTO numbering (id, draft, contents) VALUES (:id, :draft, :contents)
ON CONFLICT (id) DO UPDATE SET draft = excluded.draft, contents = excluded.contents
