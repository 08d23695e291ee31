-- One change.
SELECT * FROM change WHERE id = :id
