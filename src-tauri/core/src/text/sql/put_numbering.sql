-- Stores the numbers of a renumbering in place of those of the one before.
INSERT INTO numbering (id, change, contents) VALUES (:id, :change, :contents)
ON CONFLICT (id) DO UPDATE SET change = excluded.change, contents = excluded.contents
