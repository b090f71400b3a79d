#!/usr/bin/python3
"""The counter's window from outside: a whole service by keys, a suspension with a colleague on the
sign, a keypad alone, double presses, leaving, and what stands after the program was killed."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os
import signal
import subprocess

import hall
import tap
from desk import ARRIVED, CALL_NEXT, Counter, find_papers

BUILD = hall.Build()
CASH, SUSPEND, HOLD = 'F11', 'F12', 'F2'
MATTER_DONE, OUTCOME, NEW_MATTER = 'ctrl+d', 'ctrl+o', 'ctrl+m'
FACE = 'Very satisfied'
HINT = ('You have 2 matters today. Let us start with Payments and bill enquiries; I have put the rest in order to '
        'save you time.')


def cash(place, counter=1):
    """The check as it stands; before the first one there is none."""
    try:
        return place.ctl('cash', 'show', str(counter))['cash']
    except hall.Refused:
        return {'state': 'none', 'counted': 0}


def wait_for(session, what, condition):
    return session.wait(condition, 25, what)


def await_check(desk, place):
    """The hall knows of a cash check before the window shows it, and takes keys for it."""
    wait_for(desk.session, 'a cash check', lambda: cash(place)['state'] == 'counting')
    wait_for(desk.session, 'its first pass', lambda: desk.window.find('label', 'Pass 1', timeout=1).on_screen)
    wait_for(desk.session, 'its rows', lambda: dialog(desk) is None)
    desk.session.pump(0.4)


def outcomes(place, number):
    return [item['state'] for item in place.ticket(number)['items']]


def clerk(session, place, counter=1, staff='1021'):
    desk = Counter(session, place, place.windows(session, 'counter=%d' % counter), counter)
    desk.sign_in(staff)
    return desk


def shown(window, role):
    return [node for node in window.find_all(role, max_children=200) if node.on_screen]


def dialog(desk):
    """The question that is open over DESK's window, or None."""
    return next((window for window in desk.app.windows() if window != desk.window), None)


def ask(desk, key, *keys):
    """Presses KEY, waits for its question, and answers it by KEYS."""
    desk.keys(key)
    wait_for(desk.session, 'the question after ' + key, lambda: dialog(desk))
    desk.session.pump(0.4)
    for word in keys:
        if len(word) > 1 and word.startswith('='):
            desk.session.type(word[1:])
        else:
            desk.session.key(word)
        desk.session.pump(0.15)


# S2-7.5a: what is counted is seen as it is counted
@tap.case('call, arrive, two matters, cash counted wrong once and a doubtful note, ticks, rating, goodbye')
def whole_service():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        number = place.ctl('ticket', 'issue', 'A', 'F', '--language=en')['ticket']['number']
        desk = clerk(session, place)
        second = place.windows(session, 'customer=1')
        screen = second.window()
        assert desk.call_next() == number
        desk.step(ARRIVED, 'serving')
        # What one says now, in the customer's language; one key takes it away.
        hint = desk.window.find('label', HINT, timeout=20)
        desk.keys('Escape')
        wait_for(session, 'no hint', lambda: not hint.on_screen)
        screen.find('label', 'Your visit today', timeout=30)
        # The first matter is done, the second begins.
        desk.keys(MATTER_DONE)
        wait_for(session, 'the first matter done', lambda: outcomes(place, number) == ['done', 'open'])
        screen.find('label', 'done', timeout=20)
        ask(desk, CASH, '=86.50', 'Return')
        await_check(desk, place)
        screen.find('label', '¥86.50', timeout=20)
        # A pass that is wrong: 50 in place of 100.
        session.key('Down')
        session.key('1', 'Return')
        wait_for(session, 'a note of 50', lambda: cash(place)['counted'] == 5000)
        screen.find('label', '¥50.00', timeout=20)
        desk.window.find('label', 'Give all back', timeout=20)
        # What is typed before the journal has told that all went back belongs to the second pass.
        desk.keys('F6', '1', 'Return')
        wait_for(session, 'a note of 100', lambda: cash(place)['counted'] == 10000)
        assert cash(place)['round'] == 2
        ask(desk, 'F8', '1', 'Tab', '1', 'alt+e')
        wait_for(session, 'the doubt', lambda: cash(place)['state'] == 'suspect')
        screen.find('label', 'Please look at one note together with the clerk', timeout=20)
        assert not [e for e in place.events() if 'confiscat' in e['kind']]
        desk.keys('F5')
        wait_for(session, 'the note replaced', lambda: cash(place)['state'] != 'suspect')
        assert cash(place)['counted'] == 10000, cash(place)
        # Still too much in the second pass: what is above the amount goes back at once.
        assert cash(place)['state'] == 'over', cash(place)
        screen.find('label', '¥13.50', timeout=20)
        desk.keys('F5')
        wait_for(session, 'the surplus back', lambda: cash(place)['refunded'] == 1350)
        desk.keys('KP_Multiply')
        desk.keys('F5')
        wait_for(session, 'the check finished', lambda: cash(place)['state'] == 'done')
        assert cash(place)['reminded']
        # The second one cannot be done today: why, and what is possible instead.
        ask(desk, OUTCOME, 'Tab', '2', 'Tab', '=the meter is not sealed', 'Return', '=a visit tomorrow', 'Return')
        wait_for(session, 'the refusal', lambda: outcomes(place, number) == ['done', 'refused'])
        second_matter = place.ticket(number)['items'][1]
        assert (second_matter['reason'], second_matter['alternative']) == ('the meter is not sealed', 'a visit tomorrow')
        screen.find('label', 'not possible today', timeout=20)
        desk.finish()
        wait_for(session, 'the end', lambda: place.ticket(number)['state'] == 'completed')
        screen.find('push button', FACE, timeout=20).click()
        wait_for(session, 'the rating', lambda: place.ctl('rating', 'list')['ratings'][0]['state'] == 'rated')
        screen.find('label', 'Goodbye', timeout=30)
        finished = next(e for e in place.events() if e['kind'] == 'ticket.finished')
        assert finished['data'], finished
        place.ctl('check')
        assert not desk.app.complaints(), desk.app.output()
        assert not second.complaints(), second.output()


