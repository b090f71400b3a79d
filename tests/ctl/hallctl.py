"""What the black-box tests of foyerctl share: a hall in a folder of its own, calls, batches, TAP."""
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import concurrent.futures
import contextlib
import datetime
import json
import os
import select
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import traceback

FULL = os.environ.get('FOYER_TEST_FULL') == '1'
# Every wait has an end; this one is far beyond what any healthy run needs.
PATIENCE = 120

# A Monday in the demo hall's zone, half an hour after opening.
MONDAY = '2026-03-02T09:00:00+08:00'
NIGHT = '2026-03-02T22:00:00+08:00'
SUNDAY = '2026-03-01T10:00:00+08:00'
DAY = '2026-03-02'

ctl = sys.argv[1] if len(sys.argv) > 1 else 'foyerctl'

# Nothing of the caller's desktop, sound server or data is used.
environment = {
    key: value
    for key, value in os.environ.items()
    if not key.startswith(('FOYER_', 'XDG_', 'PULSE_', 'PIPEWIRE_', 'DBUS_'))
    and key not in ('DISPLAY', 'WAYLAND_DISPLAY', 'LANGUAGE')
}
for kept in ('FOYER_BUILD_ROOT', 'FOYER_SPEAK_HELPER'):
    if kept in os.environ:
        environment[kept] = os.environ[kept]
environment['LC_ALL'] = 'C.UTF-8'
# A zone unlike the hall's: times must not follow it.
environment['TZ'] = 'America/New_York'

_root = tempfile.mkdtemp(prefix='foyer-ctl-')
atexit.register(shutil.rmtree, _root, ignore_errors=True)
environment['HOME'] = _root
environment['XDG_RUNTIME_DIR'] = _root
environment['XDG_DATA_HOME'] = os.path.join(_root, 'data')


class Result:
    """How one foyerctl ended."""

    def __init__(self, words, process):
        self.words = words
        self.status = process.returncode
        self.out = process.stdout.decode('utf-8', 'replace')
        self.err = process.stderr.decode('utf-8', 'replace')

    @property
    def json(self):
        lines = self.out.splitlines()
        equal(len(lines), 1, f'one line of JSON from {self.words}: {self.out[:300]!r} {self.err[:300]!r}')
        return json.loads(lines[0])

    @property
    def code(self):
        return self.json['error']['code']

    def __repr__(self):
        return f'{self.words}: status {self.status}, {self.out[:600]!r}, {self.err[:600]!r}'


def has_fault(err):
    return any(word in err for word in ('Sanitizer', 'CRITICAL **', 'WARNING **', 'ERROR **'))


def shim(name):
    """The environment in which a library of this folder stands before the C library."""
    folder = os.environ.get('FOYER_TEST_SHIMS', '')
    path = os.path.join(folder, f'lib{name}-shim.so')
    if not os.path.exists(path):
        raise Skip(f'{path} is not there')
    options = environment.get('ASAN_OPTIONS', '')
    return {'LD_PRELOAD': path, 'ASAN_OPTIONS': options + ':verify_asan_link_order=0'}


def run(*words, stdin=b'', env=None, timeout=PATIENCE, **more):
    """Runs foyerctl with exactly these words; more is for subprocess: user, umask."""
    words = list(words)
    whole = dict(environment, **(env or {}))
    process = subprocess.run(
        [ctl, *words], input=stdin, capture_output=True, env=whole, timeout=timeout, check=False,
        **more,
    )
    result = Result([str(word)[:80] for word in words], process)
    # A signal or a sanitizer's report is never an answer.
    if result.status not in (0, 1, 2, 3) or has_fault(result.err):
        raise AssertionError(f'crashed: {result}')
    return result


