-- The log of the attached file, as far as it is looked at.
CREATE TEMP VIEW change AS SELECT * FROM whole.change WHERE seq <= :last;
CREATE TEMP VIEW edit AS SELECT * FROM whole.edit WHERE change <= :last;
CREATE TEMP VIEW blob AS SELECT * FROM whole.blob;
CREATE TEMP VIEW record AS SELECT * FROM whole.record;
