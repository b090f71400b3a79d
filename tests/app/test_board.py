#!/usr/bin/python3
"""The hall board shows what other programs do, in the customer's own language."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re

import hall
import pictures_board
import tap

BUILD = hall.Build()


def newest(board):
    """The texts of the newest call: number, word, counter, sentence, the hall's sentence."""
    return board.find(None, BOARD_WORDS['newest']).label_texts()


BOARD_WORDS = {'newest': lambda name: name in ('Newest call', '最新叫号', '최근 호출')}
SENTENCES = {'zh': '请到1号窗口', 'ko': '1번 창구로 오세요', 'en': 'Please go to counter 1'}


def open_files(app):
    folder = '/proc/%d/fd' % app.pid
    return {os.path.realpath(os.path.join(folder, name)) for name in os.listdir(folder)}


def serve_and_finish(place, counter='1'):
    place.ctl('counter', 'serve', counter)
    place.ctl('counter', 'finish', counter)


@tap.case('a call by another process appears, in the ticket’s language and in the hall’s')
def call_from_outside():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'board')
        board = app.window()
        assert board.find('label', SENTENCES['zh'], timeout=0) is None
        numbers = {language: place.issue('A', language) for language in ('zh', 'ko', 'en')}
        place.ctl('counter', 'open', '1', '--staff=1021')
        for language, number in numbers.items():
            place.ctl('counter', 'call', '1')
            session.wait(lambda: number in newest(board), 10, 'the call of %s' % number)
            texts = newest(board)
            assert SENTENCES[language] in texts and SENTENCES['zh'] in texts, texts
            serve_and_finish(place)
        assert app.quit() == 0
        assert not app.complaints(), app.output()


@tap.case('a recall and the last call say so; a missed number is marked')
def recall():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'board')
        board = app.window()
        number = place.issue('A', 'en')
        place.issue('A', 'en')
        place.ctl('counter', 'open', '1', '--staff=1021')
        place.ctl('counter', 'call', '1')
        board.find('label', 'Please go to counter 1', timeout=10)
        place.ctl('counter', 'recall', '1')
        board.find('label', 'A reminder: please go to counter 1', timeout=10)
        place.ctl('counter', 'recall', '1')
        board.find('label', 'Last call: please go to counter 1', timeout=10)
        place.ctl('counter', 'no-show', '1')
        place.ctl('counter', 'call', '1')
        calls = board.find('table', 'Called before', timeout=10)
        session.wait(lambda: any(number in cell.label_texts() and cell.find('label', 'Missed', timeout=0)
                                 for cell in calls.find_all('table cell')), 10, 'the missed number')
        assert not app.complaints(), app.output()


# S2-5.1
@tap.case('no name of a customer or of staff is on the board')
def privacy():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'board')
        place.issue('A', 'zh')
        place.ctl('counter', 'open', '1', '--staff=1021')
        place.ctl('counter', 'call', '1')
        app.window().find('label', SENTENCES['zh'], timeout=10)
        texts = ' '.join(app.window().label_texts())
        for person in place.ctl('staff', 'list')['staff']:
            assert person['id'] not in texts, 'a staff number'
            for part in person.get('name', '').split():
                assert part not in texts, 'a name'


@tap.case('the board starts full screen, F11 leaves it and comes back')
def fullscreen():
    with BUILD.session(size=(1280, 720)) as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'board')
        board = app.window()
        session.wait(lambda: board.extents()[2:] == (1280, 720), 10, 'full screen')
        session.key('F11')
        session.wait(lambda: board.extents()[2:] != (1280, 720), 10, 'a window')
        session.key('F11')
        session.wait(lambda: board.extents()[2:] == (1280, 720), 10, 'full screen again')
        assert not app.complaints(), app.output()


@tap.case('the newest number is at least a quarter of the height, whatever the screen')
def readable():
    for size in ((1920, 1080), (1366, 768), (1280, 720)):
        with BUILD.session(size=size) as session, hall.Hall(BUILD) as place:
            number = place.issue('A', 'zh')
            place.ctl('counter', 'open', '1', '--staff=1021')
            place.ctl('counter', 'call', '1')
            app = place.windows(session, 'board')
            board = app.window()
            session.wait(lambda: board.extents()[2:] == size, 10, 'full screen')
            label = board.find('label', number)
            session.wait(lambda: label.extents()[3] >= size[1] / 4, 10, 'a large number at %dx%d' % size)
            width = label.extents()[2]
            assert width < size[0] * 0.75, 'the number leaves no room for the counter'


@tap.case('an early end of the issuing is told with its reason and its hour, not as the usual one (S08)')
def early_stop():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'board')
        board = app.window()
        place.issue('A', 'zh')
        place.ctl('hall', 'stop-issuing', '--reason=检修')
        told = board.find('label', lambda name: re.match(r'因检修，今天提前到\d\d:\d\d结束取号。', name), timeout=10)
        assert told is not None, board.label_texts()
        assert not any('下班时间' in text for text in board.label_texts()), 'S05'
        assert not app.complaints(), app.output()


@tap.case('a closed hall plays nothing: no film, no notices, no empty lists; it says when it opens again')
def closed():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        pictures_board.make_media(place.folder)
        pictures_board.settings(session, board_notices="['Nobody reads this', 'nor this']",
                                board_loop="'%s'" % place.folder)
        app = place.windows(session, 'board')
        board = app.window()
        board.find('label', 'Nobody reads this', timeout=10)
        film = os.path.join(place.folder, '1.webm')
        session.wait(lambda: film in open_files(app), 10, 'the film')
        counters = board.find('label', 'Counters', timeout=10)
        session.wait(lambda: counters.on_screen, 10, 'the counters')
        place.ctl('hall', 'close', '--reason=test')
        session.wait(lambda: board.find('label', lambda name: 'We are closed at the moment' in name, timeout=0),
                     10, 'that it is closed')
        session.wait(lambda: film not in open_files(app), 10, 'the end of the film')
        session.wait(lambda: not counters.on_screen, 10, 'no list of closed counters')
        shown = [node.name for node in board.find_all('label') if node.on_screen]
        assert not any('reads this' in name or 'nor this' in name for name in shown), shown
        assert any(re.search(r'Open again: \w{3} \d{1,2} \w{3} \d{4}$', name) for name in shown), shown
        assert not app.complaints(), app.output()


@tap.case('it speaks Chinese and Korean without a complaint')
def languages():
    for language, word in (('zh_CN', '窗口'), ('ko', '창구')):
        with BUILD.session(language=language) as session, hall.Hall(BUILD) as place:
            app = place.windows(session, 'board')
            app.window().find('label', word, timeout=10)
            place.issue('B', 'ko')
            place.ctl('counter', 'open', '3', '--staff=1047')
            place.ctl('counter', 'call', '3')
            app.window().find('label', '3번 창구로 오세요', timeout=10)
            assert app.quit() == 0
            assert not app.complaints(), app.output()


if __name__ == '__main__':
    tap.main()
