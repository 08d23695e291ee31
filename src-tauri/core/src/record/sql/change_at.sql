-- The newest change made at a time or before it.
SELECT id FROM change WHERE made_at <= :at ORDER BY seq DESC LIMIT 1
