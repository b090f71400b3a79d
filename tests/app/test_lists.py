#!/usr/bin/python3
"""The hall's day from outside: opening and closing, lost property, appointments, faults of the
business system (S2 五.3, 七.8; S4 五.1, 五.10)."""
# SPDX-License-Identifier: GPL-3.0-or-later
import desk
import hall
import tap
from booth import ENGLISH, Kiosk, starts

BUILD = hall.Build()


def reception(session, place):
    app = place.windows(session, 'reception')
    window = desk.Reception(session, place, app)
    window.sign_in('1011')
    session.pump(0.5)
    return app, window


def second(session, app, title):
    """The window or dialog that opened over the first."""
    return session.wait(lambda: next((w for w in app.windows() if w.find(None, title, timeout=0)), None)
                        if title else (app.windows()[1:] or [None])[-1], 20, 'the window ' + str(title))


def item(place, name, which='opening'):
    answer = place.ctl('checklist', 'show', '--list=' + which)
    return next(i for i in answer['checklist']['items'] if i['item'] == name)


def press(session, window, name):
    session.wait(lambda: window.find('push button', name, timeout=0), 15, 'the button %s' % name).click()
    session.pump(0.6)


def answer_dialog(session, app, before, *texts):
    """Writes TEXTS into the entries of the dialog that opened; answers the dialog."""
    dialog = session.wait(lambda: (app.windows()[before:] or [None])[-1], 15, 'the dialog')
    session.pump(0.5)
    entries = session.wait(lambda: dialog.find_all('text'), 10, 'the entries') if texts else []
    for entry, text in zip(entries, texts):
        entry.set_text(text)
    return dialog


@tap.case('ten minutes before opening the devices are tested by themselves, and each answer is kept')
def opening():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD, opened=False) as place:
        place.set_hours(8, 300)
        assert place.ctl('hall', 'status')['state'] == 'preparing'
        app, window = reception(session, place)
        session.wait(lambda: item(place, 'screens')['state'] != 'open', 60, 'the last device')
        states = {name: item(place, name) for name in ('voice', 'printer', 'database', 'disk', 'screens')}
        assert states['voice']['state'] == 'good', states['voice']
        assert 'samples of sound' in states['voice']['note'], states['voice']
        assert states['database']['state'] == 'good' and states['disk']['state'] == 'good', states
        # Nobody put up a second screen here.
        assert states['screens']['state'] == 'bad' and '1, 2, 3' in states['screens']['note'], states
        assert all(state['staff'] is None for state in states.values()), states
        window.window.find('label', lambda name: name.startswith('The hall opens soon: 4 points'), timeout=15)
        window.keys('ctrl+l')
        lists = second(session, app, None)
        press(session, lists, lambda name: name.startswith('In order: Uniform'))
        session.wait(lambda: item(place, 'appearance')['state'] == 'good', 10, 'the tick')
        assert item(place, 'appearance')['staff'] == '1011'
        before = len(app.windows())
        press(session, lists, lambda name: name.startswith('Not in order…: Entrance'))
        dialog = answer_dialog(session, app, before, 'wet floor')
        press(session, dialog, 'Note it')
        session.wait(lambda: item(place, 'premises')['state'] == 'bad', 10, 'what is wrong')
        assert item(place, 'premises')['note'] == 'wet floor'
        place.ctl('check')
        assert not app.complaints(), app.output()


@tap.case('without a loudspeaker the test says so, and opening is not delayed')
def silent():
    with BUILD.session(audio='nosuchsink', size=(1366, 768)) as session, \
            hall.Hall(BUILD, opened=False) as place:
        place.set_hours(8, 300)
        app = place.windows(session, 'reception')
        app.window(timeout=20)
        session.wait(lambda: item(place, 'screens')['state'] != 'open', 90, 'the last device')
        assert item(place, 'voice')['state'] == 'bad', item(place, 'voice')
        place.set_hours(-1, 300)
        assert place.ctl('hall', 'status')['state'] == 'open'
        shown = place.ctl('checklist', 'show', '--list=opening')['checklist']
        assert shown['state'] == 'exceptions' and 'voice' in shown['exceptions'], shown


