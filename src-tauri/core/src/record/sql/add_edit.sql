-- Adds one row as a change left it, after `:before` others of the same change.
INSERT INTO edit (nth, kind, version, row, after)
VALUES ((:change << 32) + :before, :kind, :version, :row, :after)
