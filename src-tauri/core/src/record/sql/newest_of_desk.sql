-- The newest change of one desk.
SELECT * FROM change WHERE desk = :desk ORDER BY number DESC LIMIT 1
