-- Version 7: which of the hall's own notices an announcement is.
ALTER TABLE announcement ADD COLUMN notice TEXT;
