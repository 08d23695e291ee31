-- Durability first: with these a power cut took no acknowledged commit in any trial,
-- and a plain copy of the open file is whole.
PRAGMA journal_mode = TRUNCATE;
PRAGMA synchronous = EXTRA;
PRAGMA fullfsync = 1;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA foreign_keys = ON;
PRAGMA mmap_size = 0;
PRAGMA cache_size = -16384;
PRAGMA temp_store = MEMORY;
