-- Stores a link.
INSERT INTO link (id, input, clause, target, relation, reason, accepted)
VALUES (:id, :input, :clause, :target, :relation, :reason, :accepted)
ON CONFLICT (id) DO UPDATE SET input = excluded.input, clause = excluded.clause, target = excluded.target,
  relation = excluded.relation, reason = excluded.reason, accepted = excluded.accepted
