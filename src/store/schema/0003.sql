-- Version 3: the cash check and its register. Amounts are minor units of the hall's currency.

CREATE TABLE cash (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  counter INTEGER NOT NULL,
  ticket INTEGER REFERENCES ticket (id),
  till TEXT NOT NULL,
  state TEXT NOT NULL,
  due INTEGER NOT NULL,
  given INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  refunded INTEGER NOT NULL,
  round INTEGER NOT NULL,
  short_told INTEGER NOT NULL,
  reason TEXT,
  agreed INTEGER NOT NULL,
  reminded INTEGER NOT NULL,
  staff TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;

CREATE INDEX cash_counter ON cash (counter, id);
CREATE INDEX cash_till ON cash (counter, id) WHERE till <> 'none';
CREATE INDEX cash_day ON cash (day);

-- Pass 0: what was handed out as change; pass -1: what went back of the present pass.
CREATE TABLE cash_line (
  cash INTEGER NOT NULL REFERENCES cash (id),
  round INTEGER NOT NULL,
  denomination INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (cash, round, denomination)
) STRICT, WITHOUT ROWID;

CREATE TABLE suspect (
  id INTEGER PRIMARY KEY,
  cash INTEGER NOT NULL REFERENCES cash (id),
  state TEXT NOT NULL,
  denomination INTEGER NOT NULL,
  grounds TEXT NOT NULL,
  serial TEXT,
  was_counted INTEGER NOT NULL,
  shown_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;

CREATE INDEX suspect_cash ON suspect (cash);

CREATE TABLE register (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  counter INTEGER NOT NULL,
  staff TEXT,
  cash INTEGER NOT NULL REFERENCES cash (id),
  till TEXT NOT NULL,
  amount INTEGER NOT NULL,
  reason TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX register_day ON register (day);

CREATE TABLE callback (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  ticket INTEGER REFERENCES ticket (id),
  reason TEXT,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;

CREATE INDEX callback_due ON callback (due_at) WHERE state = 'due';
CREATE INDEX callback_ticket ON callback (ticket);

-- Where a rating was asked, and when its reasons were given or skipped.
ALTER TABLE rating ADD COLUMN counter INTEGER;
ALTER TABLE rating ADD COLUMN explained_at INTEGER;
CREATE INDEX rating_counter ON rating (counter, invited_at);

-- What set aside the order of the numbers: asked by every report.
CREATE INDEX journal_exception ON journal (at)
  WHERE (kind = 'ticket.restored' OR (kind = 'ticket.called'
    AND instr (data, '"order":"chosen"') > 0));
