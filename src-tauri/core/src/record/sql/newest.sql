-- The newest change in local order.
SELECT id FROM change ORDER BY seq DESC LIMIT 1
