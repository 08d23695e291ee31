-- The newest change of each desk, found in steps of the index: the length of the history does not count.
WITH RECURSIVE each_desk (desk) AS (
  SELECT min(desk) FROM change
  UNION ALL
  SELECT (SELECT min(desk) FROM change WHERE desk > each_desk.desk) FROM each_desk WHERE desk IS NOT NULL
)
SELECT change.desk, change.number, change.hash
FROM each_desk JOIN change ON change.desk = each_desk.desk
 AND change.number = (SELECT max(number) FROM change AS newest WHERE newest.desk = each_desk.desk)
