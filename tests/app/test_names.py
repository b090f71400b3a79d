#!/usr/bin/python3
"""Everything that can be worked at the reception and the kiosk has a name, and only one."""
# SPDX-License-Identifier: GPL-3.0-or-later
import re

import desk
import hall
import tap
from booth import CHINESE, ENGLISH, NO_HELP, Kiosk, starts

BUILD = hall.Build()
ROLES = ('push button', 'toggle button', 'check box', 'radio button', 'text', 'entry', 'combo box',
         'spin button', 'slider', 'switch', 'page tab', 'table cell', 'list item')


def wrong_names(window):
    """Controls on the screen without a name, with a class's, with a mark of its key, or with two."""
    for role in ROLES:
        for node in window.find_all(role, max_children=200):
            name = node.name
            if role in ('table cell', 'list item') and (not node.has('focusable') or any(node.label_texts())):
                continue
            half = len(name) // 2
            if not name.strip() or re.match('(Gtk|Adw|Foyer)[A-Z]', name) or name.startswith('_') or (
                    len(name) > 4 and len(name) % 2 and name[half] == ' ' and name[:half] == name[half + 1:]):
                if node.on_screen:
                    yield '%s %r in %s' % (role, name, window.name)


def check(session, app, where, windows=1):
    session.wait(lambda: len(app.windows()) >= windows, 15, 'the window of ' + where)
    session.pump(0.8)
    found = [line for window in app.windows() for line in wrong_names(window)]
    assert not found, where + ': ' + '; '.join(found)


@tap.case('the reception, its dialogs and its windows')
def reception():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        place.set_hours(-60, 300)
        place.ctl('counter', 'open', '1', '--staff=1021')
        for _ in range(3):
            place.issue('A')
        place.ctl('counter', 'call', '1')
        place.ctl('counter', 'no-show', '1')
        place.ctl('found', 'add', 'umbrella')
        slots = place.ctl('appointment', 'slots', '--service=C')['slots']
        place.ctl('appointment', 'book', '--service=C', '--time=' + slots[0]['time'], '--phone=000-1')
        app = place.windows(session, 'reception')
        window = desk.Reception(session, place, app)
        check(session, app, 'the signing in')
        window.sign_in('1011')
        session.pump(0.6)
        check(session, app, 'the work')
        for key, where in (('ctrl+l', 'opening'), ('ctrl+t', 'appointments'), ('ctrl+h', 'a home visit'), ('F10', 'the menu')):
            window.keys(key)
            check(session, app, where, 1 if key == 'F10' else 2)
            session.key('Escape')
            session.pump(0.6)
        for action in ('reception.system-fault', 'reception.announce'):
            window.window.do(action)
            check(session, app, action, 2)
            session.key('Escape')
            session.pump(0.6)
        assert not app.complaints(), app.output()


@tap.case('the kiosk, page by page')
def kiosk():
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD) as place:
        booth = Kiosk(session, place)
        check(session, booth.app, 'the first page')
        booth.press(ENGLISH)
        booth.button(starts('Payments'))
        check(session, booth.app, 'the services')
        booth.press(starts('Payments'))
        booth.button('Use the machine')
        check(session, booth.app, 'the machine')
        booth.press('Take a number')
        booth.button(NO_HELP)
        check(session, booth.app, 'the help')
        booth.press(NO_HELP)
        booth.label('A001')
        check(session, booth.app, 'the number')
        booth.press('Done')
        booth.press(ENGLISH)
        booth.press('I have an appointment')
        booth.button('Enter')
        check(session, booth.app, 'the check-in')
        booth.press('Start over')
        booth.button(CHINESE)
        place.ctl('hall', 'close', '--reason=test')
        booth.button('Book an appointment')
        check(session, booth.app, 'closed')
        booth.press('Book an appointment')
        booth.press(starts('Repairs'))
        session.wait(booth.days, 10, 'the days')
        check(session, booth.app, 'the days')
        booth.press(booth.days()[-1])
        session.pump(0.5)
        check(session, booth.app, 'the times')
        session.focus_window(booth.window.xid())
        session.key('alt+F4')
        booth.label('Staff number of a manager')
        check(session, booth.app, 'the lock')
        assert not booth.app.complaints(), booth.app.output()


if __name__ == '__main__':
    tap.main()
