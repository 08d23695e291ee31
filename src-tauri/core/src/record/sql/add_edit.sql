-- Adds one row as a change left it.
INSERT INTO edit (change, nth, kind, version, row, after) VALUES (:change, :nth, :kind, :version, :row, :after)
