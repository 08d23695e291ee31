-- All inputs by source, in the order of their first passage.
SELECT input.* FROM input
LEFT JOIN input_passage ON input_passage.input = input.id AND input_passage.nth = 0
LEFT JOIN source ON source.id = input_passage.source
ORDER BY source.rowid, input_passage.start, input.id
