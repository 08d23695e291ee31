-- The history, newest first; a change is undone while a change that takes it back stands.
SELECT change.seq, change.id, change.author, change.made_at, change.action, change.undoes, change.hash,
       note.text AS note,
       EXISTS (SELECT 1 FROM change AS taker WHERE taker.undoes = change.id
               AND NOT EXISTS (SELECT 1 FROM change AS back WHERE back.undoes = taker.id)) AS undone
FROM change LEFT JOIN note ON note.change = change.id
WHERE change.seq < :older_than
ORDER BY change.seq DESC LIMIT :limit