@tap.case('several matters by keys: one more, another order, a promise, a refusal that lacks its words')
def matters():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        number = place.ctl('ticket', 'issue', 'A', 'F', '--language=en')['ticket']['number']
        desk = clerk(session, place)
        desk.call_next()
        desk.step(ARRIVED, 'serving')

        def services():
            return [item['service'] for item in place.ticket(number)['items']]
        ask(desk, NEW_MATTER, '2', 'Return')
        wait_for(session, 'one more', lambda: services() == ['A', 'F', 'B'])
        ask(desk, OUTCOME, '3', 'Tab', '6', 'Return')
        wait_for(session, 'another order', lambda: services() == ['B', 'A', 'F'])
        # By keypad: the second matter, refused; without its words Enter does not accept it.
        ask(desk, 'KP_8', 'KP_2', 'Tab', 'KP_2')
        dialog(desk).find('label', 'Refusing needs the reason, and what is possible instead. Apologise first.')
        session.key('KP_Enter')
        session.pump(0.5)
        assert dialog(desk) and outcomes(place, number) == ['open'] * 3
        session.key('Escape')
        wait_for(session, 'no question', lambda: dialog(desk) is None)
        desk.keys('KP_7')
        wait_for(session, 'the first done', lambda: outcomes(place, number) == ['done', 'open', 'open'])
        session.pump(0.5)  # later than a press that bounced
        # A press that bounced does not end the next one too.
        session.key(MATTER_DONE, MATTER_DONE)
        wait_for(session, 'the second done', lambda: outcomes(place, number)[:2] == ['done', 'done'])
        session.pump(0.8)
        assert outcomes(place, number) == ['done', 'done', 'open']
        ask(desk, OUTCOME, 'Tab', '3', 'Tab', 'Tab', 'Tab', '=1021 calls until Friday', 'Return')
        wait_for(session, 'a promise', lambda: outcomes(place, number)[2] == 'to-be-answered')
        desk.finish()
        assert place.ticket(number)['state'] == 'completed'
        place.ctl('check')
        assert not desk.app.complaints(), desk.app.output()


def promised_soon():
    time = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=5)
    return '--until=' + time.strftime('%Y-%m-%dT%H:%M:%SZ')


