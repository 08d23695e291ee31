-- Stores a participant.
INSERT INTO participant (id, name, official, kind, groups) VALUES (:id, :name, :official, :kind, :groups)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, official = excluded.official,
  kind = excluded.kind, groups = excluded.groups
