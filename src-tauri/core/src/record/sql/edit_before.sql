-- What a row was before a change.
SELECT kind, version, row, after FROM edit WHERE row = :row AND change < :change
ORDER BY nth DESC LIMIT 1
