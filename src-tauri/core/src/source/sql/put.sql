-- Stores a source.
INSERT INTO source (id, session, kind, title, language, reported_by, file, text, bytes, original, pages, withdrawn)
VALUES (:id, :session, :kind, :title, :language, :reported_by, :file, :text, :bytes, :original, :pages, :withdrawn)
ON CONFLICT (id) DO UPDATE SET session = excluded.session, kind = excluded.kind, title = excluded.title,
  language = excluded.language, reported_by = excluded.reported_by, withdrawn = excluded.withdrawn
