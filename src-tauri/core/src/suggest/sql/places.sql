-- The first places in the index that have one of the words.
SELECT rowid AS nth FROM found_words WHERE found_words MATCH :query LIMIT :limit
