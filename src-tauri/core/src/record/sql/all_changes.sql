-- All changes in local order, up to and with one.
SELECT * FROM change WHERE seq <= :last ORDER BY seq
