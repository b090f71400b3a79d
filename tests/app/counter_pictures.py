#!/usr/bin/python3
"""Pictures of the counter's window and of its second screen in each of their states, to be looked at:
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

    def take_behind(self, name, window, front):
        """Of WINDOW, which lies behind FRONT otherwise."""
        self.session.focus_window(window.xid())
        self.session.pump(0.6)
        self.session.screenshot('%s-%02d-%s.png' % (self.start, self.number, name))
        self.session.focus_window(front.xid())
        self.session.pump(0.2)


def fill(place, language='zh'):
    """The first two that are called speak LANGUAGE, the very first has two matters."""
    for words in (('A', 'F', '--class=infant', '--language=' + language), ('A', '--language=' + language), ('A',),
                  ('A', '--language=en', '--hearing'), ('B', '--class=elderly'), ('C',), ('D', 'B'), ('F',), ('A',)):
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


# What is pressed, and the name of the picture after it; None takes none. A name that ends in "+" is
# of the second screen as well. Words in a tuple of their own are a command of foyerctl.
DAY = (
    ((CALL_NEXT,), 'calling+'),
    ((ARRIVED,), 'serving+'),
    ((), 'matters+'),
    (('ctrl+o',), 'question-outcome'),
    (('Tab', '2'), 'question-refused'),
    (('Escape', 'ctrl+m'), 'question-new-matter'),
    (('Escape', 'ctrl+d'), 'matter-done+'),
    (('F2',), 'question-hold'),
    (('Return',), 'on-hold+'),
    (('F2', 'F2', '3', 'Return'), 'form+'),
    (('F2',), 'resumed'),
    (('F3',), 'question-hand-over'),
    (('Escape', 'F11', '=86.50'), 'question-cash'),
    (('Return',), 'cash-begun+'),
    (('=1', 'Return'), 'cash-counted+'),
    (('F6',), 'cash-returned+'),
    (('=1', 'Return'), 'cash-over+'),
    (('F8',), 'question-doubtful'),
    (('1', 'Tab', '1', 'alt+e'), 'cash-doubtful+'),
    (('F5', 'F5'), 'cash-refunded+'),
    (('KP_Multiply', 'F5'), 'cash-done'),
    (('F11', '=37.20', 'Return', '=1', 'Return', 'F5'), 'cash-change+'),
    (('KP_Multiply', 'F5'), None),
    (('F12',), 'question-suspend'),
    (('Return',), 'suspend-pending+'),
    (('F8',), 'question-finish'),
    (('1', '2', 'Return'), 'rating+'),
    ((('rating', 'give', '1', '2'),), 'reasons+'),
    ((('rating', 'reasons', '1'),), 'thanks+'),
    ((), 'suspended+'),
    ((('fault', 'open', '--scope=1', '--minutes=30', '--reason=network'),), 'fault'),
    ((('fault', 'close', '1'), 'F12'), 'reopened+'),
    ((CALL_NEXT, ARRIVED, ('fault', 'open', '--scope=1', '--minutes=90', '--reason=network')), 'fault-long+'),
    ((('fault', 'close', '2'), 'F8', '1', '2', 'Return', ('rating', 'decline', '1')), 'farewell+'),
    (('ctrl+question',), 'shortcuts'),
)

# The same without a second screen: the bar that tells so takes its share of the height.
ALONE = (
    (('Escape', CALL_NEXT, ARRIVED), 'screen-gone'),
    (('F11', '=86.50', 'Return', '=1', 'Return'), 'screen-gone-cash'),
)

# Seconds until what passes by itself has passed.
PATIENCE = {'matters': 7, 'suspended': 11, 'screen-gone': 3}


def take_all(build, folder, language, size):
    with build.session(language=language, size=size) as session, hall.Hall(build) as place:
        fill(place, language[:2])
        customer = place.windows(session, 'customer=1')
        second = customer.window()
        desk = Counter(session, place, place.windows(session, 'counter=1'), 1)
        album = Album(session, folder, '%s-%dx%d' % (language, *size))
        session.xdo('windowsize', str(desk.window.xid()), *map(str, size))
        session.focus_window(desk.window.xid())
        album.take('sign-in')
        album.take_behind('sign-in-screen', second, desk.window)
        desk.sign_in('1021')
        album.take('ready')
        album.take_behind('ready-screen', second, desk.window)
        take_steps(album, desk, second, DAY)
        customer.process.kill()
        take_steps(album, desk, second, ALONE)


def take_steps(album, desk, second, steps):
    for keys, name in steps:
        for key in keys:
            if isinstance(key, tuple):
                desk.place.ctl(*key)
            else:
                press(desk.session, key)
        if not name:
            continue
        desk.session.pump(PATIENCE.get(name.rstrip('+'), 0))
        album.take(name.rstrip('+'))
        if name.endswith('+'):
            album.take_behind(name.rstrip('+') + '-screen', second, desk.window)


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
