-- The tables that reads use. All of them can be rebuilt from the log at any time. Indices
-- that writing them does not need stand in indices.sql.

CREATE TABLE title (
  id    BLOB NOT NULL PRIMARY KEY,
  title TEXT NOT NULL
) STRICT;

-- Every state that every clause has had. Where its words come from stands in the log alone.
CREATE TABLE revision (
  nth         INTEGER PRIMARY KEY,                  -- in the order of the log: a new one stands at the end
  id          BLOB NOT NULL UNIQUE,
  clause      BLOB NOT NULL,
  number      INTEGER NOT NULL CHECK (number > 0),  -- per clause
  change      INTEGER NOT NULL,                     -- its author and time stand there
  text        BLOB NOT NULL,                        -- hash
  marks       TEXT NOT NULL,                        -- JSON
  kind        TEXT NOT NULL,
  series      TEXT NOT NULL,                        -- JSON
  alternative INTEGER NOT NULL CHECK (alternative IN (0, 1)),
  label       TEXT,
  parent      BLOB,
  place       TEXT NOT NULL,
  removed     INTEGER NOT NULL CHECK (removed IN (0, 1)),
  aside       INTEGER NOT NULL CHECK (aside IN (0, 1)),  -- a draft's, where the working text went its own way
  parents     TEXT NOT NULL,                        -- JSON
  restores    BLOB,
  score       REAL                                  -- how sure an import was that this is the same clause
) STRICT;
-- What a clause has said, side by side: the texts of its history are found without its rows.
CREATE INDEX revision_clause ON revision (clause, number, text);

-- The clauses, each with the revision that the working text shows.
CREATE TABLE clause (
  id      BLOB NOT NULL PRIMARY KEY,
  head    BLOB NOT NULL REFERENCES revision (id),
  parent  BLOB,
  place   TEXT NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE draft (
  id        BLOB NOT NULL PRIMARY KEY,
  name      TEXT NOT NULL,
  date      TEXT NOT NULL,
  change    INTEGER NOT NULL,
  contents  BLOB NOT NULL,                          -- hash of the listing: the seal
  imported  INTEGER NOT NULL CHECK (imported IN (0, 1)),
  file      TEXT,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;

-- The clauses of each draft in order, each in the exact revision, with its printed number.
CREATE TABLE draft_clause (
  draft    BLOB NOT NULL REFERENCES draft (id),
  nth      INTEGER NOT NULL,
  revision BLOB NOT NULL,
  level    INTEGER NOT NULL,
  number   TEXT,
  PRIMARY KEY (draft, nth)
) STRICT, WITHOUT ROWID;

-- The printed numbers of the newest renumbering on purpose. At most one row.
CREATE TABLE numbering (
  id       BLOB NOT NULL PRIMARY KEY,
  draft    BLOB,                                    -- the newest one when it was made
  contents BLOB NOT NULL                            -- hash of the list of clauses and numbers
) STRICT;

CREATE TABLE session (
  id     BLOB NOT NULL PRIMARY KEY,
  number TEXT NOT NULL,
  name   TEXT NOT NULL,
  place  TEXT,
  "from" TEXT,
  until  TEXT,
  phase  TEXT,
  parts  TEXT NOT NULL,                             -- JSON
  offices TEXT NOT NULL,                            -- JSON
  plans  TEXT NOT NULL                              -- JSON: what was planned before
) STRICT;

CREATE TABLE phase (
  id      BLOB NOT NULL PRIMARY KEY,
  "from"  TEXT,
  stretch TEXT NOT NULL                             -- JSON
) STRICT;

-- Documents that are or were expected.
CREATE TABLE expected (
  id       BLOB NOT NULL PRIMARY KEY,
  session  BLOB,
  due      TEXT,
  document TEXT NOT NULL                            -- JSON
) STRICT;

CREATE TABLE participant (
  id       BLOB NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL,
  official TEXT,
  kind     TEXT NOT NULL,
  groups   TEXT NOT NULL                            -- JSON
) STRICT;

CREATE TABLE source (
  id          BLOB NOT NULL PRIMARY KEY,
  session     BLOB NOT NULL,
  kind        TEXT NOT NULL,
  title       TEXT NOT NULL,
  language    TEXT NOT NULL,
  reported_by TEXT,
  file        TEXT,
  text        BLOB NOT NULL,                        -- hash
  bytes       INTEGER NOT NULL,
  original    BLOB,                                 -- hash
  pages       TEXT NOT NULL,                        -- JSON: where each begins
  withdrawn   INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;

CREATE TABLE input (
  id        BLOB NOT NULL PRIMARY KEY,
  content   TEXT NOT NULL,                          -- JSON: passages, speakers, on behalf of, open, kind
  name      TEXT,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  judged    TEXT                                    -- JSON: what became of it, as a person says
) STRICT;

CREATE TABLE input_passage (
  input  BLOB NOT NULL REFERENCES input (id) ON DELETE CASCADE,
  nth    INTEGER NOT NULL,
  source BLOB NOT NULL,
  start  INTEGER NOT NULL,
  "end"  INTEGER NOT NULL,
  PRIMARY KEY (input, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE input_speaker (
  input       BLOB NOT NULL REFERENCES input (id) ON DELETE CASCADE,
  participant BLOB NOT NULL,
  for_whom    INTEGER NOT NULL CHECK (for_whom IN (0, 1)),
  PRIMARY KEY (input, participant, for_whom)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  id       BLOB NOT NULL PRIMARY KEY,
  input    BLOB NOT NULL,
  clause   BLOB,                                    -- none: the whole text
  target   TEXT NOT NULL,                           -- JSON
  relation TEXT NOT NULL,
  reason   TEXT,
  accepted TEXT                                     -- JSON: why it still holds, and as of when
) STRICT;

CREATE TABLE comment (
  id     BLOB NOT NULL PRIMARY KEY,
  clause BLOB NOT NULL,
  text   TEXT NOT NULL,
  done   INTEGER NOT NULL CHECK (done IN (0, 1)),
  author TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT;

-- Suggestions that a person has refused.
CREATE TABLE refusal (
  id     BLOB NOT NULL PRIMARY KEY,
  input  BLOB NOT NULL,
  clause BLOB NOT NULL
) STRICT;

CREATE TABLE term (
  id    BLOB NOT NULL PRIMARY KEY,
  name  TEXT NOT NULL,
  entry TEXT NOT NULL                               -- JSON
) STRICT;

-- Instruments that the record adds, or corrects where they are shipped.
CREATE TABLE instrument (
  id    BLOB NOT NULL PRIMARY KEY,
  name  TEXT NOT NULL,
  about TEXT NOT NULL                               -- JSON
) STRICT;

-- Why a change was made, said then or later.
CREATE TABLE note (
  change BLOB NOT NULL PRIMARY KEY,
  text   TEXT NOT NULL
) STRICT;

CREATE TABLE proposal (
  id      BLOB NOT NULL PRIMARY KEY,
  clause  BLOB NOT NULL,                            -- of a new clause, the id that it will have
  content TEXT NOT NULL                             -- JSON: what is asked, by whom, its parts, decisions
) STRICT;

-- Everything said of the standing of clauses; the newest of a clause holds.
CREATE TABLE standing (
  id      BLOB NOT NULL PRIMARY KEY,
  clause  BLOB NOT NULL,
  change  INTEGER NOT NULL,
  content TEXT NOT NULL                             -- JSON
) STRICT;

CREATE TABLE silence (
  id      BLOB NOT NULL PRIMARY KEY,
  draft   BLOB NOT NULL,
  content TEXT NOT NULL                             -- JSON: deadline, broken by whom
) STRICT;
