-- What was touched since a change, but clauses.
SELECT DISTINCT kind, row AS id FROM edit WHERE nth >= (:until + 1) << 32 AND kind IN (5, 6, 7, 8)
