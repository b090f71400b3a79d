"""A hall of its own for a test: a database in a folder, foyerctl on it, and windows over it."""
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import datetime
import functools
import inspect
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'support'))
import atspi_driver  # noqa: E402
from atspi_driver import Session  # noqa: E402

PIN = '2580'  # of everybody in the demo hall


class Refused(Exception):
    """foyerctl said no; CODE is the contract's."""

    def __init__(self, code, message):
        super().__init__('%s: %s' % (code, message))
        self.code = code


def sanitizer_options():
    """Under the leak checker: GLib leaves its first table of quarks behind when a program has more
    than 2048 of them, as one with GTK and GStreamer has. Only with whole stacks can it be told."""
    if 'suppressions=' not in os.environ.get('LSAN_OPTIONS', ''):
        return {}
    known = re.search('suppressions=([^:]+)', os.environ['LSAN_OPTIONS']).group(1)
    own = os.path.join(tempfile.gettempdir(), 'foyer-app-%d.supp' % os.getpid())
    with open(known, encoding='utf-8') as file:
        text = file.read()
    with open(own, 'w', encoding='utf-8') as file:
        file.write(text + 'leak:call_init\n')
    atexit.register(os.unlink, own)
    return {'LSAN_OPTIONS': os.environ['LSAN_OPTIONS'].replace(known, own),
            'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':fast_unwind_on_malloc=0'}


PROBE = 2.0  # seconds


@functools.cache  # once
def be_patient(times):
    """Every bound of the driver becomes TIMES as long, for a busy machine or a program under a
    sanitizer; one of less than two seconds is a probe and stays."""
    def stretch(method):
        signature = inspect.signature(method)

        @functools.wraps(method)
        def stretched(*words, **named):
            call = signature.bind(*words, **named)
            call.apply_defaults()
            if call.arguments['timeout'] >= PROBE:
                call.arguments['timeout'] *= times
            return method(*call.args, **call.kwargs)
        return stretched

    for owner, names in ((atspi_driver.Session, ('launch', 'wait')), (atspi_driver.Node, ('find',)),
                         (atspi_driver.App, ('window', 'wait_exit'))):
        for name in names:
            setattr(owner, name, stretch(getattr(owner, name)))


class Build:
    """The programs of a build folder, and what they need to run from there."""

    def __init__(self, root=None):
        self.root = os.path.abspath(root or os.environ['FOYER_BUILD_ROOT'])
        self.foyer = os.path.join(self.root, 'src/app/foyer')
        self.sanitizer = sanitizer_options()
        be_patient(18 if self.sanitizer else 3)
        self.foyerctl = os.path.join(self.root, 'src/ctl/foyerctl')

    def environment(self, audio='fakesink sync=true'):
        return {
            **self.sanitizer,
            'GSETTINGS_SCHEMA_DIR': os.path.join(self.root, 'data'),
            'FOYER_LOCALEDIR': os.path.join(self.root, 'po'),
            'FOYER_SPEAK_HELPER': os.path.join(self.root, 'src/voice/foyer-speak-helper'),
            'FOYER_AUDIO_SINK': audio,
            'PULSE_SERVER': 'unix:/nonexistent',
        }

    def session(self, audio='fakesink sync=true', **options):
        return Session(env=self.environment(audio), **options)


class Batch:
    """foyerctl batch: one process that does many commands, each answered once it is on disk."""

    def __init__(self, hall):
        self.process = subprocess.Popen(
            [hall.build.foyerctl, '--database=' + hall.path, 'batch'], env=hall.environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if not answer['ok']:
            raise Refused(answer['error']['code'], answer['error']['message'])
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait(10)


class Hall:
    """The demo hall in a folder that goes away with it. CLOCK: microseconds since 1970 that are the
    present of all its programs, until set_clock(); the hall then keeps its own hours."""

    def __init__(self, build=None, folder=None, opened=True, clock=None):
        self.build = build or Build()
        self.own_folder = folder is None
        self.folder = folder or tempfile.mkdtemp(prefix='foyer-hall-')
        self.path = os.path.join(self.folder, 'hall.db')
        self.environment = {**os.environ, **self.build.environment(), 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en'}
        if clock is not None:
            self.environment['FOYER_CLOCK'] = os.path.join(self.folder, 'clock')
            with open(self.environment['FOYER_CLOCK'], 'wb') as file:
                file.write(struct.pack('=q', clock))
        self.ctl('hall', 'init', '--demo')
        # Whatever the hour is.
        if opened and clock is None:
            self.ctl('hall', 'open', '--reason=demonstration')

    def __enter__(self):
        return self

    def set_clock(self, moment):
        # In place: the programs have it mapped.
        with open(self.environment['FOYER_CLOCK'], 'r+b') as file:
            file.write(struct.pack('=q', moment))

    def __exit__(self, *_):
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def set_hours(self, opens, closes):
        """Open on every day from OPENS to CLOSES, minutes from now, at about noon on the hall's wall."""
        here = datetime.datetime.now(datetime.timezone.utc)
        east = 12 - here.hour
        noon = here + datetime.timedelta(hours=east)
        clock = [(noon + datetime.timedelta(minutes=m)).strftime('%H:%M') for m in (opens, closes)]
        config = self.ctl('hall', 'export')
        config['hall'].update(zone='Etc/GMT%+d' % -east, hours=dict.fromkeys(
            ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), clock))
        self.configure({'hall': config['hall'], 'holidays': []})

    def configure(self, change):
        path = os.path.join(self.folder, 'change.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(change, file)
        return self.ctl('hall', 'configure', path)

    def ctl(self, *words):
        done = subprocess.run([self.build.foyerctl, '--database=' + self.path, '--json', *words],
                              env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, check=False)
        answer = json.loads(done.stdout) if done.stdout.strip() else {}
        if done.returncode:
            error = answer.get('error', {'code': str(done.returncode), 'message': done.stderr})
            raise Refused(error['code'], error['message'])
        return answer

    def batch(self):
        return Batch(self)

    def issue(self, service='A', language='zh', *more):
        return self.ctl('ticket', 'issue', service, '--language=' + language, *more)['ticket']['number']

    def ticket(self, number):
        return self.ctl('ticket', 'show', number)['ticket']

    def counter(self, number):
        return self.ctl('counter', 'show', str(number))['counter']

    def events(self):
        """The whole journal."""
        done = subprocess.run([self.build.foyerctl, '--database=' + self.path, '--json', 'journal', 'list'],
                              env=self.environment, stdout=subprocess.PIPE, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def windows(self, session, *names, **options):
        """Starts one program with these windows, in a process of its own."""
        if 'FOYER_CLOCK' in self.environment:
            options['env'] = {'FOYER_CLOCK': self.environment['FOYER_CLOCK'], **options.get('env', {})}
        return session.launch([self.build.foyer, '--database=' + self.path]
                              + ['--window=' + name for name in names], **options)
