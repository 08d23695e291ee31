-- The bytes of one blob.
SELECT bytes FROM blob WHERE hash = :hash
