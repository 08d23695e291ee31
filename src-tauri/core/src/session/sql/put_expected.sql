-- Stores a document that is expected.
INSERT INTO expected (id, session, due, document) VALUES (:id, :session, :due, :document)
ON CONFLICT (id) DO UPDATE SET session = excluded.session, due = excluded.due, document = excluded.document
