-- Stores the note on a change.
INSERT INTO note (change, text) VALUES (:change, :text) ON CONFLICT (change) DO UPDATE SET text = excluded.text
