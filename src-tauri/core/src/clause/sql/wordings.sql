-- What all revisions of a clause said, newest first.
SELECT revision.nth, blob.bytes FROM revision JOIN blob ON blob.hash = revision.text
WHERE revision.clause = :clause ORDER BY revision.number DESC
