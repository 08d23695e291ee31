-- The rows as one change left them, in order.
SELECT kind, version, row, after FROM edit WHERE change = :change ORDER BY nth
