-- One revision with the change that made it.
SELECT revision.*, blob.bytes, change.id AS change_id, change.author, change.made_at, note.text AS note,
       (SELECT after FROM edit WHERE edit.row = revision.id ORDER BY nth DESC LIMIT 1) AS after
FROM revision LEFT JOIN blob ON blob.hash = revision.text
LEFT JOIN change ON change.seq = revision.change LEFT JOIN note ON note.change = change.id
WHERE revision.id = :id
