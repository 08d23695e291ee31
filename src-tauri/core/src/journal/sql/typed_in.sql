-- The file of the record; none in a journal that never knew it.
SELECT path FROM typed_in
