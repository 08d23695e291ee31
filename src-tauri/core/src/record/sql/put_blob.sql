-- Stores a blob under its hash; what is there already stays.
INSERT INTO blob (hash, bytes) VALUES (:hash, :bytes) ON CONFLICT (hash) DO NOTHING
