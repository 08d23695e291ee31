-- The index, in the memory of the connection.
CREATE TEMP TABLE found (
  nth  INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  id   BLOB NOT NULL,
  head BLOB,                            -- of a clause: the revision whose words it holds
  UNIQUE (kind, id)
) STRICT;
CREATE TEMP TABLE found_until (seq INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE temp.found_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
