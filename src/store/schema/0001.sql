-- Version 1: the hall, its tickets, its journal. Times are microseconds of UTC.

CREATE TABLE hall (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  generation INTEGER NOT NULL
) STRICT;

CREATE TABLE config (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT,
  via TEXT NOT NULL,
  ticket TEXT,
  counter INTEGER,
  data TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE day (
  day TEXT PRIMARY KEY,
  exception TEXT NOT NULL,
  reason TEXT,
  opened_at INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  held TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
  day TEXT NOT NULL,
  service TEXT NOT NULL,
  advised INTEGER NOT NULL,
  diverted INTEGER NOT NULL,
  PRIMARY KEY (day, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  prefix TEXT NOT NULL,
  serial INTEGER NOT NULL,
  service TEXT NOT NULL,
  state TEXT NOT NULL,
  class TEXT NOT NULL,
  reason TEXT,
  language TEXT NOT NULL,
  hearing INTEGER NOT NULL,
  direct INTEGER NOT NULL,
  counter INTEGER,
  bound_counter INTEGER,
  owner TEXT,
  issued_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  entered_at INTEGER NOT NULL,
  appointed_at INTEGER,
  called_at INTEGER,
  served_at INTEGER,
  finished_at INTEGER,
  calls INTEGER NOT NULL,
  ahead INTEGER NOT NULL,
  estimated_wait_s INTEGER NOT NULL,
  restores INTEGER NOT NULL,
  UNIQUE (day, prefix, serial)
) STRICT;

-- One queue is one range of this index: its first row is its head.
CREATE INDEX ticket_queue ON ticket (service, coalesce (bound_counter, 0), due_at, id)
  WHERE state = 'waiting';
-- How many wait in each queue, kept by the triggers below so that nobody has to count.
CREATE TABLE queue (
  service TEXT NOT NULL,
  bound_counter INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  PRIMARY KEY (service, bound_counter)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ticket_enters AFTER INSERT ON ticket WHEN NEW.state = 'waiting'
BEGIN
  INSERT INTO queue VALUES (NEW.service, coalesce (NEW.bound_counter, 0), 1)
    ON CONFLICT (service, bound_counter) DO UPDATE SET waiting = waiting + 1;
END;

CREATE TRIGGER ticket_moves AFTER UPDATE OF state, service, bound_counter ON ticket
  WHEN OLD.state = 'waiting' OR NEW.state = 'waiting'
BEGIN
  UPDATE queue SET waiting = waiting - 1
    WHERE OLD.state = 'waiting' AND service = OLD.service
      AND bound_counter = coalesce (OLD.bound_counter, 0);
  INSERT INTO queue SELECT NEW.service, coalesce (NEW.bound_counter, 0), 1
    WHERE NEW.state = 'waiting'
    ON CONFLICT (service, bound_counter) DO UPDATE SET waiting = waiting + 1;
END;

CREATE TABLE item (
  ticket INTEGER NOT NULL REFERENCES ticket (id),
  position INTEGER NOT NULL,
  service TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  alternative TEXT,
  PRIMARY KEY (ticket, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  number INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  staff TEXT,
  ticket INTEGER REFERENCES ticket (id),
  locked INTEGER NOT NULL,
  cash_check INTEGER NOT NULL,
  suspend_pending INTEGER NOT NULL,
  closing_pending INTEGER NOT NULL,
  suspend_reason TEXT,
  suspended_since INTEGER,
  suspended_until INTEGER,
  since INTEGER
) STRICT;

CREATE TABLE rating (
  ticket INTEGER PRIMARY KEY REFERENCES ticket (id),
  state TEXT NOT NULL,
  score INTEGER,
  reasons TEXT,
  invited_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  service TEXT NOT NULL,
  time INTEGER,
  ticket INTEGER REFERENCES ticket (id),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE announcement (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  ticket_id INTEGER REFERENCES ticket (id),
  ticket TEXT,
  counter INTEGER,
  language TEXT NOT NULL,
  hearing INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  last INTEGER NOT NULL,
  text TEXT,
  why TEXT,
  station TEXT,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER
) STRICT;

CREATE INDEX announcement_due ON announcement (seq)
  WHERE state IN ('pending', 'speaking', 'unheard');
CREATE INDEX announcement_ticket ON announcement (ticket_id);

-- Personal fields, apart from the journal so that they can be blanked.
CREATE TABLE person (
  subject TEXT PRIMARY KEY,
  name TEXT,
  phone TEXT,
  address TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE pin (
  staff TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  must_change INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  locked_until INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
  id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX request_age ON request (at);

-- Refused attempts; outside the chain.
CREATE TABLE access (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT,
  command TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;

INSERT INTO hall VALUES (1, 0, '', 1);