class Hall:
    """A database of its own."""

    def __init__(self, demo=True, name='hall.db'):
        self.folder = tempfile.mkdtemp(dir=_root)
        self.path = os.path.join(self.folder, name)
        if demo:
            self.do('hall', 'init', '--demo')

    def call(self, *words, now=MONDAY, json_form=True, **options):
        start = ['--database=' + self.path]
        if json_form:
            start.append('--json')
        if now is not None:
            start.append('--now=' + now)
        return run(*start, *words, **options)

    def do(self, *words, **options):
        """As call, for what must succeed: the answer."""
        result = self.call(*words, **options)
        equal(result.status, 0, repr(result))
        return result.json

    def refuse(self, status, code, *words, **options):
        """As call, for what must be refused in the contract's way; gives the sentence."""
        result = self.call(*words, **options)
        equal(result.status, status, repr(result))
        equal(result.code, code, repr(result))
        # Whoever comes second is told what is free.
        more = ['proposals'] if code == 'slot-taken' and 'proposals' in result.json['error'] else []
        equal(sorted(result.json['error']), ['code', 'message'] + more, repr(result))
        sentence = result.json['error']['message']
        check(len(sentence) > 10 and '\n' not in sentence, f'a sentence: {sentence!r}')
        return sentence

    def configure(self, change, **options):
        path = os.path.join(self.folder, 'change.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(change, file)
        return self.do('hall', 'configure', path, **options)

    def journal(self, since=0):
        result = self.call('journal', 'list', f'--since={since}')
        equal(result.status, 0, repr(result))
        return [json.loads(line) for line in result.out.splitlines()]

    def tickets(self, *options, **more):
        return self.do('ticket', 'list', *options, **more)['tickets']

    def check(self):
        answer = self.do('check')
        equal(answer.get('ok', True), True, repr(answer))
        return answer

    def dump(self):
        """All rows, by a connection that changes nothing."""
        return dump_file(self.path)

    def sql(self, script):
        with contextlib.closing(sqlite3.connect(self.path)) as connection:
            connection.executescript(script)

    def batch(self, **options):
        return Batch(self.path, **options)


def living_hall():
    """A hall that is open now by the system's clock, far from the change of its day."""
    hall = Hall()
    configuration = hall.do('hall', 'export')['hall']
    zone = datetime.timezone(datetime.timedelta(hours=8))
    far = datetime.datetime.now(zone) + datetime.timedelta(hours=12)
    configuration['day_start'] = f'{far.hour:02}:00'
    configuration['hours'] = {}
    hall.configure({'hall': configuration}, now=None)
    hall.do('hall', 'open', '--reason=test', now=None)
    for number, staff in enumerate(('1021', '1034', '1047', '1052', '1068', '1075'), 1):
        hall.do('counter', 'open', str(number), f'--staff={staff}', now=None)
    return hall


def dump_file(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


class Batch:
    """A foyerctl batch that is spoken to line by line."""

    def __init__(self, path, now=MONDAY, words=(), env=None, **more):
        start = [ctl, '--database=' + path]
        if now is not None:
            start.append('--now=' + now)
        # pylint: disable=consider-using-with
        self.process = subprocess.Popen(
            [*start, *words, 'batch'],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environment, **(env or {})),
            **more,
        )
        self.rest = b''

    def send(self, text):
        self.process.stdin.write(text if isinstance(text, bytes) else text.encode() + b'\n')
        self.process.stdin.flush()

    def read(self, patience=PATIENCE):
        """The next answer; None when the process is gone."""
        end = time.monotonic() + patience
        while b'\n' not in self.rest:
            left = end - time.monotonic()
            check(left > 0, 'an answer within bounded time')
            if select.select([self.process.stdout], [], [], left)[0]:
                block = os.read(self.process.stdout.fileno(), 65536)
                if not block:
                    return None
                self.rest += block
        line, self.rest = self.rest.split(b'\n', 1)
        return json.loads(line)

    def ask(self, text):
        self.send(text)
        return self.read()

    def kill(self):
        self.process.kill()
        self.drain()

    def drain(self):
        """Waits for the end; gives what the process still said."""
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.stdin = None
        out, err = self.process.communicate(timeout=PATIENCE)
        out = self.rest + out
        self.rest = b''
        return out, err.decode('utf-8', 'replace')

    def end(self, status=0):
        out, err = self.drain()
        equal(self.process.returncode, status, err)
        check(not has_fault(err), err)
        equal(out, b'', 'no answer that was not asked for')
        return err


class Followed:
    """The events of a hall, by foyerctl journal follow."""

    def __init__(self, hall, *words):
        # pylint: disable=consider-using-with
        self.process = subprocess.Popen(
            [ctl, '--database=' + hall.path, '--json', 'journal', 'follow', *words],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        self.rest = b''

    def next(self):
        end = time.monotonic() + PATIENCE
        while b'\n' not in self.rest:
            left = end - time.monotonic()
            check(left > 0, 'an event within bounded time')
            if select.select([self.process.stdout], [], [], left)[0]:
                block = os.read(self.process.stdout.fileno(), 65536)
                check(block, 'it still runs')
                self.rest += block
        line, self.rest = self.rest.split(b'\n', 1)
        return json.loads(line)

    def end(self):
        self.process.terminate()
        _, err = self.process.communicate(timeout=PATIENCE)
        equal(self.process.returncode, 0, err)
        check(not has_fault(err.decode('utf-8', 'replace')), err)


def wait_until(condition, what, patience=PATIENCE, every=0.02):
    """Until condition() gives something true; bounded."""
    end = time.monotonic() + patience
    while True:
        value = condition()
        if value:
            return value
        check(time.monotonic() < end, f'in time: {what}')
        select.select([], [], [], every)


def in_parallel(function, count):
    """Runs function(index) in threads, each driving one process; gives the results."""
    with concurrent.futures.ThreadPoolExecutor(count) as threads:
        return list(threads.map(function, range(count)))


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def equal(found, expected, what=''):
    if found != expected:
        raise AssertionError(f'{what}: found {found!r}, expected {expected!r}')


_notes = threading.local()


def note(text):
    """A figure for whoever reads the log."""
    for line in str(text).splitlines():
        if hasattr(_notes, 'lines'):
            _notes.lines.append(line)
        else:
            print('#', line, flush=True)


class Skip(Exception):
    """This machine cannot show it."""


def _run(test):
    """Why it was skipped, or that it failed; else nothing."""
    if sys.argv[2:] and test.__name__ not in sys.argv[2:]:
        return 'not chosen', False
    try:
        test()
    except Skip as why:
        return str(why), False
    except Exception:  # pylint: disable=broad-except
        note(traceback.format_exc())
        return None, True
    return None, False


def _run_aside(test):
    """The same on a thread of its own; what it notes comes with its result."""
    _notes.lines = []
    return _run(test), _notes.lines


def _results(tests, together):
    if together < 2:
        for test in tests:
            yield _run(test)
        return
    with concurrent.futures.ThreadPoolExecutor(together) as pool:
        for result, lines in pool.map(_run_aside, tests):
            note('\n'.join(lines))
            yield result


def main(tests, together=1):
    """Runs the functions and prints TAP; so many TOGETHER, for those that mostly wait."""
    print(f'1..{len(tests)}', flush=True)
    any_failed = False
    for number, (test, (skipped, failed)) in enumerate(zip(tests, _results(tests, together)), 1):
        name = test.__name__.replace('_', ' ')
        skip = f' # SKIP {skipped}' if skipped is not None else ''
        print(f'{"not ok" if failed else "ok"} {number} - {name}{skip}', flush=True)
        any_failed |= failed
    sys.exit(1 if any_failed else 0)
