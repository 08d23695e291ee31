-- The draft that was sealed or imported last and stands.
SELECT id, change FROM draft WHERE withdrawn = 0 ORDER BY change DESC LIMIT 1