@tap.case('an answer is promised by keys: it has its time, and owes a call (S1-N9)')
def promised():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        number = place.issue('A', 'en')
        desk = clerk(session, place)
        desk.call_next()
        desk.step(ARRIVED, 'serving')
        # The time is suggested; Enter leads past the number to what is to be answered.
        ask(desk, OUTCOME, 'Tab', '3', 'Tab', 'Return', '=000-7654321', 'Return', '=the tariff', 'Return')
        wait_for(session, 'the promise', lambda: outcomes(place, number) == ['to-be-answered'])
        owed = place.ctl('callback', 'list')['callbacks']
        assert [(call['kind'], call['staff'], call['phone'], call['reason']) for call in owed] == [
            ('promise', '1021', '000-7654321', 'the tariff')], owed
        assert not owed[0]['overdue'], owed
        # Another promise is due: whoever made it is told when they sign in, and ticks it off.
        desk.finish()
        place.ctl('callback', 'done', str(owed[0]['id']))
        place.issue('A', 'en')
        for words in (('call', '1'), ('serve', '1'), ('finish', '1', '--outcome=to-be-answered',
                                                      '--reason=the meter', '--phone=000-7654321', promised_soon())):
            place.ctl('counter', *words)
        desk.keys('ctrl+l')
        session.pump(0.5)
        desk.sign_in('1021')
        desk.window.find('label', '1 answer that you promised is due (Ctrl+Y).', timeout=20)
        ask(desk, 'ctrl+y', 'Return')
        wait_for(session, 'the call made', lambda: not place.ctl('callback', 'list')['callbacks'])
        assert not desk.app.complaints(), desk.app.output()


@tap.case('suspended while serving: after the customer, with a colleague on the sign, second screen and board')
def suspension():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        place.ctl('counter', 'open', '2', '--staff=1034')
        number = place.issue('A', 'en')
        desk = clerk(session, place)
        screen = place.windows(session, 'customer=1').window()
        board = place.windows(session, 'board').window()
        desk.call_next()
        desk.step(ARRIVED, 'serving')
        ask(desk, SUSPEND, 'Return')
        wait_for(session, 'it is noted', lambda: place.counter(1)['suspend_pending'])
        assert desk.state() == 'serving' and place.counter(1)['ticket'] == number
        screen.find('label', 'Last customer at this counter', timeout=30)
        desk.finish('suspended')
        told = place.ctl('screen', 'show', '1')
        assert 2 in told['alternatives'], told
        board.find(state='showing', timeout=20)
        wait_for(session, 'the sign', lambda: any('2' in text and 'counter' in text.lower()
                                                  for text in screen.label_texts()))
        wait_for(session, 'the way on the board', lambda: any('2' in text for text in board.label_texts()))
        # The same on paper: no printer, so a file.
        desk.keys('ctrl+p')
        paper = wait_for(session, 'the sign on paper', lambda: find_papers(session))
        text = subprocess.run(['pdftotext', '-layout', paper[0], '-'], stdout=subprocess.PIPE, text=True, check=True).stdout
        assert '2' in text and 'Counter 1' in text, text
        assert any(word in text for word in ('counter 2', 'Counter 2')), text
        desk.keys(SUSPEND)
        wait_for(session, 'open again', lambda: desk.state() == 'ready')
        place.ctl('check')
        assert not desk.app.complaints(), desk.app.output()


def count_by_keypad(desk):
    """85 due; 100, all back, once more, the surplus back, reminded, done."""
    session, place = desk.session, desk.place
    ask(desk, 'KP_5', 'KP_8', 'KP_5', 'KP_Enter')
    await_check(desk, place)
    wait_for(session, 'its rows', lambda: dialog(desk) is None)
    desk.window.find('label', '¥85.00', timeout=20)
    for again in (False, True):
        desk.keys('KP_1', 'KP_Enter')
        wait_for(session, 'a note of 100', lambda: cash(place)['counted'] == 10000)
        if not again:
            desk.window.find('label', 'Give all back', timeout=20)
            desk.keys('KP_Subtract')
            wait_for(session, 'all given back', lambda: cash(place)['state'] == 'returned')
    wait_for(session, 'too much', lambda: cash(place)['state'] == 'over')
    desk.keys('KP_Add')
    wait_for(session, 'the surplus back', lambda: cash(place)['refunded'] == 1500)
    desk.window.find('check box', timeout=20)
    desk.keys('KP_Multiply', 'KP_Add')
    wait_for(session, 'the check finished', lambda: cash(place)['state'] == 'done')
    number = place.counter(1)['ticket']
    wait_for(session, 'the card', lambda: desk.window.find('label', number, timeout=1).on_screen)


