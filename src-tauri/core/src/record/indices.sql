-- What reads of the tables go by. Made last where the tables are rebuilt.
CREATE INDEX clause_place ON clause (parent, place, id);
CREATE INDEX draft_clause_revision ON draft_clause (revision);
CREATE INDEX source_session ON source (session);
CREATE INDEX input_name ON input (name) WHERE name IS NOT NULL;
CREATE INDEX input_passage_source ON input_passage (source, start);
CREATE INDEX input_speaker_participant ON input_speaker (participant);
CREATE INDEX link_input ON link (input);
CREATE INDEX link_clause ON link (clause);
CREATE INDEX comment_clause ON comment (clause);
CREATE INDEX refusal_clause ON refusal (clause);
CREATE INDEX refusal_input ON refusal (input);
CREATE INDEX proposal_clause ON proposal (clause);
CREATE INDEX standing_clause ON standing (clause, change);
