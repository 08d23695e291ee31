-- The rows as one change left them, in order.
SELECT kind, version, row, after FROM edit
WHERE nth BETWEEN :change << 32 AND (:change << 32) + 0xffffffff ORDER BY nth
