-- Adds one passage of an input.
INSERT INTO input_passage (input, nth, source, start, "end") VALUES (:input, :nth, :source, :start, :end)
