-- The inputs that stand, with the passages of theirs that touch a range of a source.
SELECT input.id, input_passage.start, input_passage."end" FROM input_passage
JOIN input ON input.id = input_passage.input
WHERE input_passage.source = :source AND input_passage.start < :end AND input_passage."end" > :start
  AND input.withdrawn = 0
ORDER BY input_passage.start, input.id
