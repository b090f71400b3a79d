#!/usr/bin/python3
"""An open window shows everything that other processes commit; none of it is missed under load."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import threading

import hall
import tap

BUILD = hall.Build()
COMMANDS = 1000 if os.environ.get('FOYER_TEST_FULL') else 200


def waiting_labels(board):
    """Code of a service to the label that says how many wait for it."""
    found = {}
    for cell in board.find('table', 'Services', timeout=10).find_all('table cell'):
        labels = cell.find_all('label')
        if len(labels) == 4:
            found[labels[0].name] = labels[2]
    return found


def count_of(label):
    return int(label.name)


@tap.case('%d commands of two processes at once all reach the board' % COMMANDS)
def none_missed():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'board')
        board = app.window()
        labels = waiting_labels(board)
        writers = [place.batch(), place.batch()]

        def write(batch, service):
            for _ in range(COMMANDS // 2):
                batch.run('ticket issue ' + service)

        threads = [threading.Thread(target=write, args=pair) for pair in zip(writers, 'AB')]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            session.pump(0.05)  # the window is looked at all the while
            assert count_of(labels['A']) <= COMMANDS
        for thread in threads:
            thread.join()
        for writer in writers:
            assert writer.close() == 0
        for service in 'AB':
            session.wait(lambda: count_of(labels[service]) == COMMANDS // 2, 30,
                         'the last number of ' + service)
        place.ctl('counter', 'open', '1', '--staff=1021')
        first = place.ctl('counter', 'call', '1')['ticket']['number']
        session.wait(lambda: first in board.find('status bar').label_texts(), 10, 'a call afterwards')
        assert app.quit() == 0
        assert not app.complaints(), app.output()


@tap.case('a restored backup is shown at once, whatever was there before')
def restored():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        place.issue('A')
        backup = os.path.join(place.folder, 'backup.db')
        place.ctl('backup', backup)
        for _ in range(3):
            place.issue('A')
        app = place.windows(session, 'board')
        label = waiting_labels(app.window())['A']
        session.wait(lambda: count_of(label) == 4, 10, 'four')
        place.ctl('restore', backup)
        session.wait(lambda: count_of(waiting_labels(app.window())['A']) == 1, 10, 'the backup')
        assert not app.complaints(), app.output()


if __name__ == '__main__':
    tap.main()
