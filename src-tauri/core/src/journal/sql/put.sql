-- Keeps the text of a clause; the newer replaces the older.
INSERT INTO unkept (clause, based_on, wording, at) VALUES (:clause, :based_on, :wording, :at)
ON CONFLICT (clause) DO UPDATE SET based_on = excluded.based_on, wording = excluded.wording, at = excluded.at
