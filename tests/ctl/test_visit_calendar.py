"""Home visits where the calendar is difficult, and the demo's prepared situations, by command line."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

from hallctl import MONDAY, Hall, check, equal, main

SHANGHAI = '+08:00'


def book(hall, start, kind='leak', technician='2101', district='north-bank', more=(), **options):
    return hall.do('visit', 'book', '--type=' + kind, '--customer=Somebody', '--phone=000-555-0101',
                   '--address=12 Mill Lane', '--district=' + district, '--technician=' + technician,
                   '--start=' + start, '--agreed', *more, **options)['visit']


def instant(text):
    return datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))


def berlin():
    """The demo hall, were it in Berlin, with people who work into the night: until four it is still
    the day on which they began."""
    hall = Hall()
    config = hall.do('hall', 'export')
    for person in config['technicians']:
        person['from'], person['to'] = '06:00', '28:00'
    config['hall']['zone'] = 'Europe/Berlin'
    config['hall']['hours'] = {day: ['08:00', '20:00'] for day in ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')}
    hall.configure({'hall': config['hall'], 'technicians': config['technicians']})
    return hall


def clock_changes():
    """On the night with 25 hours the same wall time comes twice, and is two places in the plan; a
    visit over the change is as long as it takes; the day with 23 hours has no gap in it."""
    hall = berlin()
    now = {'now': '2026-10-24T10:00:00+02:00'}
    first = book(hall, '2026-10-25T02:30:00+02:00', more=['--minutes=15'], **now)
    second = book(hall, '2026-10-25T02:30:00+01:00', more=['--minutes=15'], **now)
    equal(instant(second['start']) - instant(first['start']), datetime.timedelta(hours=1))
    over = book(hall, '2026-10-25T02:00:00+02:00', technician='2117', more=['--minutes=90'], **now)
    equal(instant(over['end']) - instant(over['start']), datetime.timedelta(minutes=90))
    equal(instant(over['end']), instant('2026-10-25T02:30:00+01:00'))
    listed = hall.do('visit', 'list', '--from=2026-10-25', '--to=2026-10-25', **now)['visits']
    equal(sorted(visit['id'] for visit in listed), [first['id'], second['id'], over['id']])
    hall.refuse(1, 'slot-taken', 'visit', 'book', '--type=leak', '--customer=S', '--phone=1', '--address=A',
                '--district=north-bank', '--technician=2117', '--start=2026-10-25T02:15:00+01:00', **now)
    now = {'now': '2026-03-28T10:00:00+01:00'}
    spring = book(hall, '2026-03-29T01:45:00+01:00', technician='2117', more=['--minutes=30'], **now)
    equal(instant(spring['end']), instant('2026-03-29T03:15:00+02:00'))
    hall.check()


def midnight():
    """A visit over midnight is of the day on which it begins, and is in the way on both sides."""
    hall = berlin()
    now = {'now': '2026-03-02T10:00:00+01:00'}
    visit = book(hall, '2026-03-03T23:40:00+01:00', more=['--minutes=45'], **now)
    for day, there in (('2026-03-03', [visit['id']]), ('2026-03-05', [])):
        equal([found['id'] for found in hall.do('visit', 'list', '--from=' + day, '--to=' + day, **now)['visits']], there)
    hall.refuse(1, 'slot-taken', 'visit', 'book', '--type=leak', '--customer=S', '--phone=1', '--address=A',
                '--district=north-bank', '--technician=2101', '--start=2026-03-04T00:10:00+01:00', **now)
    equal(hall.do('report', 'visits', '--from=2026-03-03', '--to=2026-03-03', **now)['visits'], 1)
    equal(hall.do('report', 'visits', '--from=2026-03-05', '--to=2026-03-05', **now)['visits'], 0)
    hall.check()


def month_end():
    """One day's notice and three days from the last days of a month; a limit that ends in the next."""
    hall = Hall()
    now = {'now': '2026-02-27T16:00:00' + SHANGHAI}
    hall.refuse(1, 'lead-time', 'visit', 'book', '--type=meter-replacement', '--customer=S', '--phone=1', '--address=A',
                '--district=old-town', '--technician=2109', '--reason=old', '--start=2026-02-27T16:20:00' + SHANGHAI, **now)
    book(hall, '2026-03-02T09:00:00' + SHANGHAI, 'meter-replacement', '2109', 'old-town', ['--reason=old'], **now)
    # Three days for a hospital: from Friday the 27th the 2nd of March is the first (S0-ME-8.1b).
    now = {'now': '2026-02-28T16:00:00' + SHANGHAI}
    sentence = hall.refuse(1, 'lead-time', 'visit', 'book', '--type=meter-replacement', '--class=special', '--customer=S',
                           '--phone=1', '--address=A', '--district=industrial-park', '--technician=2112', '--reason=old',
                           '--start=2026-03-02T09:00:00' + SHANGHAI, **now)
    check('3' in sentence, sentence)
    visit = book(hall, '2026-03-03T09:00:00' + SHANGHAI, 'meter-replacement', '2112', 'industrial-park',
                 ['--class=special', '--reason=old'], **now)
    equal((visit['state'], visit['lead_breach']), ('confirmed', False))
    hall.check()


