#!/usr/bin/python3
"""A customer's way through the hall, done by keys alone at the real windows."""
# SPDX-License-Identifier: GPL-3.0-or-later
import hall
import tap
from desk import ARRIVED, CALL_AGAIN, MISSED, Counter, Reception

BUILD = hall.Build()


def quit_all(session, *desks):
    for desk in desks:
        desk.to_front()
        assert desk.app.quit() == 0, desk.app.output()
        assert not desk.app.complaints(), desk.app.output()


def one_day(language):
    """Sign in, issue, call, serve and finish, each window in a program of its own."""
    with BUILD.session(language=language) as session, hall.Hall(BUILD) as place:
        reception = Reception(session, place, place.windows(session, 'reception'))
        counter = Counter(session, place, place.windows(session, 'counter=1'), 1)
        reception.sign_in('1012')
        numbers = [reception.issue('A', spoken) for spoken in ('zh', 'ko', 'en')]
        counter.sign_in('1021')
        for number in numbers:
            assert counter.call_next() == number, 'not in the order of issue'
            counter.step(ARRIVED, 'serving')
            counter.finish()
            assert place.ticket(number)['state'] == 'completed'
        place.ctl('check')
        quit_all(session, reception, counter)


@tap.case('sign in, issue, call, serve and finish by keys only')
def in_english():
    one_day('en')


@tap.case('the same in Chinese')
def in_chinese():
    one_day('zh_CN')


@tap.case('the same in Korean')
def in_korean():
    one_day('ko')


@tap.case('a number is called again, then missed; the next one comes up')
def missed():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        place.issue('A', 'zh')
        place.issue('A', 'zh')
        board = place.windows(session, 'board')
        counter = Counter(session, place, place.windows(session, 'counter=1'), 1)
        counter.sign_in('1021')
        number = counter.call_next()
        session.wait(lambda: spoken(place, number), 30, 'the voice for %s' % number)
        counter.keys(CALL_AGAIN)
        session.wait(lambda: place.ticket(number)['calls'] == 2, 20, 'the second call')
        counter.step(MISSED, 'ready')
        assert place.ticket(number)['state'] == 'no-show'
        assert counter.call_next() != number
        counter.step(ARRIVED, 'serving')
        counter.finish()
        quit_all(session, counter)
        assert not board.complaints(), board.output()


def spoken(place, number):
    return any(row['ticket'] == number and row['state'] == 'spoken'
               for row in place.ctl('announce', 'list')['announcements'])


@tap.case('a wrong PIN opens nothing and says so; the right one then does')
def wrong_pin():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        counter = Counter(session, place, place.windows(session, 'counter=1'), 1)
        counter.focus_entry()
        session.type('1021\n0000\n')
        session.wait(lambda: any('PIN' in text and len(text) > 10 for text in counter.window.label_texts()), 20,
                     'a sentence')
        assert counter.state() == 'offline'
        counter.focus_entry()
        session.key('ctrl+a')
        counter.sign_in('1021')
        quit_all(session, counter)


if __name__ == '__main__':
    tap.main()
