-- Stores a term.
INSERT INTO term (id, name, entry) VALUES (:id, :name, :entry)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, entry = excluded.entry
