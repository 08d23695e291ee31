-- Everything that can be found, but clauses: sessions, participants, sources and inputs.
SELECT 5 AS kind, id FROM session
UNION ALL SELECT 6, id FROM participant
UNION ALL SELECT 7, id FROM source
UNION ALL SELECT 8, id FROM input
