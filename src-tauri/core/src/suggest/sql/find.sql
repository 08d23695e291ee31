-- Things of a kind that have one of the words, best first (BM25).
SELECT found.id FROM found_words JOIN found ON found.nth = found_words.rowid
WHERE found_words MATCH :query AND found.kind = :kind ORDER BY bm25(found_words), found.nth LIMIT :limit
