#!/usr/bin/python3
"""Drives GTK 4 programs from outside, as a person would, headless and apart from the host.

    from atspi_driver import Session
    with Session() as session:
        app = session.launch(['build/src/app/foyer', '--database=/tmp/hall.db'])
        window = app.window('Counter 3')
        window.find('push button', 'Recall').click()
        window.find('text', 'Note').type('hello\\n')
        session.wait(lambda: window.find('label', 'Saved', timeout=0))
        session.screenshot('/tmp/counter.png')
    # every process that the session started is gone here, by its id

    /usr/bin/python3 atspi_driver.py PROGRAM [ARGUMENT…]      prints a program's tree

A session is an Xvfb, a window manager, a session bus and an accessibility bus of its own, in a
folder of its own. The AT-SPI protocol is spoken directly: libatspi caches names, states and child
counts and hands out stale ones when no main loop runs.

Needs the Debian packages of the section “test” and Debian's own python3, which has gi.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import ctypes
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

from atspi_node import ATSPI, ROOT, Node, Timeout, matches  # noqa: E402

__all__ = ['App', 'Node', 'Notifications', 'Session', 'Timeout', 'descendants']

PR_SET_CHILD_SUBREAPER = 36
WINDOW_MANAGERS = {
    'openbox': ['openbox', '--sm-disable'],
    'metacity': ['metacity', '--sm-disable', '--compositor=none'],
    'metacity-composite': ['metacity', '--sm-disable', '--compositor=xrender'],
}
# What a program under test may know of the environment that runs the tests.
INHERITED = re.compile(
    r'PATH|TZ|LD_LIBRARY_PATH|LD_PRELOAD|[ALU]\w*SAN_OPTIONS|G_DEBUG|G_MESSAGES_DEBUG|G_SLICE'
    r'|G_ENABLE_DIAGNOSTIC|GTK_DEBUG|GSETTINGS_SCHEMA_DIR|FOYER_\w+')
COMPLAINT = re.compile(r'-(WARNING|CRITICAL|ERROR) \*\*|runtime error:|ERROR: (Address|Leak)Sanitizer')
BUS = 'org.freedesktop.DBus'
BUS_PATH = '/org/freedesktop/DBus'


def descendants(pid):
    """The ids of all processes below PID, parents before children, from /proc."""
    children = {}
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open('/proc/%s/stat' % name, encoding='utf-8', errors='replace') as file:
                parent = int(file.read().rsplit(')', 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(name))
    found, following = [], [pid]
    while following:
        below = children.get(following.pop(0), [])
        found += below
        following += below
    return found


class App:
    """A program that the session started."""

    def __init__(self, session, process, log):
        self.session, self.process, self.log = session, process, log
        self.pid, self.root = process.pid, None

    def attach(self, timeout):
        """Waits until the program is on the accessibility bus."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError('the program ended with %d before it showed anything\n%s'
                                     % (self.process.returncode, self.output()))
            mine = {self.pid, *descendants(self.pid)}
            for bus, path in self.session.call(ATSPI + 'Registry', ROOT, ATSPI + 'Accessible', 'GetChildren')[0]:
                if self.session.owner(bus) in mine:
                    self.root = Node(self.session, bus, path, self)
                    return
            self.session.pump(0.03)
        raise Timeout('the program is not on the accessibility bus\n' + self.output())

    def windows(self):
        found = self.root.children
        for window in found:
            window.frame = window
        return found

    def window(self, name=None, timeout=15.0):
        end = time.monotonic() + timeout
        while True:
            windows = self.windows()
            for window in windows:
                try:
                    if matches(name, window.name):
                        return window
                except GLib.Error:
                    pass  # it has just gone
            if time.monotonic() > end:
                raise Timeout('no window %r, only %r' % (name, windows))
            self.session.pump(0.05)

    def find(self, *wanted, **limits):
        return self.root.find(*wanted, **limits)

    def output(self):
        """All that the program has printed so far."""
        with open(self.log, encoding='utf-8', errors='replace') as file:
            return file.read()

    def complaints(self):
        """The warnings, criticals and sanitizer findings in its output."""
        return [line for line in self.output().splitlines() if COMPLAINT.search(line)]

    def private_megabytes(self):
        with open('/proc/%d/smaps_rollup' % self.pid, encoding='utf-8') as file:
            kilobytes = re.findall(r'^Private_(?:Clean|Dirty): +(\d+)', file.read(), re.M)
        return sum(map(int, kilobytes)) / 1024

    def wait_exit(self, timeout=15.0):
        """For a program that was told to quit: its exit status. Leaks are reported only so."""
        end = time.monotonic() + timeout
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise Timeout('the program still runs')
            self.session.pump(0.03)
        return self.process.returncode

    def quit(self, timeout=60.0):
        """Presses Ctrl+Q until the program ends: a window that has just come may not have the keys
        yet. Answers the exit status."""
        end = time.monotonic() + timeout
        while True:
            self.session.key('ctrl+q')
            try:
                return self.wait_exit(5)
            except Timeout:
                if time.monotonic() > end:
                    raise

    def close(self):
        """Ends the program if it has not ended by itself; answers its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(3)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(3)
        return self.process.returncode


class Notifications:
    """A notification service on the session's bus, in a process of its own, so that a program
    that waits for its answer never waits for the test. BINARY prints one tab-separated line per
    call and obeys “action ID KEY” and “close ID REASON” on its standard input."""

    def __init__(self, session, binary, capabilities=None):
        self.log = os.path.join(session.folder, 'notifications.log')
        with open(self.log, 'wb') as log:
            self.process = subprocess.Popen(
                [binary] + ([capabilities] if capabilities else []), env=session.environment,
                stdin=subprocess.PIPE, stdout=log, stderr=log)
        session.processes.append(self.process)
        session.wait(lambda: 'ready' in self._lines(), 5, 'the notification service')

    def _lines(self):
        with open(self.log, encoding='utf-8', errors='replace') as file:
            return file.read().splitlines()

    def calls(self):
        """One dict per call: method, and the call's own fields (id, summary, body, actions …)."""
        found = []
        for line in self._lines():
            method, *fields = line.split('\t')
            if fields:
                found.append({'method': method, **dict(field.split('=', 1) for field in fields)})
        return found

    def _say(self, line):
        self.process.stdin.write((line + '\n').encode())
        self.process.stdin.flush()

    def action(self, number, key):
        self._say('action %s %s' % (number, key))

    def close(self, number, reason=2):
        self._say('close %s %d' % (number, reason))


