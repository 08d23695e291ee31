-- The revision of a clause that the working text shows.
SELECT revision.*, blob.bytes, change.id AS change_id, change.author, change.made_at, note.text AS note,
       (SELECT after FROM edit WHERE edit.row = revision.id ORDER BY nth DESC LIMIT 1) AS after
FROM clause JOIN revision ON revision.id = clause.head
LEFT JOIN blob ON blob.hash = revision.text
LEFT JOIN change ON change.seq = revision.change LEFT JOIN note ON note.change = change.id
WHERE clause.id = :clause
