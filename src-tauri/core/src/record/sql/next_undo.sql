-- The newest change of an author that takes nothing back and stands; the one that began
-- the record, first in every file of it, is not for undoing.
SELECT id FROM change
WHERE author = :author AND undoes IS NULL AND seq > 1
  AND NOT EXISTS (SELECT 1 FROM change AS taker WHERE taker.undoes = change.id
                  AND NOT EXISTS (SELECT 1 FROM change AS back WHERE back.undoes = taker.id))
ORDER BY seq DESC LIMIT 1
