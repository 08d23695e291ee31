-- A text must outlive the process and the power, and must not slow the typing: an append
-- to the log and one flush.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = 1;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
