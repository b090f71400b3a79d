-- Version 6: how long numbers take, from which the wait is estimated.

-- Sums of lengths in seconds, the newest counting most (see hall/foyer-pace.h, whose rule this is);
-- hour is of UTC, hour and clerks -1 stand for all of them.
CREATE TABLE pace (
  hour INTEGER NOT NULL,
  clerks INTEGER NOT NULL,
  service TEXT NOT NULL,
  weight REAL NOT NULL,
  total REAL NOT NULL,
  squares REAL NOT NULL,
  PRIMARY KEY (hour, clerks, service)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ticket_ends AFTER UPDATE OF state ON ticket
  WHEN NEW.state IN ('completed', 'no-show') AND OLD.state IN ('called', 'serving', 'on-hold')
    AND NEW.called_at IS NOT NULL AND NEW.finished_at IS NOT NULL
BEGIN
  INSERT INTO pace
    SELECT place.hour, place.clerks, NEW.service, 1, seen.length, seen.length * seen.length
    FROM (SELECT max (min ((NEW.finished_at - NEW.called_at) / 1000000.0, 7200.0), 0.0) AS length)
      AS seen
    JOIN (SELECT -1 AS hour, -1 AS clerks
          UNION ALL SELECT NEW.finished_at / 3600000000 % 24,
            (SELECT count (*) FROM counter WHERE state IN ('ready', 'calling', 'serving', 'on-hold',
                                                           'suspended'))) AS place
    WHERE true
    ON CONFLICT (hour, clerks, service) DO UPDATE SET
      weight = weight * 0.98 + 1,
      total = total * 0.98 + excluded.total,
      squares = squares * 0.98 + excluded.squares;
END;