class Session:
    """A desktop for tests. WM is a name of WINDOW_MANAGERS or None (no fullscreen then); LANGUAGE,
    for example “zh_CN”, is what the program shows, and needs no generated locale: C.UTF-8 honours
    $LANGUAGE, plain C does not."""

    def __init__(self, size=(1920, 1080), wm='openbox', renderer='cairo', language=None, env=None,
                 a11y=True, keep=False):
        self.size, self.wm, self.a11y, self.keep = size, wm, a11y, keep
        self.processes, self.apps = [], []
        self.bus = self.session_bus = None
        self.folder = tempfile.mkdtemp(prefix='foyer-ui-')
        folders = {name: os.path.join(self.folder, name)
                   for name in ('home', 'run', 'config', 'data', 'cache')}
        for path in folders.values():
            os.mkdir(path, 0o700)
        self.environment = {name: value for name, value in os.environ.items() if INHERITED.fullmatch(name)}
        self.environment.update(
            HOME=folders['home'], XDG_RUNTIME_DIR=folders['run'], XDG_CONFIG_HOME=folders['config'],
            XDG_DATA_HOME=folders['data'], XDG_CACHE_HOME=folders['cache'],
            LC_ALL='C.UTF-8', LANGUAGE=language or 'en',
            GDK_BACKEND='x11', GSK_RENDERER=renderer, GTK_A11Y='atspi' if a11y else 'none',
            GSETTINGS_BACKEND='memory', GIO_USE_VFS='local',
            ADW_DISABLE_PORTAL='1', GTK_USE_PORTAL='0', LIBGL_ALWAYS_SOFTWARE='1', NO_AT_BRIDGE='0')
        self.environment.update(env or {})

    # Beginning and end

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def __exit__(self, *_):
        self.close()

    def start(self):
        # Orphans come back to us, so that close() finds what D-Bus started on its own.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.environment['DISPLAY'] = ':' + self._start_display()
        address = self._spawn_and_read(
            'dbus-daemon', lambda fd: ['dbus-daemon', '--session', '--nofork', '--nopidfile',
                                       '--print-address=' + fd,
                                       '--address=unix:dir=' + self.environment['XDG_RUNTIME_DIR']])
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = address
        self.session_bus = self._connect(address)
        if self.a11y:
            self._start_accessibility()
        if self.wm:
            self._spawn(WINDOW_MANAGERS.get(self.wm, [self.wm]), 'wm')
            self.wait(lambda: 'window id #' in self._output(['xprop', '-root', '_NET_SUPPORTING_WM_CHECK']),
                      10, 'the window manager')
        return self

    def _start_display(self):
        """Starts an X server; answers its number."""
        return self._spawn_and_read(
            'Xvfb', lambda fd: ['Xvfb', '-displayfd', fd, '-screen', '0', '%dx%dx24' % self.size,
                                '-nolisten', 'tcp', '-noreset', '+extension', 'GLX', '-dpi', '96'])

    def _start_accessibility(self):
        self._spawn(['/usr/libexec/at-spi-bus-launcher', '--launch-immediately'], 'at-spi')
        name = GLib.Variant('(s)', ('org.a11y.Bus',))
        self.wait(lambda: self.session_bus.call_sync(BUS, BUS_PATH, BUS, 'NameHasOwner', name,
                                                     None, 0, 2000, None)[0],
                  10, 'the accessibility bus')
        address = self.session_bus.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus',
                                             'GetAddress', None, None, 0, 10000, None)[0]
        self.bus = self._connect(address)
        self.call(ATSPI + 'Registry', ROOT, ATSPI + 'Accessible', 'GetChildren')  # starts it

    def launch(self, argv, env=None, cwd=None, timeout=20.0, attach=True):
        """Starts a program and, unless attach is False, waits for its first window."""
        log = os.path.join(self.folder, 'app%d.log' % len(self.apps))
        with open(log, 'wb') as file:
            process = subprocess.Popen(argv, env={**self.environment, **(env or {})}, cwd=cwd,
                                       stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                                       start_new_session=True)
        app = App(self, process, log)
        self.apps.append(app)
        self.processes.append(process)
        if attach:
            app.attach(timeout)
            self.wait(app.windows, timeout, 'a window')
        return app

    def notifications(self, binary, capabilities=None):
        return Notifications(self, binary, capabilities)

    def close(self):
        for app in self.apps:
            app.close()
        for bus in (self.bus, self.session_bus):
            if bus and not bus.is_closed():
                bus.close_sync(None)
        # Also what was started through D-Bus (registry, settings service …): our descendants,
        # known by our folder in their environment.
        own = {process.pid for process in self.processes}
        others = [pid for pid in descendants(os.getpid()) if pid not in own and self._is_ours(pid)]
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._end(others)
        if not self.keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def _end(pids):
        """Ends processes that are not our children in subprocess's eyes, by force after a while."""
        deadline, how = time.monotonic() + 2, signal.SIGTERM
        while pids:
            if time.monotonic() > deadline:
                deadline, how = time.monotonic() + 2, signal.SIGKILL
            for pid in list(pids):
                try:
                    os.kill(pid, how)
                    if os.waitpid(pid, os.WNOHANG)[0]:
                        pids.remove(pid)
                except (ChildProcessError, ProcessLookupError):  # somebody else's, or gone
                    pids.remove(pid)
            time.sleep(0.01)

    def _is_ours(self, pid):
        try:
            with open('/proc/%d/environ' % pid, 'rb') as file:
                return self.folder.encode() in file.read()
        except OSError:
            return False

    def _spawn(self, argv, name, **options):
        with open(os.path.join(self.folder, name + '.log'), 'wb') as log:
            process = subprocess.Popen(argv, env=self.environment, stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log, start_new_session=True, **options)
        self.processes.append(process)

    def _spawn_and_read(self, name, argv, timeout=10.0):
        """Starts a server that writes its address to a descriptor; ARGV makes the command of it."""
        reader, writer = os.pipe()
        try:
            self._spawn(argv(str(writer)), name, pass_fds=[writer])
        finally:
            os.close(writer)
        told, end = b'', time.monotonic() + timeout
        with os.fdopen(reader, 'rb', buffering=0) as pipe:
            while b'\n' not in told:
                if time.monotonic() > end:
                    raise Timeout(name + ' did not start')
                if select.select([pipe], [], [], 0.1)[0]:
                    piece = pipe.read(4096)
                    if not piece:
                        raise Timeout(name + ' ended at once')
                    told += piece
        return told.decode().strip()

    # D-Bus

    @staticmethod
    def _connect(address):
        flags = Gio.DBusConnectionFlags
        bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        bus.set_exit_on_close(False)
        return bus

    def call(self, bus, path, interface, method, arguments=None, timeout=5000):
        """One call on the accessibility bus."""
        return self.bus.call_sync(bus, path, interface, method, arguments, None, 0, timeout, None).unpack()

    def batch(self, requests):
        """Many calls at once; the answers in the same order, None where one failed."""
        requests = list(requests)
        answers, open_calls = [None] * len(requests), len(requests)

        def done(bus, result, number):
            nonlocal open_calls
            try:
                answers[number] = bus.call_finish(result).unpack()
            except GLib.Error:
                pass
            open_calls -= 1

        for number, (bus, path, interface, method, arguments) in enumerate(requests):
            self.bus.call(bus, path, interface, method, arguments, None, 0, 10000, None, done, number)
        context = GLib.MainContext.default()
        while open_calls:
            context.iteration(True)
        return answers

    def owner(self, bus):
        """The process behind a name on the accessibility bus, or None."""
        try:
            return self.call(BUS, BUS_PATH, BUS, 'GetConnectionUnixProcessID', GLib.Variant('(s)', (bus,)))[0]
        except GLib.Error:
            return None

    # Time

    def pump(self, seconds=0.0):
        """Lets time pass while our own connections are served."""
        context, end = GLib.MainContext.default(), time.monotonic() + seconds
        while True:
            while context.iteration(False):
                pass
            if time.monotonic() >= end:
                return
            time.sleep(0.005)

    def wait(self, condition, timeout=15.0, what='what was waited for'):
        """Until CONDITION answers something true, which is answered here too."""
        end = time.monotonic() + timeout
        while True:
            try:
                answer = condition()
            except (GLib.Error, Timeout):
                answer = None
            if answer:
                return answer
            if time.monotonic() > end:
                raise Timeout('%s did not come within %g s' % (what, timeout))
            self.pump(0.03)

    # X

    def _output(self, argv):
        return subprocess.run(argv, env=self.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, check=False).stdout

    def xdo(self, *arguments):
        subprocess.run(['xdotool', *map(str, arguments)], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def key(self, *keys):
        self.xdo('key', '--clearmodifiers', '--delay', 20, *keys)
        self.pump(0.05)

    def type(self, text):
        """Key events for ASCII text; a line end is the Return key."""
        for number, part in enumerate(text.split('\n')):
            if number:
                self.key('Return')
            if part:
                self.xdo('type', '--clearmodifiers', '--delay', 15, part)
        self.pump(0.05)

    def geometry(self, xid):
        """x, y, width, height of an X window on the screen."""
        told = self._output(['xdotool', 'getwindowgeometry', '--shell', str(xid)])
        values = dict(line.split('=') for line in told.split() if '=' in line)
        return tuple(int(values[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def find_xid(self, pid, title, extents=None):
        """The X window of PID with this title, else (a dialog's X title may be another) by size.
        None as long as none is on the screen."""
        windows = self._output(['xdotool', 'search', '--onlyvisible', '--pid', str(pid)]).split()
        for window in windows:
            if self._output(['xdotool', 'getwindowname', window]).rstrip('\n') == title:
                return int(window)
        if extents and extents[2] > 1:
            near = []
            for window in windows:
                _, _, width, height = self.geometry(window)
                if width >= extents[2]:
                    near.append((abs(width - extents[2]) + abs(height - extents[3]), int(window)))
            if near and min(near)[0] < 400:
                return min(near)[1]
        return None

    def origin(self, xid, extents):
        """Screen position of the toplevel inside an X window, its shadow or border taken off."""
        x, y, width, height = self.geometry(xid)
        frame = re.search(r'= (\d+), (\d+), (\d+), (\d+)',
                          self._output(['xprop', '-id', str(xid), '_GTK_FRAME_EXTENTS']))
        if frame and any(map(int, frame.groups())):
            return x + int(frame.group(1)), y + int(frame.group(3))
        return x + (width - extents[2]) // 2, y + (height - extents[3]) // 2

    def focus_window(self, xid):
        self.xdo('windowactivate' if self.wm else 'windowfocus', '--sync', xid)

    def screenshot(self, path, xid=None):
        """What the X server really shows, of the screen or of one window; PNG by the file's name."""
        subprocess.run(['import', '-silent', '-window', str(xid or 'root'), path],
                       env=self.environment, check=True)
        return path


def main(argv):
    if not argv:
        sys.exit('use: atspi_driver.py PROGRAM [ARGUMENT…]')
    with Session() as session:
        app = session.launch(argv)
        session.pump(1.0)
        app.root.dump()
        for line in app.complaints():
            print(line)


if __name__ == '__main__':
    main(sys.argv[1:])
