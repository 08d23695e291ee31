-- Keeps the text of a clause that has none here yet.
INSERT INTO unkept (clause, based_on, wording, at) VALUES (:clause, :based_on, :wording, :at)
ON CONFLICT (clause) DO NOTHING
