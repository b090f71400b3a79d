-- Version 4: home visits.

CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  type TEXT NOT NULL,
  class TEXT NOT NULL,
  technician TEXT,
  start INTEGER,
  "end" INTEGER,
  district TEXT,
  wished TEXT,
  reason TEXT,
  language TEXT NOT NULL,
  meters INTEGER NOT NULL,
  install_by TEXT,
  lead_breach INTEGER NOT NULL,
  limit_breach INTEGER NOT NULL,
  approved_by TEXT,
  ticket INTEGER REFERENCES ticket (id),
  previous INTEGER,
  next INTEGER,
  follows INTEGER,
  moves INTEGER NOT NULL,
  company_moves INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  why TEXT,
  booked_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  reminded_at INTEGER,
  reminded TEXT,
  departed_at INTEGER,
  expected_at INTEGER,
  arrived_at INTEGER,
  knocks INTEGER NOT NULL,
  phones INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  wait_until INTEGER,
  note INTEGER,
  noted_at INTEGER,
  retries INTEGER NOT NULL,
  entered_at INTEGER,
  ended_at INTEGER,
  promised TEXT,
  details TEXT
) STRICT;

CREATE INDEX visit_start ON visit (start);
CREATE INDEX visit_note ON visit (note) WHERE note IS NOT NULL;
CREATE INDEX visit_state ON visit (state);
CREATE INDEX visit_follows ON visit (follows) WHERE follows IS NOT NULL;

CREATE TABLE absence (
  id INTEGER PRIMARY KEY,
  technician TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  cancelled INTEGER NOT NULL
) STRICT;

CREATE INDEX absence_ends ON absence (ends);

-- Gates, shoes, dogs, landmarks: what belongs to an address.
ALTER TABLE person ADD COLUMN note TEXT;
