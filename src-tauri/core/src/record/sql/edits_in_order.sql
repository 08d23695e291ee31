-- Whether each edit that is not the first of its change has another right before it.
SELECT NOT EXISTS (
  SELECT 1 FROM edit NOT INDEXED
  WHERE nth & 0xffffffff > 0
    AND NOT EXISTS (SELECT 1 FROM edit AS other NOT INDEXED WHERE other.nth = edit.nth - 1)
) AS runs