@tap.case('a numeric keypad alone: sign in, call, serve, hold, go on, cash, finish, suspend, open again')
def keypad():
    digits = {'1': 'KP_1', '0': 'KP_0', '2': 'KP_2', '5': 'KP_5', '8': 'KP_8'}
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        numbers = [place.issue('A', 'en'), place.issue('A', 'ko')]
        desk = Counter(session, place, place.windows(session, 'counter=1'), 1)
        desk.focus_entry()
        for digit in '1021':
            session.key(digits[digit])
        session.key('KP_Enter')
        for digit in hall.PIN:
            session.key(digits[digit])
        session.key('KP_Enter')
        wait_for(session, 'the signing in', lambda: place.counter(1)['state'] == 'ready')
        for number in numbers:
            assert desk.step('KP_Add', 'calling') == number
            desk.step('KP_Multiply', 'serving')
            ask(desk, 'KP_0', 'KP_1', 'KP_Enter')
            wait_for(session, 'the hold', lambda: desk.state() == 'on-hold')
            desk.step('KP_0', 'serving')
            count_by_keypad(desk)
            ask(desk, 'KP_Subtract', 'KP_1', 'KP_2', 'KP_Enter')
            wait_for(session, 'the end', lambda: place.ticket(number)['state'] == 'completed')
        ask(desk, 'KP_9', 'KP_1', 'KP_Enter')
        wait_for(session, 'the pause', lambda: desk.state() == 'suspended')
        desk.step('KP_9', 'ready')
        assert not desk.app.complaints(), desk.app.output()


@tap.case('a double press never does a thing twice')
def double_press():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        numbers = [place.issue('A', 'en') for _ in range(3)]
        desk = clerk(session, place)
        desk.to_front()
        session.key(CALL_NEXT, CALL_NEXT)
        wait_for(session, 'a call', lambda: desk.state() == 'calling')
        session.key(ARRIVED, ARRIVED)
        wait_for(session, 'the service', lambda: desk.state() == 'serving')
        ask(desk, HOLD, 'Return')
        wait_for(session, 'the hold', lambda: desk.state() == 'on-hold')
        session.pump(0.5)  # later than a press that bounced
        session.key(HOLD, HOLD)
        wait_for(session, 'going on', lambda: desk.state() == 'serving')
        session.pump(1.0)
        assert dialog(desk) is None, 'the second half of a double press asks for another hold'
        ask(desk, 'F8', '1', '2')
        session.key('Return', 'Return')
        wait_for(session, 'the end', lambda: desk.state() == 'ready')
        session.pump(1.0)
        kinds = [event['kind'] for event in place.events()]
        for kind in ('ticket.called', 'ticket.served', 'ticket.held', 'ticket.resumed', 'ticket.finished'):
            assert kinds.count(kind) == 1, (kind, kinds)
        assert place.ticket(numbers[1])['state'] == 'waiting'


@tap.case('keys typed while the desktop is busy: each does its work, and the same key does it again')
def typed_ahead():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        for _ in range(2):
            place.issue('A', 'en')
        desk = clerk(session, place)
        for _ in range(2):
            desk.call_next()
            desk.step(ARRIVED, 'serving')
            session.pump(1.6)  # longer than any keyboard waits between two repeats
            # All are done before the window manager shows the question: it never has the keyboard.
            manager = next(p for p in session.processes if p.args[0] == session.wm)
            os.kill(manager.pid, signal.SIGSTOP)
            session.key('F8', '1', '2', 'Return')
            wait_for(session, 'the end', lambda: desk.state() == 'ready')
            os.kill(manager.pid, signal.SIGCONT)
            wait_for(session, 'no question', lambda: dialog(desk) is None)
            session.pump(0.3)
        assert not desk.app.complaints(), desk.app.complaints()[:3]


def focused(desk):
    return [node.role for node in desk.window.find_all(state='focused')][-1:]


@tap.case('the sample of the form that a matter needs, on paper in the customer\'s language (S4 五.4)')
def form_sample():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        place.ctl('ticket', 'issue', 'F', '--language=ko')
        place.ctl('ticket', 'issue', 'A', '--language=ko')
        desk = clerk(session, place)
        desk.call_next()
        desk.step(ARRIVED, 'serving')
        session.pump(0.5)
        desk.keys('ctrl+shift+p')
        paper = wait_for(session, 'the sample', lambda: find_papers(session))
        # Korean and Chinese are drawn as outlines: there is no text of theirs in it.
        text = subprocess.run(['pdftotext', '-layout', paper[0], '-'], stdout=subprocess.PIPE, text=True, check=True).stdout
        assert 'office@school.example' in text, text
        assert '세금계산서' in paper[0], paper
        desk.window.find('label', lambda name: os.path.basename(paper[0]) in name, timeout=20)
        desk.finish()
        # A matter without a form has none to print.
        desk.call_next()
        desk.step(ARRIVED, 'serving')
        session.pump(0.5)
        desk.keys('ctrl+shift+p')
        session.pump(1.0)
        assert len(find_papers(session)) == 1
        assert not desk.app.complaints(), desk.app.output()


