#!/usr/bin/python3
"""The customer's second screen from outside: what it shows while the clerk works, a rating by
pointer and by accessibility, and that a customer gets nowhere else."""
# SPDX-License-Identifier: GPL-3.0-or-later
import fcntl
import os
import signal
import struct

import hall
import tap
from desk import Counter

BUILD = hall.Build()
FACES = {'en': 'Very satisfied', 'ko': '매우 불만족'}


def is_held(place, counter):
    """Whether somebody holds the screen of COUNTER, as the kernel says."""
    try:
        file = os.open('%s-screen-%d' % (place.path, counter), os.O_RDONLY)
    except FileNotFoundError:
        return False
    asked = struct.pack('hhqqi4x', fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
    try:
        told = fcntl.fcntl(file, fcntl.F_OFD_GETLK, asked)
    finally:
        os.close(file)
    return struct.unpack('hhqqi4x', told)[0] != fcntl.F_UNLCK


def serve(place, language, *more):
    """A customer who is in front of counter 1; answers the number."""
    number = place.issue('A', language, *more)
    place.ctl('counter', 'call', '1')
    place.ctl('counter', 'serve', '1')
    return number


def rating_of(place, number):
    return next(r for r in place.ctl('rating', 'list')['ratings'] if r['ticket'] == number)


@tap.case('what the clerk does is to be seen, in the language of the ticket')
def follows():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'customer=1')
        screen = app.window()
        screen.find('label', '本窗口未开放', timeout=20)
        place.ctl('counter', 'open', '1', '--staff=1021')
        screen.find('label', '1', timeout=20)
        number = place.issue('A', 'en')
        place.ctl('counter', 'call', '1')
        screen.find('label', number, timeout=20)
        screen.find('label', 'Please come to this counter', timeout=20)
        place.ctl('counter', 'serve', '1')
        screen.find('label', 'Your visit today', timeout=30)
        place.ctl('counter', 'hold', '1', '--reason=look-up', '--minutes=5')
        screen.find('label', 'It takes about 5 min', timeout=20)
        place.ctl('counter', 'resume', '1')
        place.ctl('cash', 'start', '1', '--due=8750', '--given=10000')
        screen.find('label', '¥87.50', timeout=20)
        place.ctl('cash', 'count', '1', '10000=1')
        screen.find('label', '¥100.00', timeout=20)
        screen.find('label', '¥12.50', timeout=20)
        place.ctl('cash', 'change', '1')
        place.ctl('cash', 'finish', '1', '--reminded')
        place.ctl('counter', 'finish', '1')
        screen.find('push button', FACES['en'], timeout=20)
        # The next call takes the page.
        other = place.issue('A', 'ko')
        place.ctl('counter', 'call', '1')
        screen.find('label', other, timeout=20)
        place.ctl('counter', 'serve', '1')
        place.ctl('counter', 'suspend', '1', '--reason=copying', '--minutes=5')
        place.ctl('counter', 'open', '2', '--staff=1034')
        screen.find('label', '이 창구의 마지막 고객님입니다', timeout=30)
        assert not app.complaints(), app.output()


@tap.case('a rating by pointer, in targets of 96 pixels and more, and once only')
def by_pointer():
    for size in ((1366, 768), (1024, 768)):
        with BUILD.session(size=size) as session, hall.Hall(BUILD) as place:
            place.ctl('counter', 'open', '1', '--staff=1021')
            number = serve(place, 'en')
            app = place.windows(session, 'customer=1')
            screen = app.window()
            session.wait(lambda: screen.extents()[2:] == size, 10, 'full screen')
            place.ctl('counter', 'finish', '1')
            face = screen.find('push button', FACES['en'], timeout=20)
            session.pump(0.4)  # until the page has come
            for button in screen.find_all('push button'):
                if button.on_screen:
                    assert min(button.extents()[2:]) >= 96, (button, button.extents())
            face.mouse()
            session.wait(lambda: rating_of(place, number)['state'] == 'rated', 20, 'the rating')
            assert rating_of(place, number)['score'] == 5
            screen.find('label', 'Thank you, we have it!', timeout=20)
            screen.find('label', 'Goodbye', timeout=30)
            assert not app.complaints(), app.output()


@tap.case('a low rating by accessibility: why, and a number with consent')
def by_accessibility():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        place.ctl('counter', 'open', '1', '--staff=1021')
        number = serve(place, 'ko')
        app = place.windows(session, 'customer=1')
        screen = app.window()
        place.ctl('counter', 'finish', '1')
        screen.find('push button', FACES['ko'], timeout=20).click()
        session.wait(lambda: rating_of(place, number)['state'] == 'rated', 20, 'the rating')
        reason = screen.find('push button', '응대 태도', timeout=20)
        reason.click()
        screen.find('push button', '다음', timeout=20).click()
        agree = screen.find('push button', '동의', timeout=20)
        assert not agree.has('sensitive'), 'a number is sent before there is one'
        for digit in '13800138000':
            screen.find('push button', digit, timeout=20).click()
        session.wait(lambda: agree.has('sensitive'), 10, 'the consent')
        agree.click()
        session.wait(lambda: rating_of(place, number)['explained_at'], 20, 'the reasons')
        assert len(rating_of(place, number)['reasons']) == 1
        screen.find('label', '말씀해 주셔서 감사합니다. 고치겠습니다', timeout=20)
        assert '13800138000' not in ' '.join(screen.label_texts()), 'the number stays to be read'
        assert not app.complaints(), app.output()


