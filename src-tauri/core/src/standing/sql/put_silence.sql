-- Stores a silence procedure.
INSERT INTO silence (id, draft, content) VALUES (:id, :draft, :content)
ON CONFLICT (id) DO UPDATE SET draft = excluded.draft, content = excluded.content
