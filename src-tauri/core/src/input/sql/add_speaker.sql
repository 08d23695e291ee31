-- Adds one speaker of an input, or one for whom it was said.
INSERT INTO input_speaker (input, participant, for_whom) VALUES (:input, :participant, :for_whom)
ON CONFLICT DO NOTHING