@tap.case('nobody answers: the time is to be seen, and it is a result of its own')
def times_out():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        with open(os.path.join(place.folder, 'short.json'), 'w', encoding='utf-8') as file:
            file.write('{"rating": {"open_s": 5}}')
        place.ctl('hall', 'configure', file.name)
        place.ctl('counter', 'open', '1', '--staff=1021')
        number = serve(place, 'en')
        app = place.windows(session, 'customer=1')
        screen = app.window()
        place.ctl('counter', 'finish', '1')
        screen.find('label', 'Ends in 2 s', timeout=20)
        session.wait(lambda: rating_of(place, number)['state'] == 'timed-out', 20, 'the end')
        screen.find('label', 'No rating needed. Have a good day.', timeout=20)
        events = [e for e in place.events() if e['kind'] == 'rating.timed-out']
        assert len(events) == 1, events
        assert not app.complaints(), app.output()


@tap.case('no key and no closing gets a customer anywhere')
def no_way_out():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        place.ctl('counter', 'open', '1', '--staff=1021')
        number = serve(place, 'en')
        app = place.windows(session, 'customer=1')
        screen = app.window()
        place.ctl('counter', 'finish', '1')
        screen.find('push button', FACES['en'], timeout=20)
        session.focus_window(screen.xid())
        session.key('Tab', 'Return', 'space', 'Escape', 'F11', 'F10', 'ctrl+w', 'ctrl+q', 'alt+F4', 'F5')
        session.pump(0.5)
        assert app.process.poll() is None, app.output()
        assert rating_of(place, number)['state'] == 'invited', 'a key has rated'
        assert screen.extents()[2:] == session.size, 'not full screen any more'
        app.process.terminate()
        assert app.wait_exit() == 0
        assert not app.complaints(), app.output()


@tap.case('whether it is there is known, and a rating stands as it was after a kill')
def presence():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        place.ctl('counter', 'open', '1', '--staff=1021')
        assert not is_held(place, 1)
        number = serve(place, 'en')
        app = place.windows(session, 'customer=1')
        session.wait(lambda: is_held(place, 1), 10, 'the screen')
        place.ctl('counter', 'finish', '1')
        app.window().find('push button', FACES['en'], timeout=20)
        os.kill(app.pid, signal.SIGKILL)
        session.wait(lambda: not is_held(place, 1), 10, 'the end of the screen')
        assert rating_of(place, number)['state'] == 'invited'
        again = place.windows(session, 'customer=1')
        again.window().find('push button', FACES['en'], timeout=20).click()
        session.wait(lambda: rating_of(place, number)['score'] == 5, 20, 'the rating')


@tap.case('a program that dies while it asks: the counter tells it, and nobody is counted as content')
def killed():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        counter = place.windows(session, 'counter=1')
        desk = Counter(session, place, counter, 1)
        desk.sign_in('1021')
        app = place.windows(session, 'customer=1')
        session.wait(lambda: is_held(place, 1), 10, 'the screen')
        number = serve(place, 'en')
        place.ctl('counter', 'finish', '1')
        app.window().find('push button', FACES['en'], timeout=20)
        os.kill(app.pid, signal.SIGKILL)
        desk.window.find('label', 'The second screen is gone: the customer sees nothing and cannot rate.',
                         timeout=20)
        session.wait(lambda: rating_of(place, number)['state'] == 'not-possible', 20, 'the end of it')
        assert rating_of(place, number)['score'] is None
        assert not counter.complaints(), counter.output()


@tap.case('without its monitor it is not there, and nobody is told that it is')
def without_monitor():
    keyfile = '[io/github/foyerhall/Foyer]\ncustomer-monitor=\'HDMI-9\'\nwindows=[\'customer=1\']\n'
    with hall.Session(env={**BUILD.environment(), 'GSETTINGS_BACKEND': 'keyfile'}) as session, hall.Hall(BUILD) as place:
        folder = os.path.join(session.environment['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
        os.makedirs(folder)
        with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as file:
            file.write(keyfile)
        app = place.windows(session, 'customer=1', 'board', attach=True)
        session.wait(lambda: len(app.windows()) >= 1, 20, 'the board')
        session.pump(0.5)
        assert not is_held(place, 1)
        shown = [window.name for window in app.windows() if window.has('showing')]
        assert not any('Second Screen' in name for name in shown), shown


if __name__ == '__main__':
    tap.main()
