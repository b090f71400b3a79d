"""What a dispatcher does at the planner's window, by keys, buttons and the pointer."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import re

import desk

DISPATCHER = '1081'
# How the plan describes what is drafted: name, hours, and after the full stop why it cannot be.
REFUSED = re.compile(r'\. \w')


class Planner(desk.Desk):
    """The window in English with a dispatcher at it."""

    def __init__(self, session, place, app):
        super().__init__(session, place, app)
        self.sign_in(DISPATCHER)
        # The page of signing in slides away, and takes the first keys with it.
        session.wait(self.is_at_work, 20, 'the plan')

    def is_at_work(self):
        view = self.window.find('table', 'Plan of home visits', timeout=0)
        return view is not None and view.on_screen and view.has('focused')

    def visit(self, number):
        return self.place.ctl('visit', 'show', str(number))['visit']

    def open_dialog(self, name, *keys):
        """The window called NAME; KEYS open it, pressed again when they were not heard."""
        def dialog():
            if keys:
                self.keys(*keys)
            return self.app.window(name, 2)
        return self.session.wait(lambda: attempt(dialog), 20, 'the window ' + name)

    def choose(self, dialog, row, steps):
        """Chooses in the row of choices called ROW the entry STEPS further down (or up: negative)."""
        box = dialog.find('combo box', row)
        box.mouse()
        self.session.pump(0.4)
        self.session.key(*['Down' if steps > 0 else 'Up'] * abs(steps), 'Return')
        self.session.pump(0.2)

    def press(self, name):
        """A button of the visit's pane or of the window; not so soon that it is half a double press."""
        self.session.pump(0.6)
        button = self.session.wait(lambda: self.window.find('push button', named(name), timeout=0), 15, 'the button ' + name)
        self.session.wait(lambda: button.has('sensitive'), 15, 'use of the button ' + name)
        button.click()

    def form(self, heading):
        return self.session.wait(lambda: attempt(lambda: self.app.window(heading, 2)), 15, 'the question %s' % heading)

    def answer(self, heading, accept='Write it down', texts=(), choices=(), ticks=()):
        """Fills the question HEADING and accepts it."""
        form = self.form(heading)
        for name, text in dict(texts).items():
            form.find('text', name).set_text(text)
        for name, steps in dict(choices).items():
            self.choose(form, name, steps)
        for name in ticks:
            tick(self.session, form, name)
        button = form.find('push button', lambda found: found.replace('_', '').startswith(accept))
        self.session.wait(lambda: button.has('sensitive'), 10, 'use of “%s” in “%s”' % (accept, heading))
        button.click()

    def view(self):
        return self.window.find('table', 'Plan of home visits')

    def go_to(self, visit):
        """To the day of VISIT, by the key for the next day."""
        date = datetime.datetime.fromisoformat(visit['start']).strftime('%-d %B %Y')
        for _ in range(12):
            if self.window.find('label', lambda name: name.endswith(date), timeout=0):
                return
            self.keys('alt+Right')
            self.session.pump(0.3)
        raise AssertionError('the day %s is not reached' % date)

    def select(self, visit):
        """Walks down the lanes of the day, and in each from visit to visit; answers the plan."""
        view = self.view()
        address = self.visit(visit['id'])['address']
        self.keys('ctrl+1')
        view.mouse()
        self.keys(*['Up'] * 6, 'Home')
        for _ in range(6):
            self.keys('ctrl+Right')
            self.session.pump(0.2)
            if address in view.description:
                return view
            self.keys('ctrl+Left', 'Home', 'Down')
        raise AssertionError('the visit is not in the plan')

    def wait_state(self, number, state):
        self.session.wait(lambda: self.visit(number)['state'] == state, 20, 'visit %d %s' % (number, state))


def named(name):
    """A button with a mnemonic says its name twice."""
    return lambda found: found in (name, '%s %s' % (name, name))


def attempt(function):
    try:
        return function()
    except Exception:  # pylint: disable=broad-except
        return None


def tick(session, form, name):
    box = form.find(None, lambda found: found == name or found.startswith(name + ' '))
    check = box if box.role == 'check box' else form.find('check box', lambda found: found.startswith(name))
    if not check.has('checked'):
        check.mouse()
    session.wait(lambda: check.has('checked'), 5, 'the tick at ' + name)