# S2-2.2d
@tap.case('the receipt: each matter and what became of it, why not and what instead (S2 2.2(4), S0 hall 2(3))')
def receipt():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        number = place.issue('A', 'en')
        desk = clerk(session, place)
        desk.keys('ctrl+r')  # nobody is there yet
        desk.call_next()
        desk.step(ARRIVED, 'serving')
        place.ctl('ticket', 'add-item', number, 'B')
        place.ctl('counter', 'item', '1', '1', '--outcome=done')
        place.ctl('counter', 'item', '1', '2', '--outcome=refused', '--reason=no deed', '--alternative=bring it tomorrow')
        wait_for(session, 'both matters', lambda: len(desk.window.find_all('label', lambda name: name[:3] == 'B  ')) == 1)
        session.pump(0.5)
        desk.keys('ctrl+r')
        paper = wait_for(session, 'the receipt', lambda: find_papers(session))
        assert len(paper) == 1, paper
        text = ' '.join(subprocess.run(['pdftotext', '-layout', paper[0], '-'], stdout=subprocess.PIPE, text=True,
                                       check=True).stdout.split())
        for part in (number, 'Payments and bill enquiries done', 'Because: no deed', 'Instead you can: bring it tomorrow',
                     'Counter 1', 'Staff number 1021'):
            assert part in text, (part, text)
        assert not desk.app.complaints(), desk.app.output()


@tap.case('Escape leads from the search back to work; a press that bounced hits nothing behind a question')
def escape():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        numbers = [place.issue('A', 'en') for _ in range(3)]
        desk = clerk(session, place)
        desk.keys('ctrl+f')
        wait_for(session, 'the search', lambda: focused(desk) == ['entry'])
        session.type(numbers[2])
        desk.window.find('list item', lambda name: name.startswith(numbers[2]))
        session.key('Escape')
        wait_for(session, 'the list', lambda: focused(desk) == ['list item'])
        # The keys of the work go on from there.
        desk.call_next()
        desk.step(ARRIVED, 'serving')
        ask(desk, 'F8', '1', '2')
        session.key('Return', 'Return')
        wait_for(session, 'the end', lambda: desk.state() == 'ready')
        session.pump(1.0)
        assert dialog(desk) is None, dialog(desk).label_texts()
        assert focused(desk) == ['list item']
        desk.keys('Escape')
        wait_for(session, 'the next step', lambda: focused(desk) == ['push button'])
        session.key('Return')
        wait_for(session, 'a call', lambda: desk.state() == 'calling')


def kill(desk):
    os.kill(desk.app.process.pid, signal.SIGKILL)
    desk.app.process.wait(10)


def come_back(session, place):
    """Another program, and the same clerk signs in again."""
    desk = Counter(session, place, place.windows(session, 'counter=1'), 1)
    super(Counter, desk).sign_in('1021')
    return desk


@tap.case('killed in a hold, a cash check and a suspension: each stands as it was, its clock runs on')
def killed():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        number = place.issue('A', 'en')
        desk = clerk(session, place)
        desk.call_next()
        desk.step(ARRIVED, 'serving')
        ask(desk, HOLD, 'Return')
        wait_for(session, 'the hold', lambda: desk.state() == 'on-hold')
        before = place.ticket(number)
        kill(desk)
        desk = come_back(session, place)
        desk.window.find('label', 'On hold', timeout=20)
        wait_for(session, 'the card', lambda: desk.window.find('label', number, timeout=1).on_screen)
        after = place.ticket(number)
        assert all(after[key] == before[key] for key in ('state', 'hold_since', 'hold_until', 'served_at', 'held_s')), after
        desk.step(HOLD, 'serving')
        assert place.ticket(number)['served_at'] == before['served_at'], 'the service began anew'
        ask(desk, CASH, '=86.50', 'Return')
        await_check(desk, place)
        session.type('1')
        session.key('Return')
        wait_for(session, 'a note', lambda: cash(place)['counted'] == 10000)
        counted = cash(place)
        kill(desk)
        desk = come_back(session, place)
        desk.window.find('label', '¥86.50', timeout=20)
        assert cash(place) == counted
        place.ctl('cash', 'change', '1')
        place.ctl('cash', 'finish', '1', '--reminded')
        wait_for(session, 'the card', lambda: desk.window.find('label', number, timeout=1).on_screen)
        desk.finish()
        ask(desk, SUSPEND, 'Return')
        wait_for(session, 'the pause', lambda: desk.state() == 'suspended')
        until = place.counter(1).get('suspended_until')
        kill(desk)
        desk = come_back(session, place)
        wait_for(session, 'what stands', lambda: 'Service is suspended' in desk.window.label_texts())
        assert place.counter(1).get('suspended_until') == until
        desk.step(SUSPEND, 'ready')
        place.ctl('check')


