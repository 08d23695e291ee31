-- The log: what was done, and the rows as each change left them. It only grows;
-- TEMP triggers of the program see to that (guards.sql).

-- One row for each thing somebody did. Rows are added, never rewritten or removed.
CREATE TABLE change (
  seq     INTEGER PRIMARY KEY,          -- local order; not hashed
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  desk    BLOB NOT NULL CHECK (length(desk) = 16),
  number  INTEGER NOT NULL CHECK (number > 0),  -- on that desk
  clock   INTEGER NOT NULL CHECK (clock > 0),   -- Lamport
  made_at TEXT NOT NULL,                -- RFC 3339, UTC
  author  TEXT NOT NULL,
  action  BLOB NOT NULL,                -- what was asked: the bytes that were hashed
  undoes  BLOB REFERENCES change (id),
  seen    BLOB NOT NULL,                -- heads of other desks seen so far: desk, hash, …
  before  BLOB NOT NULL CHECK (length(before) = 32),  -- hash of this desk's change before
  hash    BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (desk, number)
) STRICT;
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_author ON change (author, seq);

-- The rows as the changes left them. A change is written after its edits: only then is its
-- hash known.
CREATE TABLE edit (
  nth     INTEGER PRIMARY KEY,          -- local order, not hashed: the change in the upper 32 bits, counted in it below
  change  INTEGER GENERATED ALWAYS AS (nth >> 32) VIRTUAL,
  kind    INTEGER NOT NULL,
  version INTEGER NOT NULL,
  row     BLOB NOT NULL CHECK (length(row) = 16),
  after   BLOB                          -- none: taken away
) STRICT;
CREATE INDEX edit_row ON edit (row);

-- Texts and files, named by their SHA-256 and stored once.
CREATE TABLE blob (
  hash  BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
  bytes BLOB NOT NULL
) STRICT;

-- What the file is. One row.
CREATE TABLE record (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16)
) STRICT;
