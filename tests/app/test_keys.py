#!/usr/bin/python3
"""Every control of the reception and the kiosk is reached with keys; the printer of slips and what
was left behind at a counter are worked by keys and actions (S2 七.8)."""
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import os

import desk
import hall
import tap
from booth import ENGLISH, Kiosk, printing_to, starts

BUILD = hall.Build()
ROLES = ('push button', 'toggle button', 'check box', 'radio button', 'text', 'combo box', 'spin button',
         'switch', 'page tab')
MOST = 40  # presses of Tab


def controls(window):
    found = set()
    for role in ROLES:
        for node in window.find_all(role, max_children=200):
            if node.has('focusable') and node.has('sensitive') and node.on_screen:
                found.add((role, node.name))
    return found


def focused(window):
    return {(node.role, node.name) for node in window.find_all(None, state='focused', max_children=200)}


def walk(session, window, where):
    """Tab goes to every control on the screen."""
    wanted = controls(window)
    assert wanted, 'nothing to be worked at ' + where
    session.focus_window(window.xid())
    for _ in range(MOST):
        wanted -= focused(window)
        if not wanted:
            return
        session.key('Tab')
        session.pump(0.05)
    raise AssertionError('%s: not reached with Tab: %s' % (where, sorted(wanted)))


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
