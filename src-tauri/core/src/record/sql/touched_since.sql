-- Whether a later change that stands (is not taken back, and takes nothing back) has touched a row.
SELECT 1 FROM edit JOIN change ON change.seq = edit.change
WHERE edit.row = :row AND edit.change > :change AND change.undoes IS NULL
  AND NOT EXISTS (SELECT 1 FROM change AS taker WHERE taker.undoes = change.id
                  AND NOT EXISTS (SELECT 1 FROM change AS back WHERE back.undoes = taker.id))
LIMIT 1
