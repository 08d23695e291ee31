-- What was touched since a change, but clauses.
SELECT DISTINCT kind, row AS id FROM edit WHERE change > :until AND kind IN (5, 6, 7, 8)
