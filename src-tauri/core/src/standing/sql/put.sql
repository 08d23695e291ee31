-- Stores one thing said of the standing of a clause.
INSERT INTO standing (id, clause, change, content) VALUES (:id, :clause, :change, :content)
ON CONFLICT (id) DO UPDATE SET clause = excluded.clause, content = excluded.content
