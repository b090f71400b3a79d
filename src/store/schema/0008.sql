-- Version 8: which counter had called somebody and paused before they came.
ALTER TABLE ticket ADD COLUMN released_from INTEGER;
ALTER TABLE announcement ADD COLUMN counter_before INTEGER;
