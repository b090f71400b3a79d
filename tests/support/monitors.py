"""A desktop with several monitors that can be unplugged and plugged in again.

    from monitors import MonitorSession
    with MonitorSession() as session:       # monitors.Unavailable says why it cannot be had here
        session.unplug('DUMMY1')
        session.plug('DUMMY1')

Xvfb has one output only, so that this is a whole Xorg with its driver for no hardware, which needs
no console, no input devices and no rights: XTEST is enough.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil

from atspi_driver import Session, Timeout

CONFIGURATION = '''
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "AutoAddGPU" "false"
  Option "BlankTime" "0"
  Option "StandbyTime" "0"
  Option "SuspendTime" "0"
  Option "OffTime" "0"
EndSection
Section "Module"
  Disable "glx"
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
EndSection
'''


class Unavailable(Exception):
    """There can be no such desktop here; the text says why."""


class MonitorSession(Session):
    """SIZES: of the monitors DUMMY0, DUMMY1 … from left to right, of those that the driver has."""

    def __init__(self, sizes=((1920, 1080), (1280, 720)), **options):
        super().__init__(size=sizes[0], **options)
        self.sizes = {'DUMMY%d' % number: size for number, size in enumerate(sizes)}

    def _start_display(self):
        for program in ('Xorg', 'xrandr'):
            if shutil.which(program) is None:
                raise Unavailable('there is no %s here' % program)
        path = os.path.join(self.folder, 'xorg.conf')
        with open(path, 'w', encoding='ascii') as file:
            file.write(CONFIGURATION)
        os.mkdir(os.path.join(self.folder, 'xorg.conf.d'))
        log = os.path.join(self.folder, 'xorg.log')
        try:
            display = self._spawn_and_read(
                'Xorg', lambda fd: ['Xorg', '-displayfd', fd, '-config', path, '-configdir',
                                    os.path.join(self.folder, 'xorg.conf.d'), '-logfile', log,
                                    '-nolisten', 'tcp', '-noreset', '-novtswitch', '-sharevts',
                                    '-dpi', '96'], 20)
        except Timeout as error:
            raise Unavailable('%s: %s' % (error, self._find_complaint(log))) from error
        self.environment['DISPLAY'] = ':' + display
        for name, size in self.sizes.items():
            # All but the first are there without any size of their own.
            self._output(['xrandr', '--addmode', name, '%dx%d' % size])
            self.plug(name)
        return display

    def _find_complaint(self, log):
        for path in (log, os.path.join(self.folder, 'Xorg.log')):
            try:
                with open(path, encoding='utf-8', errors='replace') as file:
                    wrong = [line.strip() for line in file if '(EE)' in line and len(line) > 30]
            except FileNotFoundError:
                continue
            if wrong:
                return wrong[0]
        return 'it says nothing'

    def monitors(self):
        """What is plugged in: x, y, width, height by name."""
        told = self._output(['xrandr', '--listactivemonitors'])
        return {name: (int(x), int(y), int(width), int(height))
                for width, height, x, y, name in
                re.findall(r'^ \d+: \S+ (\d+)/\d+x(\d+)/\d+\+(\d+)\+(\d+) +(\S+)$', told, re.M)}

    def _set(self, *words, what):
        self._output(['xrandr', *words])
        self.wait(what, 10, 'xrandr ' + ' '.join(words))

    def plug(self, name):
        """At the place that it always has: each is right of the one before it. What is left when
        others go is moved to the corner."""
        words, left, there = [], 0, self.monitors()
        for other, (width, height) in self.sizes.items():
            if other == name or other in there:
                words += ['--output', other, '--mode', '%dx%d' % (width, height), '--pos', '%dx0' % left]
            left += width
        self._set(*words, what=lambda: name in self.monitors())

    def unplug(self, name):
        self._set('--output', name, '--off', what=lambda: name not in self.monitors())

    def find_windows(self, pid, title):
        """The X windows of PID with TITLE in their title, shown or not."""
        told = self._output(['xdotool', 'search', '--all', '--pid', str(pid), '--name', title])
        return [int(window) for window in told.split()]

    def shown_on(self, window):
        """The monitors that the X window WINDOW touches; none when it is not shown."""
        if 'IsViewable' not in self._output(['xwininfo', '-id', str(window)]):
            return []
        x, y, width, height = self.geometry(window)
        return [name for name, (left, top, wide, high) in self.monitors().items()
                if x < left + wide and x + width > left and y < top + high and y + height > top]
