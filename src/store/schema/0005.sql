-- Version 5: the hall's day: faults, checklists, found items.

-- Of the business system; counter NULL: the whole hall.
CREATE TABLE fault (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  counter INTEGER,
  expected_s INTEGER NOT NULL,
  reason TEXT NOT NULL,
  staff TEXT,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;

CREATE INDEX fault_day ON fault (day);
CREATE INDEX fault_open ON fault (id) WHERE closed_at IS NULL;

-- The long fault that made a number an appointment, and the number it came back with.
ALTER TABLE appointment ADD COLUMN fault INTEGER REFERENCES fault (id);
ALTER TABLE appointment ADD COLUMN checked_in_at INTEGER;
ALTER TABLE appointment ADD COLUMN came_as INTEGER REFERENCES ticket (id);
CREATE INDEX appointment_time ON appointment (time);

CREATE TABLE checked (
  day TEXT NOT NULL,
  item TEXT NOT NULL,
  good INTEGER NOT NULL,
  note TEXT,
  staff TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (day, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE found (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  state TEXT NOT NULL,
  what TEXT NOT NULL,
  place TEXT,
  staff TEXT,
  found_at INTEGER NOT NULL,
  ended_at INTEGER,
  ended_by TEXT,
  note TEXT
) STRICT;

CREATE INDEX found_kept ON found (id) WHERE state = 'kept';
