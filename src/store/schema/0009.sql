-- Version 9: answers that a clerk promised stand among the calls that are owed, with who promised
-- them and of which matter; refusals are asked for by every report.
ALTER TABLE callback ADD COLUMN staff TEXT;
ALTER TABLE callback ADD COLUMN counter INTEGER;
ALTER TABLE callback ADD COLUMN item INTEGER;
CREATE INDEX item_refused ON item (ticket) WHERE state = 'refused';
