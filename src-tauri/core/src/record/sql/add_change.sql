-- Adds a change at the end of the log.
INSERT INTO change (seq, id, desk, number, clock, made_at, author, action, undoes, seen, before, hash)
VALUES (:seq, :id, :desk, :number, :clock, :made_at, :author, :action, :undoes, :seen, :before, :hash)