@tap.case('at closing lost property is asked for, described, kept and given back')
def closing():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD, opened=False) as place:
        place.set_hours(-240, 300)
        place.ctl('counter', 'open', '1', '--staff=1021')
        number = place.issue('A')
        place.set_hours(-240, -1)
        # S4 五.13: whoever holds a number is served; nothing rolls over meanwhile.
        assert place.ctl('hall', 'status')['state'] == 'draining'
        try:
            place.ctl('hall', 'rollover')
            raise AssertionError('somebody was dropped')
        except hall.Refused as refusal:
            assert refusal.code == 'bad-state', refusal
        app, window = reception(session, place)
        window.window.find('label', lambda name: name.startswith('Before you go: look for lost property'),
                           timeout=15)
        window.keys('ctrl+l')
        lists = second(session, app, None)
        press(session, lists, lambda name: name.startswith('In order: Seats'))
        session.wait(lambda: item(place, 'lost-property', 'closing')['state'] == 'good', 10, 'the tick')
        before = len(app.windows())
        session.focus_window(lists.xid())
        session.pump(0.5)
        session.key('ctrl+n')
        press(session, answer_dialog(session, app, before, 'black umbrella', 'row 2'), 'Register')
        found = session.wait(lambda: place.ctl('found', 'list')['found'], 10, 'the umbrella')
        assert (found[0]['what'], found[0]['place'], found[0]['staff']) == ('black umbrella', 'row 2', '1011')
        place.ctl('found', 'keep', '1', '--where=safe')
        session.wait(lambda: len(app.windows()) == before, 10, 'the dialog gone')
        session.pump(0.6)
        next(tab for tab in lists.find_all(None, 'Lost property') if tab.on_screen).mouse()
        session.pump(0.6)
        press(session, lists, lambda name: name.startswith('Give back…: black'))
        dialog = answer_dialog(session, app, before, 'Wang', '000-1')
        dialog.find('check box').mouse()
        session.pump(0.4)
        press(session, dialog, 'Give back')
        session.wait(lambda: place.ctl('found', 'list')['found'] == [], 10, 'the umbrella gone')
        place.ctl('counter', 'call', '1')
        place.ctl('counter', 'serve', '1')
        place.ctl('counter', 'finish', '1')
        assert place.ticket(number)['state'] == 'completed'
        assert place.ctl('report', 'day')['overtime_s'] > 0
        place.ctl('check')
        assert not app.complaints(), app.output()


@tap.case('an appointment is booked at the closed kiosk and checked in there by telephone')
def booked_at_kiosk():
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD, opened=False) as place:
        place.set_hours(120, 360)
        kiosk = Kiosk(session, place, rest='Book an appointment')
        kiosk.press('Book an appointment')
        kiosk.press(starts('Repairs'))
        today = session.wait(lambda: kiosk.days(), 10, 'the days')
        kiosk.press(today[0])
        kiosk.press(lambda name: len(name) == 5 and name[2] == ':')
        for digit in '0007654321':
            kiosk.press(digit)
        kiosk.press('Enter')
        kiosk.label('Your appointment')
        booked = place.ctl('appointment', 'list')['appointments']
        assert len(booked) == 1 and booked[0]['service'] == 'E', booked
        assert booked[0]['phone'] == '0007654321', booked
        kiosk.press('Done')
        kiosk.button('Book an appointment')
        # The hall opens; the customer comes.
        place.set_hours(-60, 360)
        kiosk.press(ENGLISH)
        kiosk.press('I have an appointment')
        for digit in '0007654321':
            session.key(digit)
        kiosk.press('Enter')
        kiosk.label('E001')
        ticket = place.ticket('E001')
        assert ticket['due_at'] == booked[0]['time'], (ticket, booked)
        kiosk.press('Done')
        # Not twice, and not with somebody else's number.
        kiosk.press(ENGLISH)
        kiosk.press('I have an appointment')
        kiosk.press('9')
        kiosk.press('Enter')
        kiosk.label('No appointment of today was found. Please ask at reception.')
        assert not kiosk.app.complaints(), kiosk.app.output()


