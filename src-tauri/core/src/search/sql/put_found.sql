-- The number under which something stands in the index; a new one if it has none.
INSERT INTO found (kind, id) VALUES (:kind, :id) ON CONFLICT (kind, id) DO UPDATE SET id = excluded.id RETURNING nth
