-- Stores a phase.
INSERT INTO phase (id, "from", stretch) VALUES (:id, :from, :stretch)
ON CONFLICT (id) DO UPDATE SET "from" = excluded."from", stretch = excluded.stretch
