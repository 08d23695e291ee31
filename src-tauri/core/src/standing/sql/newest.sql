-- The newest thing said of a clause.
SELECT id, clause, change, content FROM standing WHERE clause = :clause ORDER BY change DESC, id DESC LIMIT 1
