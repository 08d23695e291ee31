-- All clauses under one, removed ones too.
SELECT id, place FROM clause WHERE parent IS :parent ORDER BY place, id
