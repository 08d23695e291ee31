-- The file of the record that is typed in; at most one row. A copy of a record is the same
-- record in another file.
CREATE TABLE IF NOT EXISTS typed_in (path BLOB NOT NULL) STRICT;

-- The texts being typed, at most one for each clause.
CREATE TABLE IF NOT EXISTS unkept (
  clause   BLOB NOT NULL PRIMARY KEY CHECK (length(clause) = 16),
  based_on BLOB NOT NULL CHECK (length(based_on) = 16),  -- the revision it was typed over
  wording  TEXT NOT NULL,                                -- JSON
  at       TEXT NOT NULL                                 -- RFC 3339, UTC, of the last key
) STRICT;
