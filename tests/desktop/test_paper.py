#!/usr/bin/python3
"""Slips and sheets as others see them: pages, texts and QR codes of the PDFs and of the dots.

test_paper.py DRAW-PAPER
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

LANGUAGES = ('zh', 'ko', 'en')
POINTS_PER_MM = 72 / 25.4
number = 0
failed = False


def ok(passed, what):
    global number, failed
    number += 1
    failed = failed or not passed
    print('%sok %d - %s' % ('' if passed else 'not ', number, what), flush=True)


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pages(pdf):
    told = output('pdfinfo', pdf)
    size = re.search(r'Page size:\s+([\d.]+) x ([\d.]+)', told)
    return (int(re.search(r'Pages:\s+(\d+)', told).group(1)),
            float(size.group(1)) / POINTS_PER_MM, float(size.group(2)) / POINTS_PER_MM)


def codes(picture):
    """What the QR codes of a picture hold; the paper around it is white."""
    run = subprocess.run(['zbarimg', '--quiet', '--raw', picture], capture_output=True, text=True)
    return run.stdout.split()


def with_paper(picture):
    """The dots as PNG, a little larger on all sides, as the paper is."""
    name = picture[:-4] + '.png'
    subprocess.run(['convert', picture, '-bordercolor', 'white', '-border', '24', name], check=True)
    return name


def check_slips(folder):
    for width in ('80', '58'):
        wrong = [name for name in glob.glob('%s/slip-*-%s-*.pdf' % (folder, width))
                 if pages(name)[0] != 1 or abs(pages(name)[1] - int(width)) > 0.1]
        ok(not wrong, 'slips of %s mm are one page of that width %s' % (width, wrong))
    for length, code in (('short', 'FOYER:2026-03-02:A012'), ('long', 'FOYER:2026-03-02:AB1000')):
        names = sorted(glob.glob('%s/slip-*-%s.pbm' % (folder, length)))
        wrong = [name for name in names if codes(with_paper(name)) != [code]]
        ok(len(names) == 12 and not wrong,
           'the dots of every %s slip hold its number and day as a QR code %s' % (length, wrong))
    pdf = folder + '/slip-zh-58-plain-short'
    subprocess.run(['pdftoppm', '-r', '203.2', '-gray', '-singlefile', pdf + '.pdf', pdf], check=True)
    ok(codes(pdf + '.pgm') == ['FOYER:2026-03-02:A012'], 'and so does the PDF')
    text = output('pdftotext', '-layout', folder + '/slip-en-80-plain-short.pdf', '-')
    ok(all(part in text for part in ('A012', 'Payments and bill enquiries', 'You are next',
                                     'about 4 min', 'Mon 2 Mar 2026 09:41')),
       'a slip says number, service, place, wait and time (S0 hall 1(3))')
    text = output('pdftotext', '-layout', folder + '/slip-en-80-large-short.pdf', '-')
    ok('straight to counter 3' in ' '.join(text.split()) and 'min' not in text,
       'a direct number says its counter and no wait (G04)')
    text = output('pdftotext', '-layout', folder + '/slip-en-80-plain-long.pdf', '-')
    ok(all(part in text for part in ('People ahead of you: 27', '1 h 15 min', 'Printed again')),
       'a long wait is told in hours, a reprint says so')


def check_same(folder):
    """The PDF shows what the dots show: drawn once. Compared coarsely, for edges are grey in one."""
    for name in ('slip-zh-80-plain-short', 'slip-ko-58-large-long', 'slip-en-80-plain-long'):
        base = '%s/%s' % (folder, name)
        subprocess.run(['pdftoppm', '-r', '203.2', '-gray', '-singlefile', base + '.pdf', base], check=True)
        dots = 576 if '-80-' in name else 384
        subprocess.run(['convert', base + '.pgm', '-gravity', 'north', '-crop', '%dx0+0+0' % dots, '+repage',
                        '-resize', '12.5%', base + '-pdf.png'], check=True)
        subprocess.run(['convert', base + '.pbm', '-resize', '12.5%', base + '-dots.png'], check=True)
        told = subprocess.run(['compare', '-metric', 'RMSE', base + '-pdf.png', base + '-dots.png', 'null:'],
                              capture_output=True, text=True).stderr
        distance = re.search(r'\(([\d.e-]+)\)', told)
        ok(distance is not None and float(distance.group(1)) < 0.1, 'PDF and dots of %s agree: %s' % (name, told))


def check_sheets(folder):
    for kind, counts in (('sign', (1, 1)), ('door', (1, 1)), ('form', (1, 1)), ('visit', (1, 1)), ('day', (1, 3))):
        for language in LANGUAGES:
            for length, least in enumerate(counts):
                n, width, height = pages('%s/%s-%s-%d.pdf' % (folder, kind, language, length))
                fits = n == least if least == 1 else n >= least
                ok(fits and abs(width - 210) < 0.1 and abs(height - 297) < 0.1,
                   '%s in %s, text %d: %d A4 page(s)' % (kind, language, length, n))
    text = output('pdftotext', '-layout', folder + '/day-en-1.pdf', '-')
    heads = re.findall(r'Time\s+Visit type\s+Address\s+Customer\s+Notes', text)
    n = pages(folder + '/day-en-1.pdf')[0]
    ok(len(heads) == n, 'the head of the table stands on each of %d pages' % n)
    ok('1/%d' % n in text.replace(' ', '') and '%d/%d' % (n, n) in text.replace(' ', ''), 'each page says which of how many it is')
    text = output('pdftotext', '-layout', folder + '/sign-en-0.pdf', '-')
    ok('Service paused' in text and '09:41' in text and 'counter 1, 3, 5' in text.replace('\u00a0', ' '),
       'the sign says until when, and where instead (S2 7.3)')
    text = output('pdftotext', '-layout', folder + '/form-en-0.pdf', '-')
    ok(text.count('Full name of the organisation') == 5 and text.count('Central Service Hall') == 6,
       'the sample of a form has each field and what to write there (S4 5.4)')
    text = ' '.join(output('pdftotext', '-layout', folder + '/receipt-en-1.pdf', '-').split())
    ok(all(part in text for part in ('A012', 'Payments and bill enquiries done', 'Because: the deed is missing',
                                     'Instead you can: bring it tomorrow', 'Counter 3', 'Staff number 1021',
                                     'Mon 2 Mar 2026 09:41', '000-96000')),
       'a receipt says what became of each matter, when, where and with whom (S2 2.2(4), S0 hall 2(3))')
    text = output('pdftotext', '-layout', folder + '/door-en-0.pdf', '-')
    ok('0007' in text and '2101' in text and 'Meter' not in text,
       'a door note has its number and the staff number, and no matter (S2 8.4)')


def check_glyphs(folder):
    """A character that cairo loses from a subset of its font is still on the paper."""
    base = folder + '/door-zh-0'
    ok('CJK' not in output('pdffonts', base + '.pdf'), 'no subset of a CJK font is in a Chinese sheet')


def main():
    missing = [tool for tool in ('pdfinfo', 'pdftoppm', 'zbarimg', 'convert') if shutil.which(tool) is None]
    if missing:
        print('1..0 # SKIP no ' + ', '.join(missing))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], folder], check=True)
        check_slips(folder)
        check_same(folder)
        check_sheets(folder)
        check_glyphs(folder)
    print('1..%d' % number)
    return 1 if failed else 0


if __name__ == '__main__':
    os.environ['LC_ALL'] = 'C.UTF-8'
    sys.exit(main())
