-- Stores a comment.
INSERT INTO comment (id, clause, text, done, author, at) VALUES (:id, :clause, :text, :done, :author, :at)
ON CONFLICT (id) DO UPDATE SET clause = excluded.clause, text = excluded.text, done = excluded.done
