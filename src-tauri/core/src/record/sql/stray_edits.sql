-- Edits whose change is missing.
SELECT count(*) AS stray FROM edit WHERE change NOT IN (SELECT seq FROM change)
