"""What a receptionist and a clerk do at their windows, by keys alone."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os

import hall

CALL_NEXT, CALL_AGAIN, ARRIVED, FINISH, MISSED = 'F5', 'F6', 'F7', 'F8', 'F9'


def find_papers(session):
    """What was printed into files, in the session's own home."""
    return [os.path.join(folder, name) for folder, _, names in os.walk(session.environment['HOME'])
            for name in names if name.endswith('.pdf')]


class Desk:
    """A window with somebody at it. APP is the program, TITLE the window's."""

    def __init__(self, session, place, app, title=None):
        self.session, self.place, self.app = session, place, app
        self.window = app.window(title, 20)

    def to_front(self):
        self.session.focus_window(self.window.xid())
        self.session.wait(lambda: self.window.has('active'), 10, 'the focus')

    def keys(self, *keys):
        self.to_front()
        self.session.key(*keys)

    def focused_entry(self):
        return next(iter(self.window.find_all('text', state='focused')), None)

    def focus_entry(self):
        """To the entry for the staff number, which has the focus from the beginning."""
        self.to_front()
        self.window.find('text', timeout=20)
        for _ in range(8):
            if self.focused_entry() is not None:
                break
            self.session.key('Tab')
            self.session.pump(0.1)
        entry = self.focused_entry()
        assert entry is not None, 'the entry cannot be reached with Tab'
        return entry

    def sign_in(self, staff, pin=hall.PIN):
        entry = self.focus_entry()
        self.session.type('%s\n%s\n' % (staff, pin))
        self.session.wait(lambda: not entry.on_screen, 20, 'the signing in of %s' % staff)

    def picture(self, path):
        self.to_front()
        self.session.pump(0.4)
        self.window.screenshot(path)


class Counter(Desk):
    """COUNTER is its number."""

    def __init__(self, session, place, app, counter, title=None):
        super().__init__(session, place, app, title)
        self.counter = counter

    def state(self):
        return self.place.counter(self.counter)['state']

    def sign_in(self, staff, pin=hall.PIN):
        super().sign_in(staff, pin)
        self.session.wait(lambda: self.state() == 'ready', 20, 'counter %d open' % self.counter)

    def step(self, key, state):
        """Presses KEY and waits until the hall says that the counter is in STATE; answers the
        number there, or None."""
        self.keys(key)
        self.session.wait(lambda: self.state() == state, 20,
                          'counter %d %s after %s' % (self.counter, state, key))
        return self.place.counter(self.counter)['ticket']

    def call_next(self):
        return self.step(CALL_NEXT, 'calling')

    def finish(self, state='ready'):
        """With both ticks that are asked before a customer goes."""
        self.keys(FINISH)
        self.session.wait(lambda: self.app.windows()[1:], 20, 'the ticks')
        self.session.pump(0.4)
        self.session.key('1', '2', 'Return')
        self.session.wait(lambda: self.state() == state, 20, 'counter %d %s' % (self.counter, state))


class Reception(Desk):
    LANGUAGE_KEYS = {'zh': '7', 'ko': '8', 'en': '9'}

    def numbers(self):
        return {ticket['number'] for ticket in self.place.ctl('ticket', 'list')['tickets']}

    def choose(self, service):
        """Presses the letter; whether its card is the chosen one now. Just after the signing in the
        page still slides away, and takes the first key with it."""
        self.session.key(service.lower())
        chosen = self.window.find('table cell', state='selected', timeout=1)
        return service in chosen.label_texts()

    def issue(self, service, language):
        """By the service's letter, the language's digit, and F2; answers the number."""
        before = self.numbers()
        self.to_front()
        self.session.wait(lambda: self.choose(service), 20, 'the choice of ' + service)
        self.session.key(self.LANGUAGE_KEYS[language], 'F2')
        new = self.session.wait(lambda: self.numbers() - before, 20, 'a number for ' + service)
        assert len(new) == 1, new
        number = new.pop()
        # Large, and in the queue: only then the window is done with it.
        self.session.wait(lambda: len(self.window.find_all('label', number)) >= 2, 20, 'a sight of ' + number)
        found = self.place.ticket(number)['language']
        assert found == language, '%s is called in %s' % (number, found)
        return number