def holiday_over_visits():
    """A holiday over visits that were agreed: each is listed to be rebooked, none is lost; taken
    away again, they stand where they stood."""
    hall = Hall()
    visits = [book(hall, '2026-03-04T%02d:00:00%s' % (hour, SHANGHAI), technician=technician)['id']
              for hour in (9, 11, 14) for technician in ('2101', '2117')[:1 if hour == 9 else 2]]
    kept = book(hall, '2026-03-05T09:00:00' + SHANGHAI)['id']
    before = {visit['id']: visit for visit in hall.do('visit', 'list')['visits']}
    answer = hall.do('holiday', 'add', '2026-03-04', '--name=Day')
    listed = [visit['id'] for visit in hall.do('visit', 'list', '--rebook')['visits']]
    equal(sorted(listed), sorted(visits))
    check('rebook' not in answer or sorted(visit['id'] for visit in answer['rebook']) == sorted(visits), answer)
    equal({visit['id']: visit for visit in hall.do('visit', 'list')['visits']}, before, 'nothing of them changes')
    # Nobody is sent out on that day any more; one of them finds another place.
    hall.refuse(1, 'slot-taken', 'visit', 'book', '--type=leak', '--customer=S', '--phone=1', '--address=A',
                '--district=north-bank', '--technician=2109', '--start=2026-03-04T15:00:00' + SHANGHAI)
    moved = hall.do('visit', 'move', str(visits[0]), '--start=2026-03-06T09:00:00' + SHANGHAI, '--by=company',
                    '--reason=holiday', '--agreed')['visit']
    equal(sorted(visit['id'] for visit in hall.do('visit', 'list', '--rebook')['visits']), sorted(visits[1:]))
    hall.do('holiday', 'remove', '2026-03-04')
    equal(hall.do('visit', 'list', '--rebook')['visits'], [])
    check({kept, moved['id'], *visits} <= {visit['id'] for visit in hall.do('visit', 'list')['visits']}, 'none is lost')
    hall.check()


def hospital():
    """The demo's situation: a hospital's meter with three days' notice (S0-ME-8.1b)."""
    hall = Hall()
    matter = ('--type=meter-replacement', '--class=special', '--district=industrial-park')
    best = hall.do('visit', 'propose', *matter, '--limit=1')['proposals'][0]
    check(instant(best['start']).date() >= instant(MONDAY).date() + datetime.timedelta(days=3), best)
    equal(best['technician'], '2112', best)
    visit = hall.do('visit', 'book', *matter, '--customer=City Hospital', '--phone=555-0142', '--address=1 Hospital Road',
                    '--reason=the meter is worn', '--technician=2112', '--start=' + best['start'], '--agreed')['visit']
    equal((visit['state'], visit['lead_breach']), ('confirmed', False))
    hall.check()


