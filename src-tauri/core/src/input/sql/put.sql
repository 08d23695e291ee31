-- Stores an input.
INSERT INTO input (id, content, name, withdrawn, judged) VALUES (:id, :content, :name, :withdrawn, :judged)
ON CONFLICT (id) DO UPDATE SET content = excluded.content, name = excluded.name,
  withdrawn = excluded.withdrawn, judged = excluded.judged
