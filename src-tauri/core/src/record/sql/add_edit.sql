-- Adds one row as a change left it, at the end of the log.
INSERT INTO edit (change, kind, version, row, after) VALUES (:change, :kind, :version, :row, :after)
