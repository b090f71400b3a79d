"""How long programs take to start: foyerctl on empty and on full halls, windows beside a bare one.

usage: bench_start.py FOYERCTL FIRST_FRAME BARE_WINDOW [FOYER]; “-” for what was not built
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

NOW = '2026-03-02T09:00:00+08:00'
N_TICKETS = 1000000
ROUNDS = 21
WINDOW_ROUNDS = 7
REST_MS = 1500

# A past ticket like those the engine leaves behind, and its matter; 250 a day.
PAST = f'''
PRAGMA synchronous = OFF;
INSERT INTO ticket
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {N_TICKETS})
  SELECT i, date ('2015-01-01', (i / 250) || ' days'), 'A', i % 250 + 1, 'A', 'completed',
    'ordinary', NULL, 'zh', 0, 0, 1, NULL, '1021', 1420074000000000 + i * 345600000,
    1420074900000000 + i * 345600000, 1420074000000000 + i * 345600000, NULL,
    1420074100000000 + i * 345600000, 1420074130000000 + i * 345600000,
    1420074300000000 + i * 345600000, 1, 0, 0, 0 FROM n;
INSERT INTO item (ticket, position, service, state) SELECT id, 1, 'A', 'done' FROM ticket;
INSERT INTO announcement SELECT id, 'call', 'spoken', id, 'A001', 1, 'zh', 0, 1, 0, NULL, NULL,
  'hall', called_at, called_at, called_at, NULL FROM ticket;
INSERT INTO day SELECT DISTINCT day, 'none', NULL, 0, 1, '[]' FROM ticket;
INSERT INTO journal SELECT (SELECT max (seq) FROM journal) + id, issued_at, 'ticket.issued', NULL,
  'ctl', 'A001', NULL, '{{}}', hex (randomblob (32)) FROM ticket;
UPDATE hall SET seq = (SELECT max (seq) FROM journal);
'''


def median_of(function, rounds=ROUNDS):
    return statistics.median(function() for _ in range(rounds))


def status_ms(ctl, path):
    start = time.monotonic()
    subprocess.run([ctl, '--database=' + path, '--json', '--now=' + NOW, 'hall', 'status'],
                   stdout=subprocess.DEVNULL, check=True)
    return (time.monotonic() - start) * 1000


def make_hall(ctl, folder, name):
    path = os.path.join(folder, name)
    subprocess.run([ctl, '--database=' + path, '--now=' + NOW, 'hall', 'init', '--demo'],
                   stdout=subprocess.DEVNULL, check=True)
    return path


def bench_status(ctl, folder):
    empty = make_hall(ctl, folder, 'empty.db')
    past = make_hall(ctl, folder, 'past.db')
    with contextlib.closing(sqlite3.connect(past)) as connection:
        connection.executescript(PAST)
    # The measured thing is the program, not the disk's first reading of a new file.
    times = {empty: [], past: []}
    for _ in range(ROUNDS):
        for path, found in times.items():
            found.append(status_ms(ctl, path))
    ms = [statistics.median(times[path]) for path in (empty, past)]
    print(f'foyerctl hall status, median of {ROUNDS} in turn')
    print(f'  empty hall             {ms[0]:8.1f} ms')
    print(f'  {N_TICKETS} past tickets   {ms[1]:8.1f} ms  ratio {ms[1] / ms[0]:.2f} (aim 1.20), '
          f'{os.path.getsize(past) >> 20} MiB on disk')
    return empty, past


def start_display():
    """An X server of our own; gives it and its name, or None."""
    server = shutil.which('Xvfb')
    if server is None:
        return None, None
    read, write = os.pipe()
    # pylint: disable=consider-using-with
    process = subprocess.Popen(
        [server, '-displayfd', str(write), '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'],
        pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    return process, ':' + number


def bench_windows(first_frame, bare, foyer, halls, display, folder):
    environment = dict(os.environ, DISPLAY=display, GDK_BACKEND='x11', GSK_RENDERER='cairo',
                       GSETTINGS_BACKEND='memory', GTK_A11Y='none', XDG_RUNTIME_DIR=folder,
                       LC_ALL='C.UTF-8', GIO_USE_VFS='local', PULSE_SERVER='unix:/nonexistent')
    environment.pop('WAYLAND_DISPLAY', None)
    bus = ['dbus-run-session', '--'] if shutil.which('dbus-run-session') else []
    programs = {'bare libadwaita window': [bare]}
    for hall, words in zip(halls, ('', ', a million past tickets')) if foyer else ():
        for window in ('board', 'counter=1', 'reception'):
            programs[f'foyer --window={window}{words}'] = [
                foyer, f'--database={hall}', f'--window={window}']
    found = {name: [] for name in programs}
    for _ in range(WINDOW_ROUNDS):
        for name, command in programs.items():
            run = subprocess.run([*bus, first_frame, str(REST_MS), *command], env=environment,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                 check=False)
            if run.returncode == 0:
                found[name].append([float(word) for word in run.stdout.split()])
    print(f'windows, medians of {WINDOW_ROUNDS} in turn: mapped, first frame, resident, private')
    first = None
    for name, rows in found.items():
        if not rows:
            print(f'  {name}: no window came')
            continue
        mapped, drawn, resident, private = (statistics.median(column) for column in zip(*rows))
        first = first or (drawn, resident)
        print(f'  {name:54} {mapped:6.0f} ms {drawn:6.0f} ms {resident:6.1f} MiB '
              f'{private:6.1f} MiB  ratios {drawn / first[0]:.2f} and {resident / first[1]:.2f}')


def main():
    ctl, first_frame, bare, foyer = (sys.argv[1:] + ['-'])[:4]
    with tempfile.TemporaryDirectory(dir=os.environ.get('FOYER_BENCH_FOLDER')) as folder:
        os.chmod(folder, 0o700)
        halls = bench_status(ctl, folder)
        server, display = start_display() if '-' not in (first_frame, bare) else (None, None)
        if server is None:
            print('windows: not measured, something that is needed is missing')
            return
        try:
            bench_windows(first_frame, bare, None if foyer == '-' else foyer, halls, display, folder)
        finally:
            server.terminate()
            server.wait()


main()
