-- Whether the changes are numbered from 1 without a gap.
SELECT count(*) = 0 OR (min(seq) = 1 AND max(seq) = count(*)) AS runs FROM change NOT INDEXED
