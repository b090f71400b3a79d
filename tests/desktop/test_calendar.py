#!/usr/bin/python3
"""Calendar files: the holidays that ship, holidays and absences of others, hostile files, visits.

test_calendar.py READ-CALENDAR DATA-FOLDER
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os
import subprocess
import sys
import tempfile
import zoneinfo

try:
    import icalendar
except ImportError:
    icalendar = None

number = 0
failed = False
UTC = datetime.timezone.utc

# The dates are facts (new moons); which are off in China in 2026 was announced for that year.
FESTIVALS = {
    'china': {
        'New Year': '2026-01-01 2027-01-01 2028-01-01 2029-01-01 2030-01-01',
        'Spring Festival': '2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03',
        'Dragon Boat Festival': '2026-06-19 2027-06-09 2028-05-28 2029-06-16 2030-06-05',
        'Mid-Autumn Festival': '2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12',
        'Labour Day': '2026-05-01 2027-05-01 2028-05-01 2029-05-01 2030-05-01',
        'National Day': '2026-10-01 2027-10-01 2028-10-01 2029-10-01 2030-10-01',
        'Christmas': '2026-12-25 2027-12-25 2028-12-25 2029-12-25 2030-12-25'},
    'korea': {
        'New Year': '2026-01-01 2027-01-01 2028-01-01 2029-01-01 2030-01-01',
        'Lunar New Year': '2026-02-17 2027-02-07 2028-01-27 2029-02-13 2030-02-03',
        'Dragon Boat Festival': '2026-06-19 2027-06-09 2028-05-28 2029-06-16 2030-06-05',
        'Mid-Autumn Festival': '2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12',
        'Labour Day': '2026-05-01 2027-05-01 2028-05-01 2029-05-01 2030-05-01',
        'Christmas': '2026-12-25 2027-12-25 2028-12-25 2029-12-25 2030-12-25'}}
OFF_2026 = ('2026-01-01 2026-01-03', '2026-02-15 2026-02-23', '2026-04-04 2026-04-06', '2026-05-01 2026-05-05',
            '2026-06-19 2026-06-21', '2026-09-25 2026-09-27', '2026-10-01 2026-10-07')
WORKED_2026 = {'2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'}
GREETED_ONLY = {'china': {'Christmas'}, 'korea': {'Dragon Boat Festival'}}


def ok(passed, what, told=''):
    global number, failed
    number += 1
    failed = failed or not passed
    print('%sok %d - %s' % ('' if passed else 'not ', number, what), flush=True)
    if not passed:
        print('# %s' % (told,), flush=True)


def run(*arguments):
    done = subprocess.run([sys.argv[1]] + list(arguments), capture_output=True, text=True, timeout=60)
    if done.returncode not in (0, 1) or 'CRITICAL' in done.stderr:
        return [['crash', str(done.returncode), done.stderr]]
    return [line.split('\t') for line in done.stdout.splitlines()]


def dates(line):
    day, end = (datetime.date.fromisoformat(text) for text in line[:2])
    return {(day + datetime.timedelta(n)).isoformat() for n in range((end - day).days + 1)}


def check_shipped(folder):
    for country, festivals in FESTIVALS.items():
        lines = run('holidays', '%s/holidays/%s.ics' % (folder, country), '2026-01-01', '2030-12-31')
        ok(lines and lines[0][0] != 'error', '%s can be read' % country, lines)
        ok(all('-' not in line[5:8] for line in lines), '%s is named in three languages' % country)
        for name, days in festivals.items():
            found = set().union(*(dates(line) for line in lines if line[7] == name and line[2] == 'holiday'))
            years = {day[:4] for day in found}
            ok(set(days.split()) <= found and len(years) == 5, '%s: %s on its five dates (D35)' % (country, name),
               sorted(found))
            closed = {line[3] for line in lines if line[7] == name and line[2] == 'holiday'}
            ok(closed == {'0' if name in GREETED_ONLY[country] else '1'}, '%s: %s is off, or only greeted' % (country, name))
    lines = run('holidays', folder + '/holidays/china.ics', '2026-01-01', '2026-12-31')
    ok({line[0] for line in lines if line[2] != 'holiday'} == WORKED_2026, 'make-up working days of 2026', lines)
    ok({' '.join(line[:2]) for line in lines if line[3] == '1'} == set(OFF_2026), 'days off of 2026', lines)
    ok(all(datetime.date.fromisoformat(day).weekday() >= 5 for day in WORKED_2026), 'a make-up day is of a weekend')


def calendar(*events):
    return 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%sEND:VCALENDAR\r\n' % ''.join(
        'BEGIN:VEVENT\r\nUID:%d@test\r\n%s\r\nEND:VEVENT\r\n' % (n, '\r\n'.join(lines))
        for n, lines in enumerate(events))


def save(folder, text):
    path = folder + '/test.ics'
    with open(path, 'wb') as file:
        file.write(text.encode() if isinstance(text, str) else text)
    return path


def check_holidays(folder):
    path = save(folder, calendar(
        ('DTSTART;VALUE=DATE:20260301', 'SUMMARY:삼일절', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20280301'),
        ('DTSTART;VALUE=DATE:20251230', 'DURATION:P5D', 'SUMMARY:Turn of the year'),
        ('DTSTART;VALUE=DATE:20260110', 'SUMMARY:补班', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY'),
        ('DTSTART;VALUE=DATE:20260220', 'DTEND;VALUE=DATE:20260220', 'SUMMARY:one', 'CATEGORIES:X,greeting'),
        ('DTSTART;VALUE=DATE:20260221', 'STATUS:CANCELLED', 'SUMMARY:called off')))
    lines = run('holidays', path, '2026-01-01', '2029-12-31')
    ok([line[:5] for line in lines] == [
        ['2025-12-30', '2026-01-03', 'holiday', '1', '1'], ['2026-01-10', '2026-01-10', 'working-day', '0', '0'],
        ['2026-02-20', '2026-02-20', 'holiday', '0', '1'], ['2026-03-01', '2026-03-01', 'holiday', '1', '1'],
        ['2027-03-01', '2027-03-01', 'holiday', '1', '1'], ['2029-03-01', '2029-03-01', 'holiday', '1', '1']],
       'several days, yearly ones, what is worked, greeted, excluded and called off', lines)
    ok(lines[3][6] == '삼일절' and lines[1][5] == '补班' and lines[0][7] == 'Turn of the year',
       'a name without a language is known by its script', lines)


def stamps(*texts):
    return [[str(int(datetime.datetime.fromisoformat(text).timestamp())) for text in pair] for pair in texts]


def check_without_end(folder):
    """RFC 5545 3.6.1: without DTEND an event ends at its start, a whole day lasts that day."""
    path = save(folder, calendar(
        ('DTSTART:20260302T010000Z', 'SUMMARY:a reminder'),
        ('DTSTART;TZID=Asia/Seoul:20260302T150000', 'RRULE:FREQ=DAILY', 'SUMMARY:one that comes each day'),
        ('DTSTART:20260302T020000Z', 'DTEND:20260302T020000Z', 'SUMMARY:ends as it begins'),
        ('DTSTART:20260302T030000Z', 'DURATION:PT0S', 'SUMMARY:takes no time'),
        ('DTSTART;VALUE=DATE:20260303', 'SUMMARY:the day'),
        ('DTSTART;VALUE=DATE:20260304', 'DURATION:PT8H', 'SUMMARY:a day with hours'),
        ('DTSTART:20260305T010000Z', 'DTEND:20260305T020000Z', 'SUMMARY:an hour')))
    lines = run('absences', path, '2026-03-01T00:00:00Z', '2026-03-10T00:00:00Z', 'Asia/Shanghai')
    ok([line[:2] for line in lines] == stamps(
        ('2026-03-03T00:00:00+08:00', '2026-03-04T00:00:00+08:00'), ('2026-03-04T00:00:00+08:00', '2026-03-05T00:00:00+08:00'),
        ('2026-03-05T09:00:00+08:00', '2026-03-05T10:00:00+08:00')), 'moments take no time, days last', lines)
    for length in ('DTEND:20260302T000000Z', 'DURATION:-PT1H'):
        said = run('absences', save(folder, calendar(('DTSTART:20260302T010000Z', length))),
                   '2026-03-01T00:00:00Z', '2026-03-10T00:00:00Z', 'Asia/Shanghai')
        ok(said[0][:2] == ['error', 'usage'], 'an end before the beginning is still refused: ' + length, said)


BERLIN = ('BEGIN:VTIMEZONE\r\nTZID:Own Time\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\n'
          'TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n'
          'DTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n'
          'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n')


def check_absences(folder):
    path = save(folder, calendar(
        ('DTSTART;TZID=Asia/Seoul:20260302T090000', 'DTEND;TZID=Asia/Seoul:20260302T103000', 'SUMMARY:Doctor'),
        ('DTSTART:20260302T020000Z', 'DURATION:PT1H', 'SUMMARY:UTC'),
        ('DTSTART:20260302T130000', 'DTEND:20260302T140000', 'SUMMARY:floating'),
        ('DTSTART;VALUE=DATE:20260303', 'SUMMARY:whole day')))
    lines = run('absences', path, '2026-03-01T00:00:00Z', '2026-03-10T00:00:00Z', 'Asia/Shanghai')
    ok([line[:2] for line in lines] == stamps(
        ('2026-03-02T09:00:00+09:00', '2026-03-02T10:30:00+09:00'), ('2026-03-02T02:00:00+00:00', '2026-03-02T03:00:00+00:00'),
        ('2026-03-02T13:00:00+08:00', '2026-03-02T14:00:00+08:00'), ('2026-03-03T00:00:00+08:00', '2026-03-04T00:00:00+08:00')),
       'times with a zone, in UTC, of the hall, and whole days', lines)
    weekly = calendar(
        ('DTSTART;TZID=Europe/Berlin:20260320T090000', 'DTEND;TZID=Europe/Berlin:20260320T100000',
         'RRULE:FREQ=WEEKLY;UNTIL=20260410T070000Z', 'EXDATE;TZID=Europe/Berlin:20260327T090000', 'SUMMARY:course'))
    expected = stamps(('2026-03-20T09:00:00+01:00', '2026-03-20T10:00:00+01:00'),
                      ('2026-04-03T09:00:00+02:00', '2026-04-03T10:00:00+02:00'),
                      ('2026-04-10T09:00:00+02:00', '2026-04-10T10:00:00+02:00'))
    lines = run('absences', save(folder, weekly), '2026-03-01T00:00:00Z', '2026-05-01T00:00:00Z', 'Asia/Shanghai')
    ok([line[:2] for line in lines] == expected, 'weekly over the change to summer time, one left out', lines)
    own = weekly.replace('Europe/Berlin', 'Own Time').replace('BEGIN:VEVENT', BERLIN + 'BEGIN:VEVENT', 1)
    lines = run('absences', save(folder, own), '2026-03-01T00:00:00Z', '2026-05-01T00:00:00Z', 'Asia/Shanghai')
    ok([line[:2] for line in lines] == expected, 'the same in a zone that the file describes', lines)
    moved = weekly.replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nUID:0@test\r\nDTSTART;TZID=Europe/Berlin:20260403T150000\r\n'
                           'DTEND;TZID=Europe/Berlin:20260403T160000\r\nSUMMARY:later\r\n'
                           'RECURRENCE-ID;TZID=Europe/Berlin:20260403T090000\r\nEND:VEVENT\r\nEND:VCALENDAR')
    lines = run('absences', save(folder, moved), '2026-04-01T00:00:00Z', '2026-04-05T00:00:00Z', 'Asia/Shanghai')
    ok([line[:2] for line in lines] == stamps(('2026-04-03T15:00:00+02:00', '2026-04-03T16:00:00+02:00')),
       'a single time that was moved counts where it is now', lines)


def hostile():
    day = 'DTSTART;VALUE=DATE:20260101'
    event = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    yield 'empty', b'', 1
    yield 'no calendar', b'hello\n', 1
    yield 'another format', b'%PDF-1.5\n1 0 obj\n', 1
    yield 'binary', b'BEGIN:VCALENDAR\r\n\x00\x01', 2
    yield 'not UTF-8', b'BEGIN:VCALENDAR\r\nX-A:\xff\r\nEND:VCALENDAR\r\n', 2
    yield 'too large', b'BEGIN:VCALENDAR\r\n' + b'X-A:b\r\n' * 200000 + b'END:VCALENDAR\r\n', 1
    yield 'nested', b'BEGIN:VCALENDAR\r\n' + b'BEGIN:VEVENT\r\n' * 50, 5
    yield 'calendar in calendar', b'BEGIN:VCALENDAR\r\nBEGIN:VCALENDAR\r\n', 2
    yield 'cut off', ('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n%s\r\n' % day).encode(), 3
    yield 'wrong end', b'BEGIN:VCALENDAR\r\nEND:VEVENT\r\n', 2
    yield 'a date that is none', event % 'DTSTART;VALUE=DATE:20260231', 3
    yield 'an hour that is none', event % 'DTSTART:20260228T250000Z', 3
    yield 'a far year', event % 'DTSTART;VALUE=DATE:99990101', 3
    yield 'each second', event % (day + '\r\nRRULE:FREQ=SECONDLY'), 4
    yield 'a rule that is none', event % (day + '\r\nRRULE:FREQ=YEARLY'.replace('YEARLY', 'SOMETIMES')), 4
    yield 'no beginning', event % 'SUMMARY:x', 2
    yield 'ends before it begins', event % (day + '\r\nDTEND;VALUE=DATE:20251201'), 2
    yield 'lasts for years', event % (day + '\r\nDTEND;VALUE=DATE:20290101'), 2
    yield 'a long line', 'BEGIN:VCALENDAR\r\nX-A:%s\r\nEND:VCALENDAR\r\n' % ('b' * 100000), 2
    yield 'a long folded line', 'BEGIN:VCALENDAR\r\nX-A:b\r\n%sEND:VCALENDAR\r\n' % (' bbbbbbbb\r\n' * 5000), 2
    yield 'many events', 'BEGIN:VCALENDAR\r\n%sEND:VCALENDAR\r\n' % (('BEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\n' % day) * 5001), \
        15002


def check_hostile(folder):
    for what, text, line in hostile():
        path = save(folder, text)
        said = run('holidays', path, '2026-01-01', '2026-12-31')
        ok(said[0][:2] == ['error', 'usage'] and said[0][2].startswith('%s:%d: ' % (path, line)),
           'refused with file and line: ' + what, said)
    said = run('holidays', save(folder, calendar(('DTSTART:20260101T100000Z',))), '2026-01-01', '2026-12-31')
    ok(said[0][0] == 'error' and ':3: ' in said[0][2], 'a holiday with a time', said)
    said = run('absences', save(folder, calendar(('DTSTART;TZID=Nowhere/Land:20260101T100000', 'DURATION:PT1H'))),
               '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 'Asia/Shanghai')
    ok(said[0][0] == 'error' and 'Nowhere/Land' in said[0][2], 'a zone that nobody knows', said)
    said = run('holidays', folder + '/missing.ics', '2026-01-01', '2026-12-31')
    ok(said[0][:2] == ['error', 'usage'], 'a file that is not there', said)
    bomb = calendar(*[('DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY')] * 20)
    said = run('holidays', save(folder, bomb), '2026-01-01', '2026-12-31')
    ok(said[0][0] == 'error' and 'too often' in said[0][2], 'rules that come ten thousands of times', said[:1])
    # Each of them would be sought for centuries, far longer than run() waits.
    never = calendar(*[('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')] * 400)
    said = run('holidays', save(folder, never), '2026-01-01', '2026-12-31')
    ok(said == [], 'a day that never comes', said[:3])
    os.mkfifo(folder + '/pipe')
    for path in (folder + '/pipe', folder):
        said = run('holidays', path, '2026-01-01', '2026-12-31')
        ok(said[0][:2] == ['error', 'usage'], 'a pipe or a folder keeps nobody waiting', said)


def check_old(folder):
    """What was first long ago, and zones as other programs describe them."""
    birthday = calendar(('DTSTART;VALUE=DATE:19550310', 'RRULE:FREQ=YEARLY', 'SUMMARY:Founding day'))
    lines = run('holidays', save(folder, birthday), '2026-01-01', '2026-12-31')
    ok([line[:2] for line in lines] == [['2026-03-10', '2026-03-10']], 'a day that comes since 1955', lines)
    zone = BERLIN.replace('DTSTART:19701025T030000', 'DTSTART:16010101T030000').replace(
        'DTSTART:19700329T020000', 'DTSTART:16010101T020000')
    doctor = calendar(('DTSTART;TZID=Own Time:20260402T090000', 'DTEND;TZID=Own Time:20260402T100000'))
    doctor = doctor.replace('BEGIN:VEVENT', zone + 'BEGIN:VEVENT', 1)
    lines = run('absences', save(folder, doctor), '2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z', 'Asia/Shanghai')
    ok([line[:2] for line in lines] == stamps(('2026-04-02T09:00:00+02:00', '2026-04-02T10:00:00+02:00')),
       'a zone that is described from 1601 on', lines)


def check_round_trip(folder):
    path = folder + '/visits.ics'
    run('write', path)
    with open(path, 'rb') as file:
        data = file.read()
    ok(all(len(line) <= 75 for line in data.split(b'\r\n')) and data.endswith(b'\r\n'), 'lines are folded (RFC 5545 3.1)')
    if icalendar is None:
        print('# no python3-icalendar: its reading of the visits is not checked')
        return
    first, second = icalendar.Calendar.from_ical(data).walk('VEVENT')
    ok(str(first['UID']) == 'visit-207@hall' and first['SEQUENCE'] == 2, 'another program reads the id and the moves')
    start = datetime.datetime(2026, 3, 2, 9, 41, tzinfo=zoneinfo.ZoneInfo('Asia/Shanghai'))
    ok(first['DTSTART'].dt == start and first['DTEND'].dt == start + datetime.timedelta(minutes=45), 'the right instants')
    ok(first['DTSTAMP'].dt == start and first['LAST-MODIFIED'].dt == start - datetime.timedelta(hours=1), 'and stamps')
    ok(str(first['SUMMARY']) == '水表更换, 207; \\ 예약' and str(first['LOCATION']).endswith('Building 14, Flat 302'),
       'texts with all their commas', first['SUMMARY'])
    ok(str(second['STATUS']) == 'CANCELLED' and 'LOCATION' not in second, 'a visit that was called off')
    ok(set(first) <= {'UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'LAST-MODIFIED', 'SEQUENCE', 'SUMMARY', 'LOCATION', 'STATUS',
                      'CLASS'}, 'and nothing more of the customer', list(first))
    lines = run('absences', path, '2026-03-01T00:00:00Z', '2026-03-10T00:00:00Z', 'Asia/Shanghai')
    ok(len(lines) == 1 and lines[0][0] == str(int(start.timestamp())), 'its own reader reads it back', lines)
    other = icalendar.Calendar()
    event = icalendar.Event()
    event.add('uid', '1')
    event.add('dtstart', start.astimezone(UTC))
    event.add('dtend', start.astimezone(UTC) + datetime.timedelta(hours=2))
    event.add('summary', '年假')
    event.add('rrule', {'freq': 'daily', 'count': 3})
    other.add_component(event)
    lines = run('absences', save(folder, other.to_ical()), '2026-03-01T00:00:00Z', '2026-03-10T00:00:00Z', 'Asia/Shanghai')
    ok([line[0] for line in lines] == [str(int(start.timestamp()) + n * 86400) for n in range(3)],
       'and what another program wrote', lines)


def main():
    with tempfile.TemporaryDirectory() as folder:
        check_shipped(sys.argv[2])
        check_holidays(folder)
        check_absences(folder)
        check_without_end(folder)
        check_hostile(folder)
        check_old(folder)
        check_round_trip(folder)
    print('1..%d' % number)
    return 1 if failed else 0


if __name__ == '__main__':
    os.environ['LC_ALL'] = 'C.UTF-8'
    sys.exit(main())
