-- Version 10: why a number became an appointment, and who decided it.
ALTER TABLE appointment ADD COLUMN because TEXT;
ALTER TABLE appointment ADD COLUMN reason TEXT;
ALTER TABLE appointment ADD COLUMN approved_by TEXT;
