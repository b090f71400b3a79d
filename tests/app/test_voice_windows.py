#!/usr/bin/python3
"""The windows of the voice from outside: an evacuation starts and stops; the studio records a word."""
# SPDX-License-Identifier: GPL-3.0-or-later
import configparser
import glob
import os

import desk
import hall
import tap

BUILD = hall.Build()


def begins(text):
    """Buttons with a mnemonic are named twice over."""
    return lambda name: name.startswith(text)


def shown(windows, text):
    """A question has its buttons twice, for narrow and for wide windows."""
    for window in windows:
        for button in window.find_all('push button', lambda name: text in name):
            if button.on_screen:
                return button
    return None


def emergencies(place):
    return [row for row in place.ctl('announce', 'list', '--pending')['announcements']
            if row['kind'] == 'emergency']


@tap.case('the manager announces an evacuation, is asked once more, and stops it')
def evacuation():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'manager')
        manager = desk.Desk(session, place, app)
        manager.sign_in('1008')
        session.pump(1)  # the page still slides in and takes the first keys with it
        manager.keys('ctrl+b')
        notices = app.window('Announce in the hall', 20)
        choice = notices.find(('check box', 'radio button'), begins('Evacuation'), timeout=15)
        choice.mouse()
        session.wait(lambda: choice.has('checked'), 10, 'the choice')
        notices.find('push button', begins('Announce')).mouse()
        question = session.wait(lambda: shown(app.windows(), 'Evacuate now'), 10, 'the question')
        assert not emergencies(place), 'it began before the question was answered'
        session.pump(0.5)
        question.mouse()
        session.wait(lambda: emergencies(place), 20, 'the emergency')
        stop = session.wait(lambda: shown([notices], 'Stop the announcement'), 10, 'the button that stops it')
        session.pump(0.5)
        stop.mouse()
        session.wait(lambda: not emergencies(place), 20, 'the end of the emergency')
        assert not app.complaints(), app.output()


@tap.case('the studio records a word, keeps it, and goes on to the next')
def studio():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        data = os.path.join(place.folder, 'data')
        app = place.windows(session, 'studio', env={
            'XDG_DATA_HOME': data,
            'FOYER_AUDIO_SOURCE': 'audiotestsrc is-live=true wave=sine freq=440 volume=0.3'})
        window = desk.Desk(session, place, app)
        window.to_front()
        window.window.find('page tab', 'Record a voice', timeout=10).click()
        for name, text in (('Who speaks', 'Jane'), ('Terms of use, as agreed with the speaker', 'CC0')):
            entry = session.wait(lambda n=name: window.window.find('text', n, timeout=0), 10, name)
            entry.set_text(text)
        session.pump(0.5)
        window.window.find('push button', begins('Begin')).mouse()
        record = session.wait(lambda: window.window.find('push button', begins('Record'), timeout=0), 10,
                              'the button that records')
        session.wait(lambda: record.has('sensitive'), 20, 'sound from the microphone')
        session.pump(0.5)
        window.keys('space')
        session.wait(lambda: window.window.find('push button', begins('Stop'), timeout=0), 10, 'recording')
        session.pump(1.2)
        window.keys('space')
        keep = window.window.find('push button', begins('Keep and go on'))
        session.wait(lambda: keep.has('sensitive'), 10, 'a take')
        window.keys('Return')
        packs = session.wait(lambda: glob.glob(os.path.join(data, 'foyer/voices/*/voice.ini')), 20,
                             'the voice')
        voice = configparser.ConfigParser()
        voice.read(packs[0], encoding='utf-8')
        assert voice['voice']['name'] == 'Jane', dict(voice['voice'])
        session.wait(lambda: window.window.find(None, begins('1 of 52 recorded'), timeout=0), 10,
                     'the count')
        assert not app.complaints(), app.output()


if __name__ == '__main__':
    tap.main()
