-- What all revisions of a clause said, newest first, with what the log keeps of each now.
SELECT blob.bytes, (SELECT after FROM edit WHERE edit.row = revision.id ORDER BY nth DESC LIMIT 1) AS after
FROM revision JOIN blob ON blob.hash = revision.text
WHERE revision.clause = :clause ORDER BY revision.number DESC
