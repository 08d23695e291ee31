-- Stores a proposal.
INSERT INTO proposal (id, clause, content) VALUES (:id, :clause, :content)
ON CONFLICT (id) DO UPDATE SET clause = excluded.clause, content = excluded.content
