-- What the index holds for a query, best first.
SELECT found.kind, found.id FROM found_words JOIN found ON found.nth = found_words.rowid
WHERE found_words MATCH :query ORDER BY bm25(found_words), found.nth LIMIT :limit
