-- Stores an instrument.
INSERT INTO instrument (id, name, about) VALUES (:id, :name, :about)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, about = excluded.about
