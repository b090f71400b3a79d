#!/usr/bin/python3
"""Plays a short day of the demo hall through the real windows, and checks what came of it.

    /usr/bin/python3 data/try-scene.py [--english] BUILD_FOLDER FOLDER

On a display, session bus and accessibility bus of its own: a receptionist issues three numbers in
three languages, two clerks call them, one number is called again and missed, the others are
served. FOLDER gets screenshots of every window in English, Chinese and Korean, and calls.wav,
which holds what the loudspeaker said; with --english only the first of the languages. Ends with a status other than 0 and a sentence when one of
these is not what it should be.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import array
import os
import subprocess
import sys
import time
import wave

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tests', 'app'))
import hall  # noqa: E402
from desk import ARRIVED, CALL_AGAIN, MISSED, Counter, Reception  # noqa: E402

SIZE = (1920, 1080)
BLOCK_S = 0.05
LOUD = 500  # of 32767: the chime and speech are far above, silence is 0


class Wrong(Exception):
    """Something is not as it should be; the message is a sentence."""


class Recorder:
    """What the board's program says, as it goes into a file."""

    def __init__(self, place, session, path):
        self.place, self.session, self.path = place, session, path
        self.heard = []  # number, language, where in the file it began and ended, in seconds

    def position(self):
        """Seconds of sound written so far: 48 kHz, mono, 16 bit, after a header."""
        try:
            return max(0, os.path.getsize(self.path) - 44) / 2 / 48000
        except OSError:
            return 0.0

    def wait_spoken(self, number, begin):
        """Until every call of NUMBER has been spoken."""
        def rows():
            found = [row for row in self.place.ctl('announce', 'list')['announcements']
                     if row['ticket'] == number]
            return found if found and all(row['state'] not in ('pending', 'speaking') for row in found) else None

        found = self.session.wait(rows, 45, 'the voice for %s' % number)
        if found[-1]['state'] != 'spoken':
            raise Wrong('The call of %s was not spoken but %s.' % (number, found[-1]['state']))
        self.heard.append((number, found[-1]['language'], begin, self.position() + 1.0))

    def check(self):
        with wave.open(self.path) as file:
            rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
            samples = array.array('h', file.readframes(file.getnframes()))
        if width != 2 or not samples:
            raise Wrong('%s holds no sound of 16 bits.' % self.path)
        step = int(rate * channels * BLOCK_S)
        loud = [max(max(block), -min(block)) > LOUD
                for block in (samples[start:start + step] for start in range(0, len(samples), step))]
        for number, language, begin, end in self.heard:
            seconds = sum(loud[int(begin / BLOCK_S):int(end / BLOCK_S)]) * BLOCK_S
            if seconds < 1.5:
                raise Wrong('Of the call of %s (%s) only %.1f s are heard in %s.'
                            % (number, language, seconds, self.path))
            print('  heard: %s (%s), %.1f s of sound' % (number, language, seconds))


