-- Every revision with the revisions that it follows and the change that made it.
SELECT id, clause, change, removed, parents FROM revision
