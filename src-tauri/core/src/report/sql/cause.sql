-- A change with its note, and the change that a redo brings back (else itself).
SELECT change.seq, change.id, change.author, change.made_at, change.action,
       own.text AS note, first.text AS first_note,
       EXISTS (SELECT 1 FROM draft WHERE draft.change = change.seq AND draft.imported = 1) AS imports
FROM change
LEFT JOIN note AS own ON own.change = change.id
LEFT JOIN change AS undo ON undo.id = change.undoes
LEFT JOIN note AS first ON first.change = undo.undoes
WHERE change.seq = :seq
