-- Stores a draft; one that is there already stays.
INSERT INTO draft (id, name, date, change, contents, imported, file, withdrawn)
VALUES (:id, :name, :date, :change, :contents, :imported, :file, :withdrawn)
ON CONFLICT (id) DO NOTHING
