#!/usr/bin/python3
"""Printing end to end: a CUPS of its own with a PDF queue and a raw one, behind it a thermal printer.

test_printer.py PRINT-DESK
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import os
import re
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import printing  # noqa: E402

READY, PRINTING, OUT_OF_PAPER, JAMMED, COVER_OPEN, OFFLINE, STOPPED, REJECTING = range(8)
CODE = 'FOYER:2026-03-02:A012'
number = 0
failed = False


def ok(passed, what, told=''):
    global number, failed
    number += 1
    failed = failed or not passed
    print('%sok %d - %s' % ('' if passed else 'not ', number, what), flush=True)
    if not passed:
        print('# %s' % (told,), flush=True)


class Desk:
    def __init__(self, program, cups):
        self.program, self.cups = program, cups

    def __call__(self, *arguments):
        """The lines it said, each split at tabs."""
        done = subprocess.run([self.program] + [str(a) for a in arguments], env=self.cups.environment,
                              capture_output=True, timeout=90)
        return [line.split('\t') for line in done.stdout.decode().splitlines()]


def qr_of(picture):
    run = subprocess.run(['zbarimg', '--quiet', '--raw', picture], capture_output=True, text=True)
    return run.stdout.strip()


def save_picture(path, width, rows):
    with open(path, 'wb') as file:
        file.write(b'P4\n%d %d\n' % (width, len(rows) * 8 // width) + rows)
    subprocess.run(['convert', path, '-bordercolor', 'white', '-border', '24', path + '.png'], check=True)
    return path + '.png'


def job_states(cups, which):
    return cups.run('lpstat', '-W', which, '-o').stdout.decode()


def check_dots(desk, cups, printer):
    path = cups.folder + '/drawn'
    (kind, width, height), = desk('draw', path)
    with open(path, 'rb') as file:
        drawn = file.read()
    said = desk('dots', 'THERMAL')
    ok(said == [['printed', '']], 'a slip goes to a bare thermal printer', said)
    got_width, rows, others = printing.decode_escpos(printer.wait_for_job(1))
    ok((got_width, len(rows) * 8 // got_width) == (int(width), int(height)) and rows == drawn,
       'what arrives there is dot by dot what was drawn: %s x %s' % (width, height))
    ok(others == [b'\x1b@', b'\x1bd\x03', b'\x1dVB\x00'], 'with reset, feed and cut', others)
    ok(qr_of(save_picture(cups.folder + '/got.pbm', got_width, rows)) == CODE,
       'and its QR code can be read')


def check_list(desk):
    said = {line[1]: line for line in desk('list') if line[0] == 'printer'}
    ok(int(said['THERMAL'][2]) in (READY, PRINTING) and said['THERMAL'][3] == '1',
       'the raw queue is listed, ready and as raw', said)
    ok(int(said['SHUT'][2]) == STOPPED and 'stopped' in said['SHUT'][5], 'a stopped one says so', said)
    ok(int(said['FULL'][2]) == REJECTING, 'one that rejects jobs too', said)
    ok(sum(line[4] == '1' for line in said.values()) == 1 and said['THERMAL'][4] == '1',
       'the default printer is marked', said)


def check_refusals(desk, cups):
    for queue, what in (('MISSING', 'There is no printer “MISSING”'), ('SHUT', '“SHUT” is stopped'),
                        ('FULL', '“FULL” takes no pages'), ('DRY', '“DRY” is out of paper'),
                        ('OPEN', 'cover of the printer “OPEN”')):
        said = desk('dots', queue)
        ok(said[0][:2] == ['error', 'fault'] and what in said[0][2], 'refused: ' + what, said)
        said = desk('ask-printer', queue)
        ok(said[0][0] == 'bad' and what in said[0][1], 'the checklist hears it too', said)
    ok(desk('ask-printer', 'THERMAL')[0][0] == 'good', 'the checklist hears of a good one')
    said = desk('dots', 'DEAF', 2)
    ok(said[0][0] == 'error' and '“DEAF” does not answer' in said[0][2],
       'a printer that is switched off is told after its patience', said)
    said = desk('cancelled', 'DEAF', 60)
    ok(said[0][0] == 'error', 'waiting for it can be given up', said)
    end = time.monotonic() + 20
    while job_states(cups, 'not-completed') and time.monotonic() < end:
        time.sleep(0.1)
    ok(job_states(cups, 'not-completed') == '', 'no job stays behind that would print later',
       job_states(cups, 'not-completed'))
    said = desk('sheet-as-dots', 'THERMAL')
    ok(said[0][:2] == ['error', 'usage'], 'an A4 sheet does not go to a slip printer', said)


def check_file(desk, cups):
    folder = cups.folder + '/files'
    os.mkdir(folder)
    first, second = desk('file', folder), desk('file', folder)
    ok(first[0][0] == 'printed' and qr_in_pdf(first[0][1]) == CODE,
       'without a printer the slip is a PDF in a folder', first)
    ok(second[0][0] == 'printed' and second[0][1] != first[0][1], 'a reprint overwrites nothing', second)
    said = desk('file', folder + '/nowhere')
    ok(said[0][0] == 'error' and 'nowhere' in said[0][2], 'a folder that is not there is told', said)
    ok(desk('ask-disk', folder, 1)[0][0] == 'good', 'the disk has room')
    ok(desk('ask-disk', folder, 1 << 60)[0][0] == 'bad', 'but not for everything')
    ok(desk('ask-disk', folder + '/nowhere', 1)[0][0] == 'bad', 'and one that is gone is no crash')


def qr_in_pdf(path):
    subprocess.run(['pdftoppm', '-r', '203.2', '-gray', '-singlefile', path, path], check=True)
    return qr_of(path + '.pgm')


def check_pdf(desk, cups):
    cups.add_pdf('PAPER')
    said = desk('pdf', 'PAPER')
    ok(said == [['printed', '']], 'a slip goes to a PDF queue', said)
    files = glob.glob(cups.folder + '/out/*.pdf')
    ok(len(files) == 1 and qr_in_pdf(files[0]) == CODE, 'its page comes out with the QR code', files)
    info = subprocess.run(['pdfinfo', files[0]], capture_output=True, text=True).stdout if files else ''
    ok(re.search(r'Pages:\s+1\b', info) and re.search(r'Page size:\s+226', info), 'on paper of 80 mm', info)
    said = desk('sheet', 'PAPER')
    ok(said == [['printed', '']], 'an A4 sheet too', said)


def check_gone(desk):
    said = desk('list')
    ok(said[0][:2] == ['error', 'fault'] and 'does not answer' in said[0][2],
       'without a print system the answer is a sentence', said)
    said = desk('dots', 'THERMAL')
    ok(said[0][0] == 'error' and 'kept' in said[0][2], 'also when printing', said)


def main():
    lacking = printing.missing()
    if lacking:
        print('1..0 # SKIP no ' + ', '.join(lacking))
        return 0
    with tempfile.TemporaryDirectory(prefix='foyer-') as folder:
        with printing.Cups(folder) as cups:
            desk, printer = Desk(sys.argv[1], cups), printing.ThermalPrinter()
            deaf = socket.socket()  # a port at which nobody listens
            deaf.bind(('127.0.0.1', 0))
            for queue, device in (('THERMAL', printer.device), ('SHUT', printer.device),
                                  ('FULL', printer.device), ('DEAF', 'socket://127.0.0.1:%d' % deaf.getsockname()[1]),
                                  ('DRY', 'played://media-empty-error'), ('OPEN', 'played://cover-open')):
                cups.add_raw(queue, device)
            cups.admin('lpadmin', '-d', 'THERMAL')
            cups.admin('cupsdisable', 'SHUT')
            cups.admin('cupsreject', 'FULL')
            check_dots(desk, cups, printer)
            check_list(desk)
            check_refusals(desk, cups)
            check_file(desk, cups)
            check_pdf(desk, cups)
            if failed:
                print('\n'.join('# ' + line for line in cups.log().splitlines()[-30:]))
        check_gone(desk)
    print('1..%d' % number)
    return 1 if failed else 0


if __name__ == '__main__':
    os.environ['LC_ALL'] = 'C.UTF-8'
    sys.exit(main())
