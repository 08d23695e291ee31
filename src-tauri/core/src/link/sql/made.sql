-- The change that made a row.
SELECT min(change) AS made FROM edit WHERE row = :row
