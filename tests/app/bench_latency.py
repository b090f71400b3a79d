#!/usr/bin/python3
"""How long it takes until an open window shows what another process committed.

A number is issued by `foyerctl batch`; the clock runs from the answer (its transaction is on disk
then) until the label on the board says one more. Reading the label is a call over the
accessibility bus, so a millisecond or two of each figure are the measuring itself.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import statistics
import sys
import time

import hall
from test_follow import count_of, waiting_labels

COMMANDS = 200


def measure(batch, label, wanted):
    asked = time.monotonic()
    batch.run('ticket issue A')
    committed = time.monotonic()
    while count_of(label) < wanted:
        if time.monotonic() - committed > 20:
            sys.exit('number %d was not shown within 20 s' % wanted)
    return (committed - asked) * 1000, (time.monotonic() - committed) * 1000


def describe(what, figures):
    ordered = sorted(figures)
    print('%-34s median %6.1f ms   95 %% %6.1f ms   worst %6.1f ms' % (
        what, statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]), flush=True)


def main():
    build = hall.Build()
    with build.session() as session, hall.Hall(build) as place:
        started = time.monotonic()
        app = place.windows(session, 'board')
        label = waiting_labels(app.window())['A']
        print('program started to board readable: %d ms' % ((time.monotonic() - started) * 1000))
        batch = place.batch()
        measure(batch, label, 1)
        figures = [measure(batch, label, wanted) for wanted in range(2, COMMANDS + 2)]
        batch.close()
        reading = time.monotonic()
        for _ in range(100):
            count_of(label)
        print('reading a label alone: %.1f ms' % ((time.monotonic() - reading) * 10))
        describe('command asked to committed', [asked for asked, _ in figures])
        describe('committed to shown on the board', [shown for _, shown in figures])


if __name__ == '__main__':
    main()
