#!/usr/bin/python3
"""The kiosk as strangers meet it: by touch, impatiently, and with no way out (states 2.10)."""
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import os
import time

import hall
import tap
from booth import CHINESE, ENGLISH, KOREAN, NO_HELP, QUIET, Kiosk, printing_to, starts

BUILD = hall.Build()


# S0-HA-1.3a
@tap.case('a number by touch, in the customer’s own language, with two matters')
def by_touch():
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD) as place:
        kiosk = Kiosk(session, place)
        place.ctl('counter', 'open', '3', '--staff=1047')
        kiosk.press(ENGLISH)
        kiosk.press(starts('Change of holder'))
        kiosk.press('One more matter')
        kiosk.press(starts('Repairs and home visits'))
        kiosk.press(NO_HELP)
        kiosk.label('B001')
        kiosk.label('Please go to counter 3')
        ticket = place.ticket('B001')
        assert [item['service'] for item in ticket['items']] == ['B', 'E'], ticket
        assert ticket['language'] == 'en' and ticket['state'] == 'called', ticket
        kiosk.press('Done')
        kiosk.button(CHINESE)
        kiosk.press(KOREAN)
        kiosk.press(starts('명의 변경'))
        kiosk.press('잘 들리지 않아요')
        kiosk.label('B002')
        ticket = place.ticket('B002')
        assert ticket['hearing'] and ticket['language'] == 'ko', ticket
        assert not kiosk.app.complaints(), kiosk.app.output()


@tap.case('what a machine does is offered there, and counted')
def self_service():
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD) as place:
        kiosk = Kiosk(session, place)
        kiosk.press(ENGLISH)
        kiosk.press(starts('Payments'))
        kiosk.press('Use the machine')
        kiosk.label('Please go to the machines; our receptionist will help you.')
        assert kiosk.numbers() == []
        events = place.ctl('ticket', 'divert', 'A')
        assert events['tally']['diverted'] == 2, events  # the kiosk's and this one


@tap.case('a storm of presses on one place makes one number')
def storm():
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD) as place:
        kiosk = Kiosk(session, place)
        kiosk.press(ENGLISH)
        kiosk.press(starts('Change of holder'))
        button = kiosk.button(NO_HELP)
        session.pump(QUIET)
        button.mouse()
        session.xdo('click', '--repeat', '40', '--delay', '40', '1')
        kiosk.label('B001')
        session.pump(1)
        assert kiosk.numbers() == ['B001'], kiosk.numbers()


@tap.case('no key closes it; a manager’s PIN does, another’s does not')
def locked():
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD) as place:
        kiosk = Kiosk(session, place)
        session.focus_window(kiosk.window.xid())
        for keys in ('ctrl+q', 'ctrl+w', 'alt+F4', 'Escape', 'F11', 'ctrl+shift+i', 'F10', 'ctrl+question'):
            session.key(keys)
            session.pump(0.3)
            assert kiosk.app.process.poll() is None, keys
        session.key('alt+F4')
        kiosk.label('Staff number of a manager')
        for digit in '1021':
            session.key(digit)
        session.key('Return')
        kiosk.label('PIN')
        for digit in hall.PIN:
            session.key(digit)
        session.key('Return')
        kiosk.label('This staff number may not close the kiosk.')
        assert kiosk.app.process.poll() is None
        for digit in '1003':
            session.key(digit)
        session.key('Return')
        kiosk.label('PIN')
        for digit in hall.PIN:
            session.key(digit)
        session.key('Return')
        session.wait(lambda: kiosk.app.process.poll() is not None, 10, 'the end')
        assert not kiosk.app.complaints(), kiosk.app.output()


