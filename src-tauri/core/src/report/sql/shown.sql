-- Every revision that the working text has shown, oldest first, with the day of its change.
SELECT revision.*, blob.bytes, substr(change.made_at, 1, 10) AS day
FROM revision JOIN change ON change.seq = revision.change LEFT JOIN blob ON blob.hash = revision.text
WHERE revision.aside = 0
ORDER BY revision.change, revision.number
