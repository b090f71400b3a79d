#!/usr/bin/python3
"""The windows of the voice from outside: notices, the studio, files, and what is shown while nobody
hears the calls."""
# SPDX-License-Identifier: GPL-3.0-or-later
import configparser
import glob
import os
import wave

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
        keep = window.window.find('push button', begins('Keep and go on'), timeout=30)
        session.wait(lambda: keep.has('sensitive'), 10, 'a take')
        window.keys('Return')
        packs = session.wait(lambda: glob.glob(os.path.join(data, 'foyer/voices/*/voice.ini')), 20,
                             'the voice')
        voice = configparser.ConfigParser()
        voice.read(packs[0], encoding='utf-8')
        assert voice['voice']['name'] == 'Jane', dict(voice['voice'])
        count = lambda: window.window.find(None, begins('1 of 52 recorded'), timeout=0)
        session.wait(count, 10, 'the count')
        go_on(session, window, count)
        copy(session, window, app, place, packs[0])
        assert not app.complaints(), app.output()


def go_on(session, window, count):
    """Leaves the voice, and goes on with it from the list of those that were begun."""
    window.keys('alt+a')
    session.wait(lambda: window.window.find('button', begins('Begin'), timeout=0)
                 or window.window.find('push button', begins('Begin'), timeout=0), 10, 'the first page')
    row = session.wait(lambda: window.window.find('label', 'Jane', timeout=0), 10, 'the voice that was begun')
    assert window.window.find('label', '中文, 1 of 52 words recorded', timeout=5)
    session.pump(0.5)
    row.mouse()
    session.wait(count, 10, 'the words')


def copy(session, window, app, place, pack):
    target = os.path.join(place.folder, 'stick')
    os.mkdir(target)
    session.pump(0.5)
    window.keys('alt+f')
    choose_file(session, app, 'Copy the voice into a folder', target, 'ctrl+l')
    copied = session.wait(lambda: glob.glob(os.path.join(target, '*/voice.ini')), 20, 'the copy')
    with open(copied[0], 'rb') as one, open(pack, 'rb') as other:
        assert one.read() == other.read()


def choose_file(session, app, title, path, *keys):
    """Names PATH in a dialog for files; KEYS lead to its line for a path."""
    dialog = app.window(title, 20)
    session.focus_window(dialog.xid())
    session.pump(1)
    for key in keys:
        session.key(key)
        session.pump(0.5)

    def named():
        """What lists a folder while it is typed may take the first letters."""
        line = next(iter(dialog.find_all('text', state='focused')), None)
        if line is not None and line.text.endswith(path):
            return True
        session.key('ctrl+a')
        session.type(path)
        session.pump(0.5)
        return False
    session.wait(named, 20, 'the path')
    session.key('Return')
    session.pump(1)
    # The first one may only have closed the list of what could be meant.
    if title in [window.name for window in app.windows()]:
        session.key('Return')


@tap.case('the studio plays any phrase, in any language')
def listen():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        heard = os.path.join(place.folder, 'heard.wav')
        app = place.windows(session, 'studio', env={
            'XDG_DATA_HOME': os.path.join(place.folder, 'data'),
            'FOYER_AUDIO_SINK': 'identity sync=true ! wavenc ! filesink location=' + heard})
        window = desk.Desk(session, place, app)
        window.to_front()
        words = lambda text: session.wait(lambda: window.window.find('label', begins(text), timeout=0), 10, text)
        words('请A 零一五号顾客')
        number = window.window.find('text', 'Number', timeout=10)
        number.set_text('B102')
        words('请B 一零二号顾客')
        window.keys('alt+p')
        session.wait(lambda: os.path.exists(heard) and os.path.getsize(heard) > 400000, 30, 'the phrase')
        app.quit()
        assert not app.complaints(), app.output()
        with wave.open(heard) as sound:
            samples = memoryview(sound.readframes(sound.getnframes())).cast('h')
        assert max(samples) > 3000, 'it was silence'


@tap.case('nobody hears the calls: said where none of it is spoken, too, and taken back')
def unheard():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        board = place.windows(session, 'board', env={'FOYER_AUDIO_SINK': 'alsasink device=nowhere'})
        board.window()
        desks = []
        for name, staff in (('manager', '1008'), ('reception', '1011')):
            desks.append(desk.Desk(session, place, place.windows(session, name)))
            desks[-1].sign_in(staff)

        def warned():
            """Its words are there only while they hold."""
            return [bool(where.window.find_all('label', begins('Nobody hears'))) for where in desks]
        assert not any(warned()), 'nothing was called yet'
        place.ctl('counter', 'open', '1', '--staff=1021')
        place.issue('A')
        place.ctl('counter', 'call', '1')
        session.wait(lambda: all(warned()), 30, 'the warning at both')
        # The reception has a loudspeaker of its own, and takes over.
        board.close()
        session.wait(lambda: not any(warned()), 60, 'the end of the warning')
        for where in desks:
            assert not where.app.complaints(), where.app.output()


@tap.case('no program speaks for the hall: every window that calls or supervises says so')
def nobody_speaks():
    silent = {'GSETTINGS_BACKEND': 'keyfile'}
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        folder = os.path.join(place.folder, 'silent')
        os.makedirs(os.path.join(folder, 'glib-2.0/settings'))
        with open(os.path.join(folder, 'glib-2.0/settings/keyfile'), 'w', encoding='utf-8') as file:
            file.write('[io/github/foyerhall/Foyer]\nspeaker=false\n')
        silent['XDG_CONFIG_HOME'] = folder
        board = place.windows(session, 'board', env=silent)
        board.window()
        desks = []
        for name, staff in (('manager', '1008'), ('reception', '1011')):
            desks.append(desk.Desk(session, place, place.windows(session, name, env=silent)))
            desks[-1].sign_in(staff)
        place.ctl('counter', 'open', '1', '--staff=1021')
        place.issue('A')
        place.ctl('counter', 'call', '1')
        session.wait(lambda: all(where.window.find_all('label', begins('Nobody hears')) for where in desks),
                     60, 'the warning at both')
        rows = place.ctl('announce', 'list')['announcements']
        assert [row['state'] for row in rows] == ['unheard'], rows
        for app in [board] + [where.app for where in desks]:
            assert not app.complaints(), app.output()


@tap.case('the manager saves the report as a table')
def table():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        place.issue('A')
        app = place.windows(session, 'manager')
        manager = desk.Desk(session, place, app)
        manager.sign_in('1008')
        session.pump(1)
        manager.keys('ctrl+e')
        form = app.window('Report as a table', 20)
        session.focus_window(form.xid())
        session.pump(0.7)
        # No file is asked for while the days are none.
        first = form.find('text', begins('From'), timeout=10)
        day = first.text
        first.set_text('2026-02-30')
        session.key('Return')
        session.wait(lambda: form.find_all('label', begins('“2026-02-30” is not a date')), 10, 'the sentence')
        assert 'Save the table' not in [window.name for window in app.windows()]
        first.set_text(day)
        session.key('Return')
        path = os.path.join(place.folder, 'report.csv')
        choose_file(session, app, 'Save the table', path)
        session.wait(lambda: os.path.exists(path) and os.path.getsize(path) > 0, 20, 'the file')
        with open(path, encoding='utf-8-sig') as file:
            lines = file.read().splitlines()
        assert len(lines) >= 2 and ',' in lines[0], lines
        assert not app.complaints(), app.output()


if __name__ == '__main__':
    tap.main()
