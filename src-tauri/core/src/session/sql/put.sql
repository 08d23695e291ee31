-- Stores a session.
INSERT INTO session (id, number, name, place, "from", until, phase, parts, offices, plans)
VALUES (:id, :number, :name, :place, :from, :until, :phase, :parts, :offices, :plans)
ON CONFLICT (id) DO UPDATE SET number = excluded.number, name = excluded.name, place = excluded.place,
  "from" = excluded."from", until = excluded.until, phase = excluded.phase, parts = excluded.parts,
  offices = excluded.offices, plans = excluded.plans
