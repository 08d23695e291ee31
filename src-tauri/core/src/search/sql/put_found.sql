-- The number under which something stands in the index.
INSERT INTO found (kind, id, head) VALUES (:kind, :id, :head) RETURNING nth
