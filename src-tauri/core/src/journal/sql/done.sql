-- Lets go of the text of a clause.
DELETE FROM unkept WHERE clause = :clause
