#!/usr/bin/python3
"""Notifications over a real bus, with a notification service that is played: each comes while its
window is not in front, and its button does the thing."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os

import hall
import tap
from desk import ARRIVED, Counter, Desk

BUILD = hall.Build()
MANAGER = '1008'


def ago(minutes):
    """A present of the past, for foyerctl."""
    time = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=minutes)
    return '--now=' + time.strftime('%Y-%m-%dT%H:%M:%SZ')


def soon(minutes):
    """A time to come, as foyerctl reads it."""
    time = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
    return time.strftime('%Y-%m-%dT%H:%M:%SZ')


class Told:
    """What is told on SESSION's bus."""

    def __init__(self, session):
        self.session = session
        self.service = session.notifications(os.environ['FOYER_NOTIFICATION_DESK'])

    def find(self, text):
        return next((call for call in self.service.calls()
                     if call['method'] == 'Notify' and text in call['summary'] + ' ' + call['body']), None)

    def press(self, text, button):
        """Waits for the notification that says TEXT, and presses its BUTTON."""
        call = self.session.wait(lambda: self.find(text), 25, 'a notification: ' + text)
        assert call['actions'].split('|') == ['do', button], call
        self.service.action(call['id'], 'do')
        return call

    def wait_closed(self, call):
        self.session.wait(lambda: any(c['method'] == 'Close' and c['id'] == call['id']
                                      for c in self.service.calls()), 25, 'the end of: ' + call['body'])


def cover(session, place):
    """Puts another window in front; answers it."""
    front = place.windows(session, 'board').window()
    session.focus_window(front.xid())
    session.wait(lambda: front.has('active'), 10, 'the focus')
    return front


def wait_state(session, place, state, counter=1):
    session.wait(lambda: place.counter(counter)['state'] == state, 25, 'counter %d %s' % (counter, state))


@tap.case('clerk: a customer comes directly, a hold is over, a return is overdue')
def clerk():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        told = Told(session)
        desk = Counter(session, place, place.windows(session, 'counter=1'), 1)
        desk.sign_in('1021')
        front = cover(session, place)

        def hide():
            session.focus_window(front.xid())
            session.wait(lambda: not desk.window.has('active'), 10, 'the counter behind')
        number = place.issue('A', 'en', '--direct')
        wait_state(session, place, 'calling')
        call = told.press(number + ' comes straight to this counter', 'Arrived')
        wait_state(session, place, 'serving')
        told.wait_closed(call)
        hide()
        place.ctl('counter', 'hold', '1', '--reason=look-up', '--minutes=1', ago(2))
        told.press(number + ' waits longer than you said', 'Go on')
        wait_state(session, place, 'serving')
        hide()
        place.ctl('counter', 'finish', '1', '--anything-else', '--checked')
        place.ctl('counter', 'suspend', '1', '--reason=copying', '--minutes=1', ago(2))
        told.press('The return that the sign tells', 'Reopen')
        wait_state(session, place, 'ready')
        assert not desk.app.complaints(), desk.app.output()


@tap.case('clerk: somebody waits over the limit')
def long_wait():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        told = Told(session)
        desk = Counter(session, place, place.windows(session, 'counter=1'), 1)
        desk.sign_in('1021')
        cover(session, place)
        number = place.issue('A', 'en', ago(40))
        told.press(number + ' waits longer than the hall wants', 'Call next')
        wait_state(session, place, 'calling')
        assert place.counter(1)['ticket'] == number
        assert not desk.app.complaints(), desk.app.output()


@tap.case('a window in front tells nothing: it shows it')
def in_front():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        told = Told(session)
        desk = Counter(session, place, place.windows(session, 'counter=1'), 1)
        desk.sign_in('1021')
        desk.to_front()
        number = place.issue('A', 'en', '--direct')
        desk.window.find('label', number, timeout=20)
        wait_state(session, place, 'calling')
        session.pump(0.5)
        assert told.find(number) is None


