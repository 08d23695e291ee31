-- Stores the title.
INSERT INTO title (id, title) VALUES (:id, :title) ON CONFLICT (id) DO UPDATE SET title = excluded.title
