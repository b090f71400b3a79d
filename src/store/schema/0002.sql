-- Version 2: what a counter does between the first call and the last customer.

ALTER TABLE ticket ADD COLUMN hold_reason TEXT;
ALTER TABLE ticket ADD COLUMN hold_since INTEGER;
ALTER TABLE ticket ADD COLUMN hold_until INTEGER;
ALTER TABLE ticket ADD COLUMN hold_agreed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN held_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN note TEXT;
ALTER TABLE ticket ADD COLUMN transferred_from INTEGER;
ALTER TABLE ticket ADD COLUMN transferred_at INTEGER;
ALTER TABLE ticket ADD COLUMN wrong_numbers INTEGER NOT NULL DEFAULT 0;

-- Somebody who fills in a form while the counter serves the next.
ALTER TABLE counter ADD COLUMN held INTEGER REFERENCES ticket (id);
ALTER TABLE counter ADD COLUMN suspend_for_s INTEGER;
ALTER TABLE counter ADD COLUMN suspend_approved_by TEXT;

CREATE TABLE suspension (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  counter INTEGER NOT NULL,
  staff TEXT,
  reason TEXT NOT NULL,
  approved_by TEXT,
  since INTEGER NOT NULL,
  until INTEGER,
  ended_at INTEGER
) STRICT;

CREATE INDEX suspension_day ON suspension (day);