def door_note():
    """The demo's situation: a visit with door note 0007 waits for the call back (V12)."""
    hall = Hall()
    for number in range(1, 8):
        day = '2026-03-%02d' % (3 + (number - 1) // 3)
        start = '%sT%02d:00:00%s' % (day, (9, 11, 14)[(number - 1) % 3], SHANGHAI)
        visit = str(book(hall, start)['id'])
        for words in (('depart', visit, '--packed'), ('arrive', visit), ('knock', visit), ('knock', visit),
                      ('knock', visit), ('phone', visit), ('note', visit, '--place=gate')):
            answer = hall.do('visit', *words, now=start)['visit']
        equal((answer['state'], answer['note']), ('note-left', '%04d' % number))
    later = {'now': '2026-03-09T09:00:00' + SHANGHAI}
    found = hall.do('visit', 'list', '--note=0007', **later)['visits']
    equal([one['id'] for one in found], [7])
    check(7 in [one['visit'] for one in hall.do('visit', 'reminders', **later)['reminders'] if one['kind'] == 'note'],
          'the note is told')
    back = hall.do('visit', 'move', '7', '--start=2026-03-10T09:00:00' + SHANGHAI, '--by=customer',
                   '--reason=nobody was in', '--agreed', **later)['visit']
    equal((back['previous'], back['state']), (7, 'confirmed'))
    hall.check()


def slips():
    """What cannot be meant is refused and changes nothing: blanks for a name, a wrong year, meters
    or a share that cannot be, an order of tomorrow, a technician who is not there."""
    hall = Hall()
    words = {'type': 'leak', 'customer': 'S', 'phone': '1', 'address': 'A', 'district': 'north-bank', 'technician': '2101',
             'start': '2026-03-03T09:00:00' + SHANGHAI}
    before = hall.dump()
    for status, code, slip in (
            (2, 'usage', {'customer': '  '}), (2, 'usage', {'customer': ''}), (2, 'usage', {'phone': ' \t'}),
            (2, 'usage', {'address': ' '}), (1, 'limit-reached', {'start': '2036-03-03T09:00:00' + SHANGHAI}),
            (2, 'usage', {'start': '9999-12-31T16:00:00' + SHANGHAI}),
            (2, 'usage', {'meters': '99999999999'}), (2, 'usage', {'meters': '-3'}), (2, 'usage', {'minutes': '721'}),
            (2, 'usage', {'start': '2026-02-30T09:00:00' + SHANGHAI}), (1, 'no-such-ticket', {'ticket': 'A999'}),
            (2, 'usage', {'type': 'switch', 'technician': '2109', 'occupancy': '101'}),
            (2, 'usage', {'type': 'installation', 'technician': '2109', 'ordered': '2026-03-03'})):
        hall.refuse(status, code, 'visit', 'book', *['--%s=%s' % pair for pair in {**words, **slip}.items()])
    hall.refuse(2, 'usage', 'visit', 'draft', '--type=leak', '--customer= ', '--phone=1', '--address=A', '--district=old-town')
    matter = ('visit', 'propose', '--type=leak', '--district=north-bank')
    hall.refuse(1, 'no-such-staff', *matter, '--technician=9')
    for minutes in ('-5', '721', '9223372036854775807'):
        hall.refuse(2, 'usage', *matter, '--minutes=' + minutes)
    # Ten years closed are a slip of the pen; a year is not.
    hall.refuse(2, 'usage', 'holiday', 'add', '2026-05-01', '--to=2036-05-03')
    equal(hall.dump(), before, 'nothing changed')
    hall.do('holiday', 'add', '2026-05-01', '--to=2027-05-01')
    # A move is no way around.
    visit = str(book(hall, words['start'])['id'])
    hall.refuse(1, 'limit-reached', 'visit', 'move', visit, '--start=2036-03-04T09:00:00' + SHANGHAI, '--by=customer',
                '--reason=r', '--agreed')
    hall.check()


def files():
    """No file that a command writes takes the place of a database, its own least of all; what is in
    a calendar shows no control character."""
    hall = Hall()
    hall.do('visit', 'book', '--type=leak', '--customer=S', '--phone=1', '--district=north-bank', '--technician=2101',
            '--start=2026-03-03T09:00:00' + SHANGHAI, '--address=a;b,c\\n\r\nBEGIN:VALARM\x07\x1b[2J')
    other = Hall()
    keeper = hall.batch()
    equal(keeper.ask('visit confirm 99')['error']['code'], 'no-such-visit')
    for path in (hall.path, other.path, hall.path + '-wal', hall.path + '-shm', hall.folder):
        for command in (('visit', 'export', path), ('report', 'range', '--from=2026-03-01', '--to=2026-03-02', '--csv=' + path)):
            hall.refuse(2, 'usage', *command)
    keeper.end()
    for one in (hall, other):
        one.check()
    path = hall.folder + '/visits.ics'
    for _ in range(2):
        hall.do('visit', 'export', path)
    with open(path, 'rb') as file:
        text = file.read()
    equal((text.count(b'BEGIN:VEVENT'), text.count(b'\r\nBEGIN:VALARM')), (1, 0), text)
    check(not [byte for byte in text if byte < 32 and byte not in b'\r\n'], text)


main([slips, files, clock_changes, midnight, month_end, holiday_over_visits, hospital, door_note])
