#!/usr/bin/python3
"""How much memory the board takes while it shows calls: bench_board_memory.py. FOYER_BENCH_CALLS is
how many (100000 for weeks of a hall), FOYER_BUILD_ROOT the build folder."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'app'))
import hall  # noqa: E402

CALLS = int(os.environ.get('FOYER_BENCH_CALLS', '400'))
STEPS = 8
WARM_UP = 100


def call(batch):
    for line in ('ticket issue A', 'counter call 1', 'counter serve 1', 'counter finish 1'):
        batch.run(line)


def settle(session, board, number):
    session.wait(lambda: board.find('label', number, timeout=0), 60, 'the call of %s' % number)


def main():
    build = hall.Build()
    with build.session(audio='fakesink sync=false') as session, hall.Hall(build) as place:
        place.ctl('counter', 'open', '1', '--staff=1021')
        app = place.windows(session, 'board')
        board = app.window()
        batch = place.batch()
        done, first, began = 0, None, time.monotonic()
        print('calls   private MB')
        for step in range(STEPS + 1):
            until = WARM_UP + CALLS * step // STEPS
            while done < until:
                call(batch)
                done += 1
            number = 'A%03d' % done
            settle(session, board, number)
            session.pump(1)
            now = app.private_megabytes()
            first = first if first is not None else now
            print('%6d  %8.1f' % (done, now), flush=True)
        batch.close()
        print('growth over %d calls: %+.1f MB, %.0f bytes a call; %.0f calls a second'
              % (CALLS, now - first, (now - first) * 1e6 / CALLS, done / (time.monotonic() - began)))
        complaints = app.complaints()
        if complaints:
            sys.exit('\n'.join(complaints))


if __name__ == '__main__':
    main()
