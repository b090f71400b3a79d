#!/usr/bin/python3
"""Pictures of the windows of the voice, to be looked at: the studio, spoken notices, the loudspeaker,
and the manager's and the board's while nobody hears the calls.
pictures_voice.py FOLDER [LANGUAGE…] [WIDTHxHEIGHT…]. FOYER_BUILD_ROOT is the build folder."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

import desk
import hall
from pictures import fill

BUILD = hall.Build()
LOCALES = {'en': 'en', 'zh': 'zh_CN', 'ko': 'ko'}
SIZES = ('1024x600', '1366x768', '1920x1080')
NOBODY = 'alsasink device=nowhere'
MICROPHONE = 'audiotestsrc is-live=true wave=sine freq=440 volume=0.3'


class Album:
    def __init__(self, session, start):
        self.session, self.start, self.number = session, start, 0

    def take(self, name):
        self.session.pump(0.8)
        self.number += 1
        self.session.screenshot('%s-%02d-%s.png' % (self.start, self.number, name))


def choices(window):
    return [node for node in window.find_all(('check box', 'radio button')) if node.on_screen]


def studio(session, place, album):
    app = place.windows(session, 'studio', env={
        'XDG_DATA_HOME': os.path.join(place.folder, 'data'), 'FOYER_AUDIO_SOURCE': MICROPHONE})
    window = desk.Desk(session, place, app)
    window.to_front()
    album.take('studio-listen')
    window.window.find_all('page tab')[1].click()
    session.pump(0.5)
    album.take('studio-new-voice')
    for entry, text in zip(window.window.find_all('text')[-2:], ('李明 Li Ming', 'CC BY-SA 4.0')):
        entry.set_text(text)
    window.keys('alt+b')
    session.pump(1.5)
    album.take('studio-words')
    window.keys('space')
    session.pump(1.2)
    album.take('studio-recording')
    window.keys('space')
    session.pump(0.5)
    album.take('studio-take')
    window.keys('Return')
    session.pump(0.5)
    album.take('studio-next')
    window.keys('alt+a')
    album.take('studio-voices')
    app.close()


def notices(session, place, album):
    app = place.windows(session, 'manager')
    manager = desk.Desk(session, place, app)
    manager.sign_in('1008')
    session.pump(1)
    album.take('manager')
    manager.keys('ctrl+b')
    session.wait(lambda: app.windows()[1:], 20, 'the notices')
    announce = next(window for window in app.windows() if window != manager.window)
    album.take('notices')
    for number, name in ((2, 'fault'), (5, 'own-words'), (4, 'evacuation')):
        choices(announce)[number].mouse()
        session.pump(0.3)
        if name == 'own-words':
            session.wait(lambda: announce.find_all('text'), 10, 'the entry')[-1].set_text('A012 左边 3')
        album.take('notices-' + name)
    session.key('alt+a')
    album.take('notices-question')
    session.key('Escape', 'Escape')
    session.pump(1)
    manager.keys('F10')
    session.pump(0.5)
    session.key('l')
    session.pump(1.5)
    album.take('loudspeaker')
    app.close()


def board(session, place, album):
    app = place.windows(session, 'board', 'reception', env={'FOYER_AUDIO_SINK': NOBODY})
    session.pump(2)
    place.ctl('counter', 'suspend', '4', '--reason=copying')
    place.ctl('counter', 'call', '1')
    album.take('board-unheard')
    app.close()


def main(folder, *words):
    os.makedirs(folder, exist_ok=True)
    languages = [word for word in words if word in LOCALES] or LOCALES
    for size in [word for word in words if 'x' in word] or SIZES:
        for language in languages:
            width, height = map(int, size.split('x'))
            with BUILD.session(size=(width, height), language=LOCALES[language]) as session, \
                    hall.Hall(BUILD) as place:
                fill(place)
                album = Album(session, os.path.join(folder, '%s-%s' % (size, language)))
                for part in (studio, notices):
                    part(session, place, album)


if __name__ == '__main__':
    main(*sys.argv[1:])
