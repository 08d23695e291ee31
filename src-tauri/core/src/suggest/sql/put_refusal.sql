-- Stores a refused suggestion.
INSERT INTO refusal (id, input, clause) VALUES (:id, :input, :clause)
ON CONFLICT (id) DO UPDATE SET input = excluded.input, clause = excluded.clause
