#!/usr/bin/python3
"""Pictures of the windows that the public and the reception see, to be looked at:
pictures.py FOLDER [kiosk|board|reception|day|faults|figures …]. FOYER_BUILD_ROOT is the build folder."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import subprocess
import sys

import demo_day
import desk
import hall

BUILD = hall.Build()

# What is pressed on the way to a number: the language, a matter, no help needed, done.
KIOSK_WAYS = {
    'zh': ('中文, 请点这里取号', '过户与用户信息变更', '不需要，取号', '完成'),
    'ko': ('한국어, 번호표는 여기를 눌러 주세요', '명의 변경·정보 수정', '괜찮습니다, 번호표 받기', '확인'),
    'en': ('English, Touch here for a number', 'Change of holder or details', 'No, thank you: my number',
           'Done'),
}
# Who has an appointment, and who wants one.
KIOSK_BOOKS = {'zh': ('我有预约', '预约办理'), 'ko': ('예약했어요', '방문 예약'),
               'en': ('I have an appointment', 'Book an appointment')}
KIOSK_SIZES = {'portrait': (1080, 1920), 'landscape': (1920, 1080), 'small': (1024, 600)}
BOARD_SIZES = {'1080p': (1920, 1080), '4k': (3840, 2160), 'portrait': (1080, 1920)}
DESK_SIZES = {'small': (1024, 600), 'usual': (1366, 768), 'large': (1920, 1080)}
LOCALES = {'zh': 'zh_CN', 'ko': 'ko', 'en': 'en'}


def fill(place):
    """A morning: three counters at work, one suspended, some wait, one was called twice."""
    for counter, staff in ((1, 1021), (2, 1034), (3, 1047), (4, 1052)):
        place.ctl('counter', 'open', str(counter), '--staff=%d' % staff)
    for service in 'AABBDAAC':
        place.issue(service)
    place.issue('A', 'ko', '--hearing')
    place.issue('B', 'en', '--class=elderly')
    for counter in '134':
        place.ctl('counter', 'call', counter)
    place.ctl('counter', 'recall', '1')
    place.ctl('counter', 'serve', '3')
    place.ctl('counter', 'suspend', '2', '--reason=copying')


def press(session, window, name):
    button = session.wait(lambda: window.find('push button', name, timeout=0), 10, 'the button %s' % name)
    session.pump(0.45)
    button.mouse()
    session.pump(0.6)


def booth_days(window):
    return [node.name for node in window.find_all('push button', lambda name: re.search(r'\d{4}', name))
            if node.on_screen]


def kiosk(folder):
    for size_name, size in KIOSK_SIZES.items():
        with BUILD.session(size=size) as session, hall.Hall(BUILD) as place:
            fill(place)
            window = place.windows(session, 'kiosk').window()
            session.wait(lambda: window.extents()[2:] == size, 10, 'full screen')
            for language, (first, matter, number, done) in KIOSK_WAYS.items():
                def picture(page):
                    session.pump(0.3)
                    window.screenshot(os.path.join(folder, 'kiosk-%s-%s-%s.png' % (size_name, language, page)))
                picture('1-attract')
                press(session, window, first)
                picture('2-need')
                press(session, window, lambda name: name.startswith(matter))
                picture('3-assist')
                press(session, window, number)
                picture('4-number')
                press(session, window, done)
            press(session, window, KIOSK_WAYS['en'][0])
            press(session, window, lambda name: name.startswith('Payments'))
            window.screenshot(os.path.join(folder, 'kiosk-%s-self-service.png' % size_name))
            place.ctl('hall', 'stop-issuing', '--reason=picture')
            session.pump(1)
            window.screenshot(os.path.join(folder, 'kiosk-%s-early-stop.png' % size_name))
            place.ctl('hall', 'close', '--reason=picture')
            session.pump(1)
            window.screenshot(os.path.join(folder, 'kiosk-%s-closed.png' % size_name))
            place.ctl('hall', 'open', '--reason=picture')
            for language, (appointment, book) in KIOSK_BOOKS.items():
                def shot(page):
                    session.pump(0.5)
                    window.screenshot(os.path.join(folder, 'kiosk-%s-%s-%s.png' % (size_name, language, page)))
                press(session, window, KIOSK_WAYS[language][0])
                press(session, window, appointment)
                shot('5-check-in')
                place.ctl('hall', 'close', '--reason=picture')
                session.pump(1)
                press(session, window, book)
                shot('6-book')
                press(session, window, KIOSK_WAYS[language][1])
                session.wait(lambda: booth_days(window), 10, 'the days')
                shot('7-day')
                press(session, window, booth_days(window)[-1])
                shot('8-time')
                press(session, window, lambda name: len(name) == 5 and name[2] == ':')
                for digit in '00077':
                    press(session, window, digit)
                shot('9-phone')
                press(session, window, {'zh': '确定', 'ko': '확인', 'en': 'Enter'}[language])
                shot('10-booked')
                place.ctl('hall', 'open', '--reason=picture')
                press(session, window, KIOSK_WAYS[language][3])
            place.ctl('fault', 'open', '--scope=hall', '--minutes=25', '--reason=network')
            session.pump(1.5)
            window.screenshot(os.path.join(folder, 'kiosk-%s-fault.png' % size_name))


def board(folder):
    for size_name, size in BOARD_SIZES.items():
        for language, locale in LOCALES.items():
            with BUILD.session(size=size, language=locale) as session, hall.Hall(BUILD) as place:
                fill(place)
                window = place.windows(session, 'board').window()
                session.wait(lambda: window.extents()[2:] == size, 10, 'full screen')
                session.pump(1)
                window.screenshot(os.path.join(folder, 'board-%s-%s-1.png' % (size_name, language)))
                place.ctl('counter', 'finish', '3')
                place.ctl('counter', 'call', '3')
                session.pump(2)
                window.screenshot(os.path.join(folder, 'board-%s-%s-2-call.png' % (size_name, language)))


def reception(folder):
    for size_name, size in DESK_SIZES.items():
        for language, locale in LOCALES.items():
            with BUILD.session(size=size, language=locale) as session, hall.Hall(BUILD) as place:
                fill(place)
                app = place.windows(session, 'reception')
                window = desk.Reception(session, place, app)
                window.sign_in('1011')
                session.key('super+Up')
                window.picture(os.path.join(folder, 'reception-%s-%s-1.png' % (size_name, language)))
                for key in ('g', 'h', '2', 'F2'):
                    window.keys(key)
                    session.pump(0.3)
                session.pump(0.5)
                for key in ('j', 'f'):
                    window.keys(key)
                    session.pump(0.3)
                window.picture(os.path.join(folder, 'reception-%s-%s-2.png' % (size_name, language)))


def day(folder):
    """The lists of opening and closing, lost property, appointments, the printer."""
    for size_name in DESK_SIZES:
        for language, locale in LOCALES.items():
            with BUILD.session(size=DESK_SIZES[size_name], language=locale) as session, hall.Hall(BUILD) as place:
                fill(place)
                place.set_hours(-60, 300)
                place.ctl('found', 'add', '黑色雨伞', '--place=2-4')
                place.ctl('found', 'keep', '1', '--where=safe')
                place.ctl('checklist', 'tick', 'printer', '--bad', '--note=no paper')
                place.ctl('checklist', 'tick', 'voice', '--note=heard')
                slots = place.ctl('appointment', 'slots', '--service=C')['slots']
                for slot in (slots[1], slots[5], slots[-1]):
                    place.ctl('appointment', 'book', '--service=C', '--time=' + slot['time'], '--phone=000-7654')
                place.ctl('ticket', 'convert', 'C001', '--phone=000-42')
                place.ctl('appointment', 'check-in', '2')
                app = place.windows(session, 'reception')
                window = desk.Reception(session, place, app)
                window.sign_in('1011')

                def picture(name):
                    session.pump(1.2)
                    session.screenshot(os.path.join(folder, 'day-%s-%s-%s.png' % (size_name, language, name)))
                    session.key('Escape')
                    session.pump(0.5)
                window.keys('ctrl+l')
                picture('opening')
                window.keys('ctrl+t')
                picture('appointments')
                place.set_hours(-300, -1)
                window.picture(os.path.join(folder, 'day-%s-%s-reception.png' % (size_name, language)))
                window.keys('ctrl+l')
                picture('closing')
                window.keys('F10')
                session.pump(0.6)
                session.key('i')
                picture('printer')


def faults(folder):
    """One fault of the hall and one of a counter, at every window that tells of them."""
    for language, locale in LOCALES.items():
        for size_name in ('usual', 'large', 'small'):
            with BUILD.session(size=DESK_SIZES[size_name], language=locale) as session, hall.Hall(BUILD) as place:
                fill(place)
                for _ in range(2):
                    place.issue('A')
                app = place.windows(session, 'reception')
                window = desk.Reception(session, place, app)
                window.sign_in('1011')
                session.key('super+Up')
                place.ctl('fault', 'open', '--scope=3', '--minutes=5', '--reason=屏幕')
                place.ctl('fault', 'open', '--scope=4', '--minutes=5', '--reason=键盘')
                window.picture(os.path.join(folder, 'fault-%s-%s-1.png' % (size_name, language)))
                window.window.do('reception.system-fault')
                session.pump(1)
                session.screenshot(os.path.join(folder, 'fault-%s-%s-2-dialog.png' % (size_name, language)))
                session.key('Escape')
                place.ctl('fault', 'open', '--scope=hall', '--minutes=25', '--reason=网络')
                session.pump(0.8)
                window.picture(os.path.join(folder, 'fault-%s-%s-3-hall.png' % (size_name, language)))
                if size_name == 'large':
                    board_window = place.windows(session, 'board').window()
                    session.pump(2)
                    board_window.screenshot(os.path.join(folder, 'fault-%s-board.png' % language))


def figures(folder):
    """Those of the help, on a morning; FOLDER is help/C/figures."""
    def small(window, name):
        path = os.path.join(folder, name)
        window.screenshot(path)
        subprocess.run(['convert', path, '+dither', '-colors', '250', '-strip', 'PNG8:' + path], check=True)

    with BUILD.session(size=(1280, 720)) as session, \
            hall.Hall(BUILD, clock=demo_day.moment(10 * 60 + 15)) as place:
        window = place.windows(session, 'board').window()
        fill(place)
        place.ctl('counter', 'finish', '3')
        place.ctl('counter', 'call', '3')
        session.pump(1.2)
        small(window, 'board.png')
    with BUILD.session(size=(1366, 768)) as session, \
            hall.Hall(BUILD, clock=demo_day.moment(10 * 60 + 15)) as place:
        fill(place)
        window = desk.Reception(session, place, place.windows(session, 'reception'))
        window.sign_in('1011')
        session.key('super+Up')
        for key in ('b', 'g', 'Return', 'F2'):
            window.keys(key)
            session.pump(0.4)
        session.pump(0.6)
        small(window.window, 'reception.png')


def main(folder, *names):
    os.makedirs(folder, exist_ok=True)
    for work in (kiosk, board, reception, day, faults, figures):
        if work.__name__ in (names or ('kiosk', 'board', 'reception', 'day', 'faults')):
            work(folder)


if __name__ == '__main__':
    main(*sys.argv[1:])
