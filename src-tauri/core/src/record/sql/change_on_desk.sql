-- The hash of one desk's change of one number.
SELECT hash FROM change WHERE desk = :desk AND number = :number
