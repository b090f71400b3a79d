"""Whatever fails while calls are spoken, no row of the hall is lost: each ends, in order, and those
that somebody can still hear are heard."""
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import functools
import os
import shutil
import signal
import subprocess
import tempfile
import time

import tones
from hallctl import (PATIENCE, Skip, check, ctl, environment, equal, has_fault, living_hall, main,
                     note)
from hallctl import wait_until as wait_for

# Sound takes its time, and others wait at the same time.
wait_until = functools.partial(wait_for, every=0.2)

REAL_TIME = {'FOYER_AUDIO_SINK': 'fakesink sync=true'}


def rows(hall):
    return hall.do('announce', 'list', now=None)['announcements']


def states(hall):
    return [row['state'] for row in rows(hall)]


def call_two():
    """A hall with two calls that wait to be spoken."""
    hall = living_hall()
    for number in (1, 2):
        hall.do('ticket', 'issue', 'A', '--language=zh', now=None)
        hall.do('counter', 'call', str(number), now=None)
    return hall


def start_station(hall, env):
    # pylint: disable=consider-using-with
    return subprocess.Popen([ctl, '--database=' + hall.path, '--json', 'announce', 'run'],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=dict(environment, **env))


def end_station(process):
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=PATIENCE)
    equal(process.returncode, 0, err)
    check(not has_fault(err.decode('utf-8', 'replace')), err)


def is_spoken(hall):
    return states(hall) == ['spoken'] * 2


def spoken_in_order(hall):
    try:
        wait_until(lambda: is_spoken(hall), 'both are spoken')
    except AssertionError as error:
        raise AssertionError(f'{error}: {rows(hall)}') from error
    spoken = [e['ticket'] for e in hall.journal() if e['kind'] == 'announcement.spoken']
    equal(spoken, sorted(spoken), 'in the order of their commits, each once')
    equal(len(spoken), 2, 'each once')
    hall.check()


def find_helpers(process):
    """The speech helpers of a station that are no copies of itself any more."""
    found = []
    if process.poll() is None:
        for task in os.listdir(f'/proc/{process.pid}/task'):
            # Threads and helpers come and go while they are looked at.
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                with open(f'/proc/{process.pid}/task/{task}/children', encoding='ascii') as file:
                    children = file.read().split()
                for pid in children:
                    with open(f'/proc/{pid}/comm', encoding='ascii') as name:
                        if name.read().startswith('foyer-speak'):
                            found.append(int(pid))
    return found


def helper_of(process):
    wait_until(lambda: find_helpers(process), 'a helper is there')
    return find_helpers(process)[0]


def speaking(hall):
    return 'speaking' in states(hall)


def the_owner_is_killed_while_another_waits():
    hall = call_two()
    first = start_station(hall, REAL_TIME)
    wait_until(lambda: speaking(hall), 'it speaks')
    second = start_station(hall, REAL_TIME)
    first.kill()
    first.communicate()
    spoken_in_order(hall)
    end_station(second)


def the_helper_is_killed():
    hall = call_two()
    station = start_station(hall, REAL_TIME)
    os.kill(helper_of(station), signal.SIGKILL)
    spoken_in_order(hall)
    end_station(station)


def the_helper_hangs():
    hall = call_two()
    station = start_station(hall, REAL_TIME)
    helper = helper_of(station)
    os.kill(helper, signal.SIGSTOP)
    spoken_in_order(hall)
    end_station(station)
    wait_until(lambda: not os.path.exists(f'/proc/{helper}'), 'and is not left behind')


def call_one_more(hall):
    if rows(hall):
        for words in ('serve 1', 'finish 1'):
            hall.do('counter', *words.split(), now=None)
    hall.do('ticket', 'issue', 'A', '--language=zh', now=None)
    hall.do('counter', 'call', '1', now=None)


def all_are_spoken(hall):
    return set(states(hall)) == {'spoken'}


def call_until_recorded(hall, station):
    """Calls until one is spoken by the pack: a slow computer may not have read it for the first.
    Returns how many were spoken before."""
    for before in range(9):
        call_one_more(hall)
        wait_until(lambda: all_are_spoken(hall), 'it is spoken')
        helpers = find_helpers(station)
        if not helpers:
            return before
        for helper in helpers:
            os.kill(helper, signal.SIGKILL)
        wait_until(lambda: not find_helpers(station), 'the helper is gone')
    raise AssertionError('the pack never speaks')