@tap.case('duty manager: an overdue return, and a low rating that wants a call')
def manager():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        told = Told(session)
        place.ctl('counter', 'open', '1', '--staff=1021')
        app = place.windows(session, 'manager')
        desk = Desk(session, place, app)
        desk.sign_in(MANAGER)
        front = cover(session, place)
        place.ctl('counter', 'suspend', '1', '--reason=copying', '--minutes=1', ago(3))
        call = told.press('Counter 1', 'Reopen')
        wait_state(session, place, 'ready')
        told.wait_closed(call)
        number = place.issue('A', 'en', '--direct')
        place.ctl('counter', 'serve', '1')
        place.ctl('counter', 'finish', '1')
        session.focus_window(front.xid())
        session.wait(lambda: not desk.window.has('active'), 10, 'the manager behind')
        place.ctl('rating', 'give', '1', '1', '--reasons=waiting', '--phone=13800138000')
        call = told.press(number + ' was not content', 'Call')
        question = session.wait(lambda: next((w for w in app.windows() if w != desk.window), None), 20, 'whom to call')
        session.wait(lambda: any('13800138000' in text for text in question.label_texts()), 10, 'the number')
        session.focus_window(question.xid())
        session.key('Return')
        session.wait(lambda: not place.ctl('callback', 'list')['callbacks'], 20, 'the call made')
        told.wait_closed(call)
        assert not app.complaints(), app.output()


@tap.case('duty manager: the last counter of a service closes while somebody waits')
def uncovered():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        told = Told(session)
        place.ctl('counter', 'open', '1', '--staff=1021')
        app = place.windows(session, 'manager')
        desk = Desk(session, place, app)
        desk.sign_in(MANAGER)
        cover(session, place)
        place.issue('A')
        place.ctl('counter', 'close', '1')
        call = session.wait(lambda: told.find('Open a counter for it'), 25, 'the notification')
        assert 'Nobody serves' in call['body'], call
        place.ctl('counter', 'open', '1', '--staff=1021')
        told.wait_closed(call)
        assert not app.complaints(), app.output()


@tap.case('a clerk asks for the manager by keys: what one says, and the manager is told wherever they are')
def asked():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        told = Told(session)
        app = place.windows(session, 'manager')
        manager = Desk(session, place, app)
        manager.sign_in(MANAGER)
        desk = Counter(session, place, place.windows(session, 'counter=1'), 1)
        desk.sign_in('1021')
        number = place.issue('A', 'en', '--direct')
        wait_state(session, place, 'calling')
        desk.step(ARRIVED, 'serving')
        desk.keys('ctrl+e')
        session.wait(lambda: desk.app.windows()[1:], 20, 'the question')
        session.pump(0.5)
        session.key('3', 'Tab')
        session.type('the bill\n')
        desk.window.find('label', 'The manager is on the way. Please have a seat for a moment.', timeout=20)
        call = told.press('Counter 1 · %s · the bill: a customer asks for you now.' % number, 'I am coming')
        session.wait(lambda: not place.ctl('callback', 'list')['callbacks'], 20, 'the manager on the way')
        told.wait_closed(call)
        row = place.ctl('report', 'day')['manager_asked'][0]
        assert (row['kind'], row['staff'], row['ticket']) == ('manager-comes', '1021', number), row
        # An answer that was promised and is due.
        cover(session, place)
        place.ctl('counter', 'finish', '1', '--outcome=to-be-answered', '--reason=the bill', '--phone=13800138000',
                  '--until=' + soon(10))
        call = told.press('An answer to %s is due' % number, 'Call')
        question = session.wait(lambda: next((w for w in app.windows() if w != manager.window), None), 20,
                                'whom to call')
        session.wait(lambda: any('13800138000' in text and 'Staff number 1021' in text
                                 for text in question.label_texts()), 10, 'the number')
        session.focus_window(question.xid())
        session.key('Return')
        session.wait(lambda: not place.ctl('callback', 'list')['callbacks'], 20, 'the call made')
        told.wait_closed(call)
        assert not app.complaints(), app.output()
        assert not desk.app.complaints(), desk.app.output()


if __name__ == '__main__':
    tap.main()
