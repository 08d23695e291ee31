-- What can be found by its words; made from the tables, and no part of the record.
CREATE TABLE found (
  nth  INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  id   BLOB NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE VIRTUAL TABLE found_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
