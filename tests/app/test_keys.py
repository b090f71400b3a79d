#!/usr/bin/python3
"""Every control of the reception and the kiosk is reached with keys; the printer of slips and what
was left behind at a counter are worked by keys and actions (S2 七.8)."""
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import os
import re

import desk
import hall
import tap
from booth import ENGLISH, NO_HELP, Kiosk, printing_to, starts

BUILD = hall.Build()
ROLES = ('push button', 'toggle button', 'check box', 'radio button', 'text', 'combo box', 'spin button',
         'switch', 'page tab')
MOST = 40  # presses of Tab


def controls(window):
    return [node for node in window.find_all(ROLES, max_children=200)
            if node.has('focusable') and node.has('sensitive') and node.on_screen]


def walk(session, window, where):
    """Tab goes to every control on the screen, and each has a name of its own."""
    wanted = controls(window)
    assert wanted, 'nothing to be worked at ' + where
    nameless = [node.role for node in wanted if not node.name or re.match('(Gtk|Adw|Foyer)[A-Z]', node.name)]
    assert not nameless, '%s: without a name: %s' % (where, nameless)
    session.focus_window(window.xid())
    for _ in range(MOST):
        wanted = [node for node in wanted if not node.has('focused')]
        if not wanted:
            return
        session.key('Tab')
        session.pump(0.05)
    raise AssertionError('%s: not reached with Tab: %s' % (where, sorted(node.name for node in wanted)))


@tap.case('Tab reaches every control of the reception')
def reception():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        for _ in range(3):
            place.issue('A')
        app = place.windows(session, 'reception')
        window = desk.Reception(session, place, app)
        window.sign_in('1011')
        session.pump(0.8)
        walk(session, window.window, 'the reception')
        assert not app.complaints(), app.output()


@tap.case('Tab reaches every control of the kiosk, page by page')
def kiosk():
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD) as place:
        booth = Kiosk(session, place)
        walk(session, booth.window, 'the first page')
        booth.press(ENGLISH)
        booth.button(starts('Payments'))
        session.pump(0.6)
        walk(session, booth.window, 'the services')
        booth.press('I have an appointment')
        booth.button('1')
        session.pump(0.6)
        walk(session, booth.window, 'the digits')
        assert not booth.app.complaints(), booth.app.output()


def choose(session, booth, name):
    """By keys alone: Tab to it, then Return."""
    button = booth.button(name)
    session.pump(0.6)
    session.focus_window(booth.window.xid())
    for _ in range(MOST):
        if button.has('focused'):
            session.key('Return')
            return
        session.key('Tab')
        session.pump(0.05)
    raise AssertionError('%s is not reached with Tab' % name)


def pages(session, place, booth):
    """From the first page to a booked appointment and to the lock, without a touch."""
    choose(session, booth, ENGLISH)
    choose(session, booth, starts('Payments'))
    booth.button('Use the machine')
    yield 'the machine'
    choose(session, booth, 'Take a number')
    booth.button(NO_HELP)
    yield 'the help'
    choose(session, booth, 'Start over')
    booth.button(ENGLISH)
    place.ctl('hall', 'close', '--reason=test')
    choose(session, booth, 'Book an appointment')
    booth.button(starts('Repairs'))
    yield 'the matters'
    choose(session, booth, starts('Repairs'))
    session.wait(booth.days, 10, 'the days')
    yield 'the days'
    choose(session, booth, booth.days()[-1])
    booth.button(is_time)
    yield 'the times'
    choose(session, booth, is_time)
    booth.button('Enter')
    for digit in '00077':
        session.key(digit)
    yield 'the telephone'
    choose(session, booth, 'Enter')
    booth.label('Your appointment')
    yield 'the appointment'
    session.key('alt+F4')
    booth.label('Staff number of a manager')
    yield 'the lock'
    choose(session, booth, 'Back')
    booth.label(starts('We are closed at the moment'))


def is_time(name):
    return len(name) == 5 and name[2] == ':'


@tap.case('every page of the kiosk on the way to an appointment, and its lock, are worked by keys alone')
def kiosk_pages():
    with BUILD.session(size=(1024, 600)) as session, hall.Hall(BUILD) as place:
        booth = Kiosk(session, place, (1024, 600))
        for where in pages(session, place, booth):
            session.pump(0.6)
            walk(session, booth.window, where)
        assert len(place.ctl('appointment', 'list')['appointments']) == 1
        assert not booth.app.complaints(), booth.app.output()


@tap.case('the printer of slips is tried from its window')
def printer():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        folder = printing_to(session, place)
        app = place.windows(session, 'reception')
        window = desk.Reception(session, place, app)
        window.sign_in('1011')
        window.keys('F10')
        session.pump(0.6)
        session.key('i')
        button = session.wait(lambda: app.find('push button', 'Print a slip', timeout=0), 15, 'the window')
        assert app.find(None, 'Bare thermal printer'), 'the switch'
        session.pump(0.6)
        button.click()
        slip = session.wait(lambda: glob.glob(folder + '/*.pdf'), 15, 'the slip')[0]
        session.wait(lambda: app.find('label', lambda name: os.path.basename(slip) in name, timeout=0), 10,
                     'where it is')
        # A test issues nothing.
        assert not place.ctl('ticket', 'list')['tickets']
        assert not app.complaints(), app.output()


@tap.case('a counter that closes asks for what was left behind, and registers it (S2 七.8)')
def left_behind():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        clerk = desk.Counter(session, place, place.windows(session, 'counter=1'), 1)
        clerk.sign_in('1021')
        before = len(clerk.app.windows())
        clerk.window.do('counter.close-counter')
        dialog = session.wait(lambda: (clerk.app.windows()[before:] or [None])[-1], 15, 'the dialog')
        session.pump(0.6)
        session.wait(lambda: dialog.find_all('text'), 10, 'the entry')[0].set_text('blue umbrella')
        dialog.find('push button', 'Close counter').click()
        found = session.wait(lambda: place.ctl('found', 'list')['found'], 15, 'the umbrella')
        assert (found[0]['what'], found[0]['place'], found[0]['staff']) == ('blue umbrella', 'Counter 1', '1021')
        session.wait(lambda: clerk.state() in ('closed', 'offline'), 15, 'the counter closed')
        assert not clerk.app.complaints(), clerk.app.output()


if __name__ == '__main__':
    tap.main()