@tap.case('closed and stopped are said in all languages, and open again without anybody')
def closed():
    with BUILD.session(size=(1920, 1080)) as session, hall.Hall(BUILD) as place:
        kiosk = Kiosk(session, place, (1920, 1080))
        # S2 五.4: stopped early, whoever holds a number is served.
        number = place.issue('A')
        place.ctl('hall', 'stop-issuing', '--reason=test')
        for text in ('今天已停止取号，已取号的顾客照常办理', 'No more numbers today. Whoever holds one is served'):
            kiosk.label(text)
        place.ctl('ticket', 'cancel', number)
        place.ctl('hall', 'close', '--reason=test')
        # S07: when it opens next, and the telephone for those who cannot wait.
        for text in ('现在不在营业时间', '지금은 운영 시간이 아닙니다', 'We are closed at the moment'):
            kiosk.label(lambda name, part=text: name.startswith(part) and '08:30' in name and '000-96000' in name)
        place.ctl('hall', 'open', '--reason=test')
        # A fault of the whole hall, and its end; the customer on the way is not thrown out twice.
        place.ctl('fault', 'open', '--scope=hall', '--minutes=5', '--reason=network')
        kiosk.label(lambda name: 'system' in name.lower())
        place.ctl('fault', 'close', '1')
        kiosk.press(ENGLISH)
        kiosk.button(starts('Payments'))
        place.ctl('hall', 'close', '--reason=test')
        kiosk.label(starts('We are closed at the moment'))
        assert not kiosk.app.complaints(), kiosk.app.output()


@tap.case('large letters enlarge every page, and go with the customer')
def large():
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD) as place:
        kiosk = Kiosk(session, place)
        kiosk.press(ENGLISH)
        question = kiosk.label('What can we do for you?')
        before = question.extents()[3]
        kiosk.press('Large letters')
        session.wait(lambda: question.extents()[3] > before * 1.45, 10, 'larger letters')
        kiosk.press(starts('Change of holder'))
        assert kiosk.button(NO_HELP).extents()[3] >= 96
        kiosk.press('Start over')
        kiosk.press(ENGLISH)
        session.wait(lambda: kiosk.label('What can we do for you?').extents()[3] <= before, 10, 'usual letters')


@tap.case('large letters on a low screen are larger by a third, and nothing is cut off')
def large_and_low():
    size = (1024, 600)
    with BUILD.session(size=size) as session, hall.Hall(BUILD) as place:
        kiosk = Kiosk(session, place, size)
        kiosk.press(ENGLISH)
        question = kiosk.label('What can we do for you?')
        before = question.extents()[3]
        kiosk.press('Large letters')
        session.wait(lambda: question.extents()[3] > before * 1.28, 10, 'larger letters')
        for text in ('Start over', starts('Payments'), starts('Invoices')):
            x, y, width, height = kiosk.button(text).extents()
            assert x >= 0 and y >= 0 and x + width <= size[0] and y + height <= size[1], (text, x, y, width, height)
        assert kiosk.button(starts('Invoices')).extents()[1] + 40 < kiosk.button('Start over').extents()[1]


@tap.case('who walks away leaves nothing behind')
def walks_away():
    # Patience is forty seconds; the number's page fifteen.
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD) as place:
        kiosk = Kiosk(session, place)
        kiosk.press(ENGLISH)
        kiosk.press(starts('Change of holder'))
        kiosk.press(NO_HELP)
        kiosk.label('B001')
        began = time.monotonic()
        kiosk.button(CHINESE, 40)
        assert time.monotonic() - began > 5


@tap.case('a slip is printed at issue, and the number stands without one')
def slip():
    with BUILD.session(size=(1080, 1920)) as session, hall.Hall(BUILD) as place:
        folder = printing_to(session, place)
        kiosk = Kiosk(session, place)
        kiosk.press(ENGLISH)
        kiosk.press(starts('Change of holder'))
        kiosk.press(NO_HELP)
        kiosk.label('Please take your slip.')
        session.wait(lambda: glob.glob(folder + '/*.pdf'), 10, 'the slip')
        # What was booked is on paper, too.
        kiosk.press('Done')
        kiosk.button(CHINESE)
        place.ctl('hall', 'close', '--reason=test')
        kiosk.press('Book an appointment')
        kiosk.press(starts('Repairs'))
        session.wait(kiosk.days, 10, 'the days')
        kiosk.press(kiosk.days()[-1])
        kiosk.press(lambda name: len(name) == 5 and name[2] == ':')
        for digit in '00077':
            kiosk.press(digit)
        kiosk.press('Enter')
        kiosk.label('Your appointment')
        session.wait(lambda: len(glob.glob(folder + '/*.pdf')) == 2, 10, 'the slip of the appointment')


if __name__ == '__main__':
    tap.main()
