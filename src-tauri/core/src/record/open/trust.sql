-- What this desk knows of the records that it has opened.

-- The head of each record as it was last seen, and how many changes led to it.
CREATE TABLE IF NOT EXISTS head (
  record  BLOB NOT NULL PRIMARY KEY CHECK (length(record) = 16),
  head    BLOB NOT NULL CHECK (length(head) = 32),
  changes INTEGER NOT NULL
) STRICT;

-- The newest change of each desk in it: what every later state must still hold.
CREATE TABLE IF NOT EXISTS chain_end (
  record BLOB NOT NULL REFERENCES head (record) ON DELETE CASCADE,
  desk   BLOB NOT NULL CHECK (length(desk) = 16),
  number INTEGER NOT NULL,
  hash   BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (record, desk)
) STRICT, WITHOUT ROWID;

-- The files that this desk has open for writing, or had when it died.
CREATE TABLE IF NOT EXISTS held (
  path TEXT NOT NULL PRIMARY KEY
) STRICT;
