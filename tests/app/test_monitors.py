#!/usr/bin/python3
"""What customers look at, when its monitor is unplugged and plugged in again: second screen, board
and kiosk are on their own monitor or nowhere, and those who work are told."""
# SPDX-License-Identifier: GPL-3.0-or-later
import functools
import os

import hall
import tap
from desk import Counter
from monitors import MonitorSession, Unavailable

BUILD = hall.Build()
DESK, PUBLIC = 'DUMMY0', 'DUMMY1'
FACE = 'Very satisfied'
GONE = 'The second screen is gone: the customer sees nothing and cannot rate.'
NO_BOARD = 'The monitor of the hall board is gone: nobody sees the calls there.'
NO_KIOSK = 'The monitor of the kiosk is gone: nobody can take a number there.'


def case(name):
    """A case that needs monitors; without them it is skipped, with the reason."""
    def add(function):
        @functools.wraps(function)
        def run():
            try:
                function()
            except Unavailable as reason:
                raise tap.Skip(str(reason)) from reason
        return tap.case(name)(run)
    return add


def monitors(**settings):
    """A session whose SETTINGS are those of the station."""
    session = MonitorSession(env={**BUILD.environment(), 'GSETTINGS_BACKEND': 'keyfile'})
    folder = os.path.join(session.environment['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(folder)
    with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write('[io/github/foyerhall/Foyer]\n')
        for key, value in settings.items():
            file.write("%s='%s'\n" % (key.replace('_', '-'), value))
    return session


def find_window(app, title):
    return next((window for window in app.windows() if title in window.name), None)


def where(session, app, title):
    """The monitors on which a window can be seen."""
    return [name for window in session.find_windows(app.pid, title) for name in session.shown_on(window)]


def wait_where(session, app, title, expected):
    session.wait(lambda: where(session, app, title) == expected, 20,
                 '%s on %s (it is on %s)' % (title, expected, where(session, app, title)))


def covers(session, app, title, monitor):
    """Whether it is exactly as large as MONITOR, and there."""
    return any(session.shown_on(window) and session.geometry(window) == session.monitors().get(monitor)
               for window in session.find_windows(app.pid, title))


def wait_covers(session, app, title, monitor):
    session.wait(lambda: covers(session, app, title, monitor), 20, '%s in full on %s' % (title, monitor))


def rating_of(place, number):
    return next(r for r in place.ctl('rating', 'list')['ratings'] if r['ticket'] == number)


def serve(place):
    number = place.issue('A', 'en')
    place.ctl('counter', 'call', '1')
    place.ctl('counter', 'serve', '1')
    return number


def is_told(window, sentence):
    return any(label.on_screen for label in window.find_all('label', sentence))


@case('a second screen without its monitor: told at the counter, no rating, back by itself')
def second_screen():
    title = 'Second Screen'
    with monitors(customer_monitor=PUBLIC) as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'counter=1', 'customer=1')
        desk = Counter(session, place, app, 1, 'Counter 1')
        wait_covers(session, app, title, PUBLIC)
        desk.sign_in('1021')
        number = serve(place)
        place.ctl('counter', 'finish', '1')
        find_window(app, title).find('push button', FACE, timeout=20)
        session.unplug(PUBLIC)
        wait_where(session, app, title, [])
        session.wait(lambda: is_told(desk.window, GONE), 20, 'the sentence at the counter')
        session.wait(lambda: rating_of(place, number)['state'] == 'not-possible', 20, 'the end of the rating')
        assert rating_of(place, number)['score'] is None
        assert where(session, app, title) == [], 'it covers the clerk’s monitor'
        # Whoever comes meanwhile cannot rate either.
        other = serve(place)
        place.ctl('counter', 'finish', '1')
        session.wait(lambda: rating_of(place, other)['state'] == 'not-possible', 20, 'no rating')
        session.plug(PUBLIC)
        wait_covers(session, app, title, PUBLIC)
        session.wait(lambda: not is_told(desk.window, GONE), 20, 'the end of the sentence')
        third = serve(place)
        place.ctl('counter', 'finish', '1')
        find_window(app, title).find('push button', FACE, timeout=20).click()
        session.wait(lambda: rating_of(place, third)['score'] == 5, 20, 'a rating')
        assert [rating_of(place, n)['state'] for n in (number, other)] == ['not-possible'] * 2
        # The clerk's own monitor may come and go: that is nothing to the customer.
        session.unplug(DESK)
        wait_covers(session, app, title, PUBLIC)
        session.plug(DESK)
        wait_covers(session, app, title, PUBLIC)
        assert not app.complaints(), app.output()


@case('a second screen that waits for its monitor from the beginning')
def waits():
    title = 'Second Screen'
    with monitors(customer_monitor=PUBLIC) as session, hall.Hall(BUILD) as place:
        session.unplug(PUBLIC)
        app = place.windows(session, 'counter=1', 'customer=1')
        app.window('Counter 1', 20)
        assert where(session, app, title) == []
        session.plug(PUBLIC)
        wait_covers(session, app, title, PUBLIC)
        assert not app.complaints(), app.output()


@case('a second screen without a monitor of its own never comes to the clerk’s')
def unnamed():
    title = 'Second Screen'
    with monitors() as session, hall.Hall(BUILD) as place:
        session.xdo('mousemove', 2500, 300)  # where a window manager puts what comes
        screen = place.windows(session, 'customer=1')
        home = session.wait(lambda: next((name for name in (DESK, PUBLIC) if covers(session, screen, title, name)),
                                         None), 20, 'the second screen')
        session.pump(3)  # where it came to rest is where it belongs, and nothing tells when that is
        for _ in range(2):
            session.unplug(home)
            wait_where(session, screen, title, [])
            session.plug(home)
            wait_covers(session, screen, title, home)
        assert not screen.complaints(), screen.output()


def follow_public(setting, window, title, sentence):
    with monitors(**{setting: PUBLIC}) as session, hall.Hall(BUILD) as place:
        desk = place.windows(session, 'reception')
        manager = place.windows(session, 'manager')
        told = [desk.window(timeout=20), manager.window(timeout=20)]
        session.unplug(PUBLIC)
        app = place.windows(session, window, attach=False)
        for other in told:
            session.wait(lambda: is_told(other, sentence), 20, 'the sentence')
        assert where(session, app, title) == []
        for _ in range(2):
            session.plug(PUBLIC)
            wait_covers(session, app, title, PUBLIC)
            for other in told:
                session.wait(lambda: not is_told(other, sentence), 20, 'the end of the sentence')
            session.unplug(PUBLIC)
            wait_where(session, app, title, [])
            for other in told:
                session.wait(lambda: is_told(other, sentence), 20, 'the sentence')
        # A program that is gone wants for nothing.
        app.process.kill()
        for other in told:
            session.wait(lambda: not is_told(other, sentence), 20, 'the end of the sentence')
        assert not app.complaints(), app.output()
        for program in (desk, manager):
            assert not program.complaints(), program.output()


@case('the hall board is on its monitor or nowhere; reception and manager are told')
def board():
    follow_public('board_monitor', 'board', 'Board', NO_BOARD)


@case('the kiosk is on its monitor or nowhere; reception and manager are told')
def kiosk():
    follow_public('kiosk_monitor', 'kiosk', 'Kiosk', NO_KIOSK)


if __name__ == '__main__':
    tap.main()
