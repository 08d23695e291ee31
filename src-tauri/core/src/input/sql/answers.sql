-- The inputs that are about another one, in the order in which they stand in their sources.
SELECT input.* FROM input
LEFT JOIN input_passage ON input_passage.input = input.id AND input_passage.nth = 0
LEFT JOIN source ON source.id = input_passage.source
WHERE NOT input.withdrawn AND instr(input.content, '"about":[') > 0
ORDER BY source.rowid, input_passage.start, input.id