@tap.case('killed while a customer rates: the invitation is open to its true end')
def killed_rating():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        place.issue('A', 'en')
        place.ctl('counter', 'open', '1', '--staff=1021')
        place.ctl('counter', 'call', '1')
        place.ctl('counter', 'serve', '1')
        second = place.windows(session, 'customer=1')
        place.ctl('counter', 'finish', '1')
        second.window().find('push button', FACE, timeout=20)
        before = place.ctl('rating', 'list')['ratings'][0]
        os.kill(second.process.pid, signal.SIGKILL)
        second.process.wait(10)
        second = place.windows(session, 'customer=1')
        second.window().find('push button', FACE, timeout=20).click()
        wait_for(session, 'the rating', lambda: place.ctl('rating', 'list')['ratings'][0]['state'] == 'rated')
        assert place.ctl('rating', 'list')['ratings'][0]['invited_at'] == before['invited_at']


@tap.case('any phrase on demand: searched by keys, shown in the line, and the window goes')
def phrases():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        place.issue('A')
        desk = clerk(session, place)
        desk.step(CALL_NEXT, 'calling')
        desk.step(ARRIVED, 'serving')
        desk.keys('ctrl+k')
        wait_for(session, 'the phrases', lambda: dialog(desk))
        session.pump(0.4)
        session.type('keep it up')
        book = dialog(desk)
        wait_for(session, 'one phrase is left', lambda: len(shown(book, 'list item')) == 1)
        said = shown(book, 'list item')[0].name
        session.key('Return')
        wait_for(session, 'the window goes', lambda: dialog(desk) is None)
        wait_for(session, 'the line shows it', lambda: desk.window.find('label', said).on_screen)
        desk.keys('Escape')
        wait_for(session, 'the line is empty', lambda: not desk.window.find_all('label', said))
        assert not desk.app.complaints(), desk.app.output()


@tap.case('leaving while a customer is there asks first, and loses nothing')
def leaving():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        number = place.issue('A', 'en')
        desk = clerk(session, place)
        desk.call_next()
        desk.step(ARRIVED, 'serving')
        ask(desk, 'ctrl+q')
        assert any(number in text for text in dialog(desk).label_texts()), dialog(desk).label_texts()
        session.key('Escape')
        wait_for(session, 'no question', lambda: dialog(desk) is None)
        assert desk.app.process.poll() is None
        ask(desk, 'ctrl+q', 'alt+l')
        assert desk.app.wait_exit(20) == 0
        assert place.ticket(number)['state'] == 'serving'


@tap.case('in a real hall the PIN of the demonstration opens nothing until it is another one')
def own_pin():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        with open(os.path.join(place.folder, 'real.json'), 'w', encoding='utf-8') as file:
            file.write('{"hall": {"zone": "Asia/Shanghai"}}')
        place.ctl('hall', 'configure', file.name)
        desk = Counter(session, place, place.windows(session, 'counter=1'), 1)
        desk.focus_entry()
        session.type('1021\n%s\n' % hall.PIN)
        wait_for(session, 'the question', lambda: dialog(desk))
        session.pump(0.4)
        session.type('4711\n4712')
        session.key('Return')
        wait_for(session, 'a refusal', lambda: dialog(desk) and any(
            'not the same' in text for text in dialog(desk).label_texts()))
        session.key('BackSpace')
        session.type('1')
        session.key('Return')
        wait_for(session, 'the counter', lambda: desk.state() == 'ready')
        assert not [s for s in place.ctl('staff', 'list')['staff']
                    if s['id'] == '1021' and s['must_change_pin']]


if __name__ == '__main__':
    tap.main()
