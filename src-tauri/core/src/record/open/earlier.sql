-- The edits as earlier versions kept them, counted through the whole log. A record can be
-- made again from such a log.
DROP TABLE edit;
CREATE TABLE edit (
  nth     INTEGER PRIMARY KEY,          -- local order; not hashed
  change  INTEGER NOT NULL REFERENCES change (seq) DEFERRABLE INITIALLY DEFERRED,
  kind    INTEGER NOT NULL,
  version INTEGER NOT NULL,
  row     BLOB NOT NULL CHECK (length(row) = 16),
  after   BLOB                          -- none: taken away
) STRICT;
CREATE INDEX edit_change ON edit (change);
CREATE INDEX edit_row ON edit (row);
