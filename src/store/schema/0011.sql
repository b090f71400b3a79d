-- Version 11: whether a customer's number was read back, and when one may ring (NULL: not said).
ALTER TABLE person ADD COLUMN read_back INTEGER;
ALTER TABLE person ADD COLUMN any_time INTEGER;
ALTER TABLE person ADD COLUMN good_hours TEXT;
ALTER TABLE person ADD COLUMN quiet_hours TEXT;
