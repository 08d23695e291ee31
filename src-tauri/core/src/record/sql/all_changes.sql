-- All changes in local order.
SELECT * FROM change ORDER BY seq
