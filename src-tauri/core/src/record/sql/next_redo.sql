-- The newest undo of an author that stands, where the author has done nothing new since.
SELECT taker.id FROM change AS taker JOIN change AS taken ON taken.id = taker.undoes
WHERE taker.author = :author AND taken.undoes IS NULL
  AND NOT EXISTS (SELECT 1 FROM change AS back WHERE back.undoes = taker.id)
  AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.author = :author
                  AND later.undoes IS NULL AND later.seq > taker.seq)
ORDER BY taker.seq DESC LIMIT 1
