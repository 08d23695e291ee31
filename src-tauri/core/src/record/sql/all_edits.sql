-- All edits in local order, up to and with those of one change.
SELECT change, kind, version, row, after FROM edit WHERE change <= :last ORDER BY nth