def the_pack_is_removed_while_it_speaks():
    """What it began it says to its end; what comes then is synthetic, each announcement whole."""
    hall = living_hall()
    voices = os.path.join(hall.folder, 'voices')
    tones.make_voices(voices)
    path, one = os.path.join(hall.folder, 'heard.wav'), os.path.join(hall.folder, 'one.wav')
    env = {'FOYER_VOICES': voices,
           'FOYER_AUDIO_SINK': f'identity sync=true ! wavenc ! filesink location={path}'}
    station = start_station(hall, env)
    before = call_until_recorded(hall, station)
    call_one_more(hall)
    wait_until(lambda: speaking(hall), 'it speaks')
    shutil.rmtree(voices)
    wait_until(lambda: all_are_spoken(hall), 'it is spoken')
    # It synthesises once it has noticed.
    while not find_helpers(station):
        check(len(rows(hall)) < before + 9, 'the voice that is gone still speaks')
        call_one_more(hall)
        wait_until(lambda: all_are_spoken(hall), 'it is spoken, too')
    end_station(station)
    hall.check()
    hall.do('announce', 'say', 'x', '--language=en', f'--wav={one}', now=None)
    chime = tones.chime_of(tones.read_samples(one))
    data = tones.read_samples(path)
    messages = [message for message in data.split(chime)[1:] if message.strip(b'\0')]
    equal(len(messages), len(rows(hall)), 'as many announcements as rows')
    recorded = []
    for message in messages[before:]:
        # An odd byte of silence may have been taken for the chime's own.
        parts = tones.split(message[:len(message) // 2 * 2], 10)
        by_tones = [tones.is_tone(message, part) for part in parts]
        check(all(by_tones) or not any(by_tones), f'two voices in one announcement: {by_tones}')
        recorded.append(all(by_tones))
    equal(recorded, sorted(recorded, reverse=True), 'first recorded, then synthetic')
    check(recorded[0] and not recorded[-1], f'{recorded}')
    note(f'{sum(recorded)} recorded, {len(recorded) - sum(recorded)} synthetic, {before} before')


class Server:
    """A sound server of its own with one device that nobody hears."""

    def __init__(self):
        if not shutil.which('pulseaudio') or not shutil.which('pactl'):
            raise Skip('there is no pulseaudio')
        self.folder = tempfile.mkdtemp()
        self.process = None
        self.env = {'PULSE_SERVER': f'unix:{self.folder}/sound', 'XDG_RUNTIME_DIR': self.folder,
                    'HOME': self.folder, 'PULSE_STATE_PATH': self.folder,
                    'PULSE_RUNTIME_PATH': self.folder, 'ALSA_CONFIG_PATH': '/dev/null',
                    'PULSE_COOKIE': f'{self.folder}/cookie'}
        with open(f'{self.folder}/script.pa', 'w', encoding='ascii') as file:
            file.write(f'load-module module-native-protocol-unix socket={self.folder}/sound '
                       'auth-anonymous=1\nload-module module-null-sink sink_name=first\n')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def pactl(self, *words):
        return subprocess.run(['pactl', *words], env=dict(environment, **self.env),
                              capture_output=True, check=False)

    def start(self):
        # pylint: disable=consider-using-with
        self.process = subprocess.Popen(
            ['pulseaudio', '-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no',
             '--log-level=0', '-F', f'{self.folder}/script.pa'],
            env=dict(environment, **self.env), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        wait_until(lambda: self.pactl('info').returncode == 0, 'the sound server answers')

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process = None


def the_device_vanishes_and_returns():
    with Server() as server:
        server.start()
        hall = call_two()
        station = start_station(hall, server.env)
        wait_until(lambda: speaking(hall), 'it speaks')
        server.kill()
        wait_until(lambda: 'unheard' in states(hall), 'nobody heard it, and the row says so')
        check(all(row['why'] for row in rows(hall) if row['state'] == 'unheard'), rows(hall))
        server.start()
        wait_until(lambda: is_spoken(hall), 'both are spoken once it is back')
        end_station(station)
        hall.check()


def no_device_at_the_start():
    with Server() as server:
        hall = call_two()
        station = start_station(hall, server.env)
        wait_until(lambda: states(hall) == ['unheard'] * 2, 'nobody hears')
        server.start()
        wait_until(lambda: is_spoken(hall), 'both are spoken once there is one')
        end_station(station)
        hall.check()


def the_device_is_stuck():
    with Server() as server:
        server.start()
        hall = call_two()
        station = start_station(hall, server.env)
        wait_until(lambda: speaking(hall), 'it speaks')
        begin = time.monotonic()
        server.process.send_signal(signal.SIGSTOP)
        wait_until(lambda: 'unheard' in states(hall), 'the watchdog has noticed')
        note(f'stuck, and known after {time.monotonic() - begin:.1f} s')
        # Calling is never kept waiting for it.
        hall.do('ticket', 'issue', 'B', now=None)
        hall.do('counter', 'call', '4', now=None)
        server.process.send_signal(signal.SIGCONT)
        wait_until(lambda: states(hall) == ['spoken'] * 3, 'all are spoken')
        end_station(station)
        hall.check()


# Each waits for sound in real time, most of it for nothing else.
main([
    the_owner_is_killed_while_another_waits, the_helper_is_killed, the_helper_hangs,
    the_pack_is_removed_while_it_speaks, the_device_vanishes_and_returns, no_device_at_the_start,
    the_device_is_stuck,
], together=4)