def check_picture(path):
    """Not blank: many colours, and not one of them nearly everywhere."""
    told = subprocess.run(['convert', path, '-format', '%k %[fx:standard_deviation] %w %h', 'info:'],
                          stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    if int(told[0]) < 40 or float(told[1]) < 0.02:
        raise Wrong('The picture %s is blank: %s colours.' % (path, told[0]))
    print('  picture: %s, %s×%s' % (os.path.basename(path), told[2], told[3]))


def use_desktop_font(session):
    """The one that a GNOME desktop has; a bare display knows none."""
    folder = os.path.join(session.environment['XDG_CONFIG_HOME'], 'gtk-4.0')
    os.makedirs(folder)
    with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write('[Settings]\ngtk-font-name=Cantarell 11\n')


def picture_of_board(session, app, path):
    window = app.window()
    session.focus_window(window.xid())
    session.wait(lambda: window.has('active'), 10, 'the board in front')
    session.pump(0.5)  # until it is drawn
    window.screenshot(path)


def play(build, place, folder):
    """The scene in English, with the voice into calls.wav."""
    wav = os.path.join(folder, 'calls.wav')
    sink = 'wavenc ! filesink location="%s" sync=true' % wav.replace('"', '\\"')
    with build.session(size=SIZE) as session:
        use_desktop_font(session)
        # The board is the first, so its program is the one that speaks.
        board_app = place.windows(session, 'board', env={'FOYER_AUDIO_SINK': sink})
        board = board_app.window()
        reception = Reception(session, place, place.windows(session, 'reception'))
        first = Counter(session, place, place.windows(session, 'counter=1'), 1)
        second = Counter(session, place, place.windows(session, 'counter=2'), 2)
        recorder = Recorder(place, session, wav)

        reception.sign_in('1011')
        # While no counter is open: a number that goes straight to a free counter is not spoken.
        numbers = {language: reception.issue('A', language) for language in ('zh', 'ko', 'en')}
        reception.picture(os.path.join(folder, 'reception.png'))

        first.sign_in('1021')
        second.sign_in('1034')
        begin = recorder.position()
        called = first.call_next()
        session.wait(lambda: called in board.find('status bar').label_texts(), 10, called + ' on the board')
        picture_of_board(session, board_app, os.path.join(folder, 'board-call.png'))
        recorder.wait_spoken(numbers['zh'], begin)
        first.step(ARRIVED, 'serving')
        first.picture(os.path.join(folder, 'counter.png'))

        begin = recorder.position()
        second.call_next()
        recorder.wait_spoken(numbers['ko'], begin)
        begin = recorder.position()
        second.keys(CALL_AGAIN)
        session.wait(lambda: place.ticket(numbers['ko'])['calls'] == 2, 10, 'the second call')
        recorder.wait_spoken(numbers['ko'], begin)
        second.step(MISSED, 'ready')

        first.finish()
        begin = recorder.position()
        second.call_next()
        recorder.wait_spoken(numbers['en'], begin)
        second.step(ARRIVED, 'serving')
        picture_of_board(session, board_app, os.path.join(folder, 'board.png'))
        for language, state in (('zh', 'completed'), ('ko', 'no-show'), ('en', 'serving')):
            found = place.ticket(numbers[language])['state']
            if found != state:
                raise Wrong('%s should be %s and is %s.' % (numbers[language], state, found))
        second.finish()
        close(session, [second.app, first.app, reception.app, board_app])
        recorder.check()


def close_counters(place):
    """So that the next numbers wait, instead of going straight to a free counter."""
    for counter in place.ctl('counter', 'list')['counters']:
        number = str(counter['number'])
        if counter['state'] == 'calling':
            place.ctl('counter', 'serve', number)
        if counter['state'] in ('calling', 'serving'):
            place.ctl('counter', 'finish', number)
        if counter['state'] not in ('offline', 'closed'):
            place.ctl('counter', 'close', number)


def show(build, place, folder, language, suffix):
    """The same hall in another language."""
    close_counters(place)
    with build.session(size=SIZE, language=language) as session:
        use_desktop_font(session)
        board = place.windows(session, 'board')
        reception = Reception(session, place, place.windows(session, 'reception'))
        counter = Counter(session, place, place.windows(session, 'counter=1'), 1)
        reception.sign_in('1012')
        for service, spoken in (('A', 'ko'), ('F', 'zh'), ('B', 'en')):
            reception.issue(service, spoken)
        reception.picture(os.path.join(folder, 'reception-%s.png' % suffix))
        counter.sign_in('1021')
        counter.call_next()
        counter.picture(os.path.join(folder, 'counter-%s.png' % suffix))
        picture_of_board(session, board, os.path.join(folder, 'board-%s.png' % suffix))
        counter.step(ARRIVED, 'serving')
        counter.finish()
        close(session, [counter.app, reception.app, board])


def close(session, apps):
    """By the key, as a person would, once the windows know that nobody is in front of a counter."""
    session.pump(1.0)
    for app in apps:
        session.focus_window(app.windows()[0].xid())
        if app.quit() != 0:
            raise Wrong('A program ended with status %d.\n%s' % (app.process.returncode, app.output()))


def main():
    english, words = sys.argv[1:2] == ['--english'], [word for word in sys.argv[1:] if word != '--english']
    if len(words) != 2:
        sys.exit('use: try-scene.py [--english] BUILD_FOLDER FOLDER')
    folder = os.path.abspath(words[1])
    os.makedirs(folder, exist_ok=True)
    build = hall.Build(words[0])
    started = time.monotonic()
    try:
        with hall.Hall(build) as place:
            print('Playing a scene in the demo hall; this takes about a minute.', flush=True)
            play(build, place, folder)
            for language, suffix in () if english else (('zh_CN', 'zh_CN'), ('ko', 'ko')):
                show(build, place, folder, language, suffix)
            place.ctl('check')
        for name in sorted(os.listdir(folder)):
            if name.endswith('.png'):
                check_picture(os.path.join(folder, name))
    except (Wrong, hall.Refused, AssertionError, subprocess.SubprocessError) as error:
        sys.exit('try-scene.py: %s' % error)
    print('Done in %d s. Screenshots and calls.wav are in:\n%s' % (time.monotonic() - started, folder))


if __name__ == '__main__':
    main()
