-- The highest local number and clock.
SELECT coalesce(max(seq), 0) AS seq,
       coalesce((SELECT clock FROM change ORDER BY seq DESC LIMIT 1), 0) AS clock
FROM change