@tap.case('at the reception an appointment is booked, checked in and called within its time')
def booked_at_reception():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD, opened=False) as place:
        place.set_hours(-60, 300)
        app, window = reception(session, place)
        window.keys('ctrl+t')
        lists = second(session, app, None)
        before = len(app.windows())
        press(session, lists, 'Book…')
        press(session, answer_dialog(session, app, before), 'Free times…')
        session.pump(0.6)
        dialog = answer_dialog(session, app, before, '000-42')
        press(session, dialog, 'Book')
        booked = session.wait(lambda: place.ctl('appointment', 'list')['appointments'], 10, 'the appointment')
        assert booked[0]['phone'] == '000-42', booked
        waiting = place.issue('A')
        press(session, lists, lambda name: name.startswith('Check in: '))
        session.wait(lambda: place.ctl('appointment', 'list')['appointments'][0]['state'] == 'checked-in', 10,
                     'the check-in')
        assert place.ticket('A002')['due_at'] == booked[0]['time']
        assert place.ticket(waiting)['state'] == 'waiting'
        assert not app.complaints(), app.output()


@tap.case('a fault is told to board, kiosk and counters; a long one makes appointments; the order stays')
def fault():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        clerk = desk.Counter(session, place, place.windows(session, 'counter=1'), 1)
        clerk.sign_in('1021')
        place.ctl('counter', 'open', '2', '--staff=1034')
        app, window = reception(session, place)
        numbers = [place.issue('A') for _ in range(3)]
        board = place.windows(session, 'board')
        kiosk = place.windows(session, 'kiosk')
        window.to_front()
        before = len(app.windows())
        window.window.do('reception.system-fault')
        session.pump(0.6)
        dialog = answer_dialog(session, app, before, '25', 'network')
        press(session, dialog, 'Report')
        told = session.wait(lambda: place.ctl('hall', 'status')['fault'], 10, 'the fault')
        assert (told['scope'], told['expected_s'], told['long']) == ('hall', 1500, True), told
        assert told['waiting'] == numbers, told
        for program, text in ((board, '业务系统'), (kiosk, '业务系统')):
            session.wait(lambda: program.find('label', lambda name: text in name, timeout=0), 20,
                         'the fault on %s' % program)
        session.wait(lambda: clerk.app.find('label', lambda name: 'fault' in name.lower(), timeout=0), 20,
                     'the fault at the counter')
        # One customer leaves a number, the others wait.
        window.window.do('reception.system-fault')
        session.pump(0.6)
        dialog = answer_dialog(session, app, before)
        press(session, dialog, 'Go on')
        session.pump(0.6)
        dialog = answer_dialog(session, app, before, '000-7')
        press(session, dialog, 'Next')
        session.wait(lambda: place.ticket(numbers[0])['state'] == 'converted', 10, 'the appointment')
        session.pump(0.6)
        session.key('Escape')
        session.pump(0.4)
        place.ctl('fault', 'close', '1')
        session.wait(lambda: kiosk.find('push button', lambda name: name.startswith('English'), timeout=0), 20,
                     'the kiosk back')
        assert [place.ctl('counter', 'call', n)['ticket']['number'] for n in '12'] == numbers[1:]
        place.ctl('check')
        assert not app.complaints(), app.output()


@tap.case('two counters with a fault each: either can be told to work again')
def two_faults():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        place.ctl('fault', 'open', '--scope=1', '--minutes=5', '--reason=screen')
        place.ctl('fault', 'open', '--scope=2', '--minutes=5', '--reason=printer')
        app, window = reception(session, place)
        before = len(app.windows())
        window.window.do('reception.system-fault')
        session.pump(0.8)
        dialog = answer_dialog(session, app, before)
        dialog.find(None, 'What now')
        # The second answer of the list.
        session.key('space')
        session.pump(0.5)
        session.key('Down', 'Return')
        session.pump(0.5)
        press(session, dialog, 'Go on')
        session.wait(lambda: [f['counter'] for f in place.ctl('fault', 'list')['faults']
                              if f['closed_at'] is None] == [1], 10, 'counter 2 works again')
        assert not app.complaints(), app.output()

@tap.case('the list that fits the time of day comes first, also where the hall is kept open longer')
def list_of_the_hour():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        place.set_hours(-240, -1)
        place.ctl('hall', 'open', '--reason=test')
        assert place.ctl('hall', 'status')['state'] == 'open'
        app, window = reception(session, place)
        window.keys('ctrl+l')
        lists = second(session, app, None)
        press(session, lists, lambda name: name.startswith('In order: Seats'))
        session.wait(lambda: item(place, 'lost-property', 'closing')['state'] == 'good', 10, 'the tick')


if __name__ == '__main__':
    tap.main()
