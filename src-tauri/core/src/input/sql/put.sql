-- Stores an input.
INSERT INTO input (id, content, name, withdrawn) VALUES (:id, :content, :name, :withdrawn)
ON CONFLICT (id) DO UPDATE SET content = excluded.content, name = excluded.name, withdrawn = excluded.withdrawn
