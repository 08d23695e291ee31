-- The log only grows: these triggers belong to the connection, not to the file, so
-- that no file can do without them.
CREATE TEMP TRIGGER change_stays BEFORE UPDATE ON main.change BEGIN SELECT raise(ABORT, 'the history only grows'); END;
CREATE TEMP TRIGGER change_remains BEFORE DELETE ON main.change BEGIN SELECT raise(ABORT, 'the history only grows'); END;
CREATE TEMP TRIGGER edit_stays BEFORE UPDATE ON main.edit BEGIN SELECT raise(ABORT, 'the history only grows'); END;
CREATE TEMP TRIGGER edit_remains BEFORE DELETE ON main.edit BEGIN SELECT raise(ABORT, 'the history only grows'); END;
CREATE TEMP TRIGGER blob_stays BEFORE UPDATE ON main.blob BEGIN SELECT raise(ABORT, 'the history only grows'); END;
CREATE TEMP TRIGGER blob_remains BEFORE DELETE ON main.blob BEGIN SELECT raise(ABORT, 'the history only grows'); END;
CREATE TEMP TRIGGER record_stays BEFORE UPDATE ON main.record BEGIN SELECT raise(ABORT, 'a record keeps its identity'); END;
