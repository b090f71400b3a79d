#!/usr/bin/python3
"""How much memory the board takes while it shows calls, day after day: bench_board_memory.py.
FOYER_BENCH_CALLS is how many (100000 is more than a year of a hall), FOYER_BUILD_ROOT the build
folder, FOYER_HEAP_PROBE the library that is loaded into the board to ask it for its heap."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'app'))
import hall  # noqa: E402

CALLS = int(os.environ.get('FOYER_BENCH_CALLS', '2000'))
MARKS = (100, 500, 1000, 2000, 5000, 10000, 20000, 50000, 75000, 100000)
# Numbers of one day have three digits.
CALLS_A_DAY = 900
FIRST_DAY = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


class Probe:
    """Asks the heap of the program it is loaded into."""

    def __init__(self, folder):
        self.pipe = os.path.join(folder, 'probe')
        self.answer = self.pipe + '.answer'
        os.mkfifo(self.pipe)
        self.environment = {'LD_PRELOAD': os.environ['FOYER_HEAP_PROBE'], 'FOYER_PROBE': self.pipe}

    def ask(self, session, word):
        if os.path.exists(self.answer):
            os.unlink(self.answer)
        with open(self.pipe, 'w', encoding='utf-8') as pipe:
            pipe.write(word + '\n')
        session.wait(lambda: os.path.exists(self.answer), 20, 'the heap')
        with open(self.answer, encoding='utf-8') as file:
            return {name: int(size) / 1e6 for name, size in (pair.split('=') for pair in file.read().split())}


def anonymous_megabytes(app):
    with open('/proc/%d/smaps_rollup' % app.pid, encoding='utf-8') as file:
        return int(re.search(r'^Anonymous: +(\d+)', file.read(), re.M).group(1)) * 1024 / 1e6


def begin_day(place, batch, day):
    moment = FIRST_DAY + datetime.timedelta(days=day)
    if day > 0:
        batch.run('counter close 1')
    place.set_clock(int(moment.timestamp() * 1e6))
    batch.run('hall open --reason=measured')
    batch.run('counter open 1 --staff=1021')


def main():
    build = hall.Build()
    clock = int(FIRST_DAY.timestamp() * 1e6)
    with build.session(audio='fakesink sync=true') as session, hall.Hall(build, clock=clock) as place:
        probe = Probe(place.folder)
        app = place.windows(session, 'board', env=probe.environment)
        board, batch = app.window(), place.batch()
        first, began = None, time.monotonic()
        print('  calls   heap in use   heap free   all private   after giving back, MB')
        for done in range(1, CALLS + 1):
            if done % CALLS_A_DAY == 1:
                begin_day(place, batch, done // CALLS_A_DAY)
            for line in ('ticket issue A', 'counter call 1', 'counter serve 1', 'counter finish 1'):
                batch.run(line)
            if done not in MARKS:
                continue
            number = 'A%03d' % ((done - 1) % CALLS_A_DAY + 1)
            session.wait(lambda: board.find('label', number, timeout=0), 60, 'the call of %s' % number)
            session.pump(8)  # until its attention is over
            heap, private = probe.ask(session, 'look'), anonymous_megabytes(app)
            probe.ask(session, 'trim')
            print('%7d   %11.2f   %9.1f   %11.1f   %17.1f' %
                  (done, heap['used'], heap['free'], private, anonymous_megabytes(app)), flush=True)
            first = first or (done, heap['used'])
        batch.close()
        print('growth of the heap in use from call %d to %d: %.0f bytes a call; %.0f calls a second'
              % (first[0], done, (heap['used'] - first[1]) * 1e6 / max(done - first[0], 1),
                 done / (time.monotonic() - began)))
        if app.complaints():
            sys.exit('\n'.join(app.complaints()))


if __name__ == '__main__':
    main()
