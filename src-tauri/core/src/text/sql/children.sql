-- The clauses in the text under one.
SELECT id FROM clause WHERE parent IS :parent AND removed = 0 ORDER BY place, id
