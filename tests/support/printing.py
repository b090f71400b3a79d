"""A CUPS of the test's own on a socket in its folder, and a thermal printer that is played."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pwd
import grp
import shutil
import signal
import socket
import subprocess
import threading
import time

CUPSD = '/usr/sbin/cupsd'
LIBRARY = '/usr/lib/cups'
PDF_FILTER = LIBRARY + '/filter/pdftopdf'

FILES = '''{user}
SystemGroup {group}
ServerRoot {d}/etc
ServerBin {d}/lib
DataDir /usr/share/cups
CacheDir {d}/cache
StateDir {d}/state
RequestRoot {d}/spool
TempDir {d}/spool/tmp
AccessLog {d}/log/access
ErrorLog {d}/log/error
PageLog {d}/log/page
'''
# A device that is played: it keeps a page, or says what is wrong and holds the job till it is withdrawn.
BACKEND = '''#!/bin/sh
case "$DEVICE_URI" in
"") echo "direct played \\"Unknown\\" \\"Played\\""; exit 0 ;;
played://keep) cat "${6:--}" > "$CUPS_SERVERROOT/../out/$1.pdf"; exit $? ;;
esac
echo "STATE: +${DEVICE_URI#played://}" >&2
exec sleep 600
'''
# A page printer that takes PDF, on A4 and on paper of any length.
PPD = '''*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PLAYED.PPD"
*Manufacturer: "Played"
*Product: "(Played)"
*ModelName: "Played"
*ShortNickName: "Played"
*NickName: "Played"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*Throughput: "1"
*LandscapeOrientation: Plus90
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*HWMargins: 0 0 0 0
*VariablePaperSize: True
*MaxMediaWidth: 600
*MaxMediaHeight: 5000
*CustomPageSize True: "pop pop pop <</PageSize[5 -2 roll]>>setpagedevice"
*ParamCustomPageSize Width: 1 points 36 600
*ParamCustomPageSize Height: 2 points 36 5000
*ParamCustomPageSize WidthOffset: 3 points 0 0
*ParamCustomPageSize HeightOffset: 4 points 0 0
*ParamCustomPageSize Orientation: 5 int 0 0
*DefaultFont: Courier
'''
SERVER = '''Listen {d}/sock
LogLevel debug
Browsing Off
BrowseLocalProtocols none
DefaultAuthType None
WebInterface No
JobRetryInterval 1
ErrorPolicy retry-job
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
'''


def missing():
    """What this machine lacks for a CUPS of one's own."""
    return [tool for tool in (CUPSD, PDF_FILTER, '/usr/sbin/lpadmin', '/usr/bin/lpstat') if not os.path.exists(tool)]


class Cups:
    """with Cups(folder) as cups: … ; the folder must be short, a socket's path has 107 bytes."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = dict(os.environ, CUPS_SERVER=folder + '/sock', LC_ALL='C.UTF-8', HOME=folder)

    def __enter__(self):
        d = self.folder
        for name in ('etc/ppd', 'cache', 'spool/tmp', 'state', 'log', 'out'):
            os.makedirs('%s/%s' % (d, name), exist_ok=True)
        os.chmod(d, 0o755)
        group = grp.getgrgid(os.getgid()).gr_name
        user = 'Group ' + group
        if os.getuid() == 0:
            user = 'User lp\nGroup lp'
            lp = pwd.getpwnam('lp')
            for root, _folders, _files in os.walk(d):
                os.chown(root, 0, lp.pw_gid)
                os.chmod(root, 0o775)
        for name, text in (('cups-files', FILES), ('cupsd', SERVER)):
            with open('%s/etc/%s.conf' % (d, name), 'w', encoding='utf-8') as file:
                file.write(text.format(d=d, user=user, group=group))
        self.make_library()
        with open(d + '/log/told', 'wb') as told:
            self.process = subprocess.Popen(
                [CUPSD, '-f', '-c', d + '/etc/cupsd.conf', '-s', d + '/etc/cups-files.conf'],
                stdout=told, stderr=told, env=self.environment)
        end = time.monotonic() + 30
        while b'is running' not in self.run('lpstat', '-r').stdout:
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError('cupsd does not start:\n' + self.log())
            time.sleep(0.05)
        return self

    def make_library(self):
        library = self.folder + '/lib'
        os.makedirs(library + '/backend')
        for name in os.listdir(LIBRARY):
            if name != 'backend':
                os.symlink('%s/%s' % (LIBRARY, name), '%s/%s' % (library, name))
        os.symlink(LIBRARY + '/backend/socket', library + '/backend/socket')
        with open(library + '/backend/played', 'w', encoding='utf-8') as file:
            file.write(BACKEND)
        os.chmod(library + '/backend/played', 0o755)

    def __exit__(self, *_exception):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def log(self):
        text = ''
        for name in ('told', 'error'):
            try:
                with open('%s/log/%s' % (self.folder, name), encoding='utf-8', errors='replace') as file:
                    text += file.read()
            except OSError:
                pass
        return text

    def run(self, *command):
        program = shutil.which(command[0], path='/usr/sbin:/usr/bin:/sbin:/bin')
        return subprocess.run((program,) + command[1:], env=self.environment, capture_output=True, timeout=60)

    def admin(self, *command):
        done = self.run(*command)
        if done.returncode != 0:
            raise RuntimeError('%s: %s' % (command, done.stderr.decode()))

    def add_raw(self, name, device):
        self.admin('lpadmin', '-p', name, '-E', '-v', device, '-m', 'raw')

    def add_pdf(self, name):
        """A queue whose pages, through all filters, end in the folder "out"."""
        path = self.folder + '/played.ppd'
        with open(path, 'w', encoding='utf-8') as file:
            file.write(PPD)
        self.admin('lpadmin', '-p', name, '-E', '-v', 'played://keep', '-P', path)


class ThermalPrinter(threading.Thread):
    """Takes one job after another on a port and keeps its bytes."""

    def __init__(self):
        super().__init__(daemon=True)
        self.server = socket.socket()
        self.server.bind(('127.0.0.1', 0))
        self.device = 'socket://127.0.0.1:%d' % self.server.getsockname()[1]
        self.jobs = []
        self.server.listen(4)
        self.start()

    def run(self):
        while True:
            try:
                line, _address = self.server.accept()
            except OSError:
                return
            data = b''
            with line:
                while True:
                    part = line.recv(65536)
                    if not part:
                        break
                    data += part
            self.jobs.append(data)

    def wait_for_job(self, n):
        end = time.monotonic() + 30
        while len(self.jobs) < n and time.monotonic() < end:
            time.sleep(0.02)
        return self.jobs[n - 1] if len(self.jobs) >= n else b''


def decode_escpos(data):
    """(dots in a row, bytes of all rows, other commands) of what a thermal printer was sent."""
    at, width, rows, others = 0, 0, b'', []
    while at < len(data):
        if data[at:at + 3] == b'\x1dv0':
            row = data[at + 4] | data[at + 5] << 8
            height = data[at + 6] | data[at + 7] << 8
            rows += data[at + 8:at + 8 + row * height]
            width = row * 8
            at += 8 + row * height
            continue
        for command, length in ((b'\x1b@', 2), (b'\x1bd', 3), (b'\x1dV', 4)):
            if data.startswith(command, at):
                others.append(data[at:at + length])
                at += length
                break
        else:
            raise ValueError('no ESC/POS command at byte %d: %r' % (at, data[at:at + 8]))
    return width, rows, others
