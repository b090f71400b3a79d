#!/usr/bin/python3
"""Pictures of the counter's window in each of its states, to be looked at:
    tests/app/counter_pictures.py BUILD-FOLDER PICTURE-FOLDER [LANGUAGE...] [WIDTHxHEIGHT...]
Without more words: English, Chinese and Korean, at 1366×768 and 1920×1080."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

import hall
from desk import ARRIVED, CALL_NEXT, Counter


class Album:
    """Files of one language and size, in the order taken."""

    def __init__(self, session, folder, prefix):
        self.session, self.start, self.number = session, os.path.join(folder, prefix), 0

    def take(self, name):
        self.session.pump(1.0)
        self.number += 1
        self.session.screenshot('%s-%02d-%s.png' % (self.start, self.number, name))


def fill(place):
    for words in (('A', 'F', '--language=ko'), ('A',), ('A', '--language=en', '--hearing'),
                  ('B', '--class=elderly'), ('C',), ('D', 'B'), ('F',), ('A', '--class=infant'), ('A',)):
        place.ctl('ticket', 'issue', *words)
    for number, staff in (('2', '1034'), ('3', '1047')):
        place.ctl('counter', 'open', number, '--staff=' + staff)


def press(session, *keys):
    for key in keys:
        if key.startswith('='):
            session.type(key[1:])
        else:
            session.key(key)
        session.pump(0.6)


# What is pressed, and the name of the picture after it; None takes none.
DAY = (
    ((CALL_NEXT,), 'calling'),
    ((ARRIVED,), 'serving'),
    (('F4',), None),
    (('F2',), 'question-hold'),
    (('Return',), 'on-hold'),
    (('F2',), 'resumed'),
    (('F3',), 'question-hand-over'),
    (('Escape', 'F11', '=86.50'), 'question-cash'),
    (('Return',), 'cash-begun'),
    (('=1', 'Return'), 'cash-counted'),
    (('F6',), 'cash-returned'),
    (('=1', 'Return'), 'cash-over'),
    (('F8',), 'question-doubtful'),
    (('Escape', 'F5'), 'cash-refunded'),
    (('KP_Multiply', 'F5'), 'cash-done'),
    (('F11', '=37.20', 'Return', '=1', 'Return', 'F5'), 'cash-change'),
    (('KP_Multiply', 'F5'), None),
    (('F12',), 'question-suspend'),
    (('Return',), 'suspend-pending'),
    (('F8',), 'question-finish'),
    (('1', '2', 'Return'), 'suspended'),
    (('F12',), 'reopened'),
    (('ctrl+question',), 'shortcuts'),
)


def take_all(build, folder, language, size):
    with build.session(language=language, size=size) as session, hall.Hall(build) as place:
        fill(place)
        desk = Counter(session, place, place.windows(session, 'counter=1'), 1)
        album = Album(session, folder, '%s-%dx%d' % (language, *size))
        session.xdo('windowsize', str(desk.window.xid()), *map(str, size))
        album.take('sign-in')
        desk.sign_in('1021')
        album.take('ready')
        for keys, name in DAY:
            press(session, *keys)
            if name:
                album.take(name)


def main():
    build, folder = hall.Build(sys.argv[1]), sys.argv[2]
    sizes = [tuple(map(int, word.split('x'))) for word in sys.argv[3:] if 'x' in word]
    languages = [word for word in sys.argv[3:] if 'x' not in word]
    os.makedirs(folder, exist_ok=True)
    for language in languages or ('en', 'zh_CN', 'ko'):
        for size in sizes or ((1366, 768), (1920, 1080)):
            take_all(build, folder, language, size)


if __name__ == '__main__':
    main()
