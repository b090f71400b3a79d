"""Eight processes on one plan of home visits: one slot has one visit, and what they leave is whole."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import random

from hallctl import FULL, Hall, check, equal, in_parallel, main, note

N_PROCESSES = 8
N_OPERATIONS = 10000 if FULL else 640
TECHNICIANS = ('2101', '2104', '2109', '2112', '2117')
DISTRICTS = ('north-bank', 'south-bank', 'old-town', 'industrial-park')
TYPES = ('leak', 'meter-replacement', 'home-service', 'meter-test', 'in-home')
FIRST = datetime.date(2026, 3, 2)
# As many days as the operations need room: a plan that is full, or a month of holidays, tries little.
DAYS = 60 if FULL else 10
# A visit's number is soon one that was moved or cancelled: most draws are among the latest.
LATEST = 30
# What random attempts may be answered with beside success: rules, never faults.
RULES = {'slot-taken', 'lead-time', 'limit-reached', 'approval-required', 'bad-state',
         'no-such-visit', 'usage'}


def day(offset):
    return (FIRST + datetime.timedelta(days=offset)).isoformat()


def book(kind, technician, start, district='north-bank', more=''):
    return (f'visit book --type={kind} --customer=Somebody --phone=000-555-0101 '
            f'--address=12-Mill-Lane --district={district} --technician={technician} '
            f'--start={start} {more}')


def one_slot():
    """S2 八.1: of any number of bookings for one time exactly one succeeds."""
    hall = Hall()
    rounds = 40 if FULL else 6

    def try_all(index):
        batch = hall.batch()
        answers = []
        for number in range(rounds):
            start = f'{day(1 + number // 8)}T{9 + number % 8:02d}:00:00+08:00'
            answers.append(batch.ask(book('leak', '2101', start)))
        batch.end()
        return answers

    for answers in zip(*in_parallel(try_all, N_PROCESSES)):
        won = [answer for answer in answers if answer['ok']]
        lost = [answer['error'] for answer in answers if not answer['ok']]
        equal(len(won), 1, answers)
        equal({error['code'] for error in lost}, {'slot-taken'})
        # Whoever came second is told where there is room.
        check(all('(21' in error['message'] for error in lost), lost)
        check(all(error['proposals'] and error['proposals'][0]['technician'] in TECHNICIANS for error in lost), lost)
    equal(len(hall.do('visit', 'list')['visits']), rounds)
    hall.check()


def random_operation(chance, numbers):
    number = chance.choice(numbers[-LATEST:] if chance.random() < 0.9 else numbers) if numbers else 1
    start = (f'{day(chance.randrange(DAYS))}T{chance.randrange(8, 18):02d}:'
             f'{chance.choice((0, 15, 30, 45)):02d}:00+08:00')
    draw = chance.random()
    if draw < 0.45 or not numbers:
        more = chance.choice(('', '--agreed', '--agreed', '--class=special',
                              '--class=special --approved-by=1003'))
        return book(chance.choice(TYPES), chance.choice(TECHNICIANS), start,
                    chance.choice(DISTRICTS), more)
    if draw < 0.75:
        by = chance.choice(('customer', 'company'))
        return (f'visit move {number} --start={start} --technician={chance.choice(TECHNICIANS)} '
                f'--by={by} --reason=r{chance.randrange(3)} --agreed')
    if draw < 0.82:
        return f'visit cancel {number} --by=customer --reason=solved'
    if draw < 0.90:
        return (f'visit adjust {number} --technician={chance.choice(TECHNICIANS)} '
                f'--minutes={chance.choice((15, 30, 60, 90))}')
    if draw < 0.93:
        return f'visit confirm {number}'
    if draw < 0.955:
        return (f'absence add --technician={chance.choice(TECHNICIANS)} '
                f'--from={start} --to={start[:11]}20:00:00+08:00')
    if draw < 0.965:
        return f'absence remove {chance.randrange(1, 20)}'
    if draw < 0.97:
        return f'holiday add {day(chance.randrange(2, DAYS))} --name=Day'
    if draw < 0.98:
        return f'holiday remove {day(chance.randrange(2, DAYS))}'
    return f'visit draft --type=leak --customer=S --phone=1 --address=A --district=old-town'


def check_no_overlap(visits):
    """Nobody is at two customers' at once, nor cannot get from one to the next."""
    lanes = {}
    for visit in visits:
        if visit['state'] in ('proposed', 'confirmed', 'reminded'):
            lanes.setdefault(visit['technician'], []).append(visit)
    count = 0
    for lane in lanes.values():
        lane.sort(key=lambda visit: visit['start'])
        for before, after in zip(lane, lane[1:]):
            way = (datetime.datetime.fromisoformat(after['arrive_by'])
                   - datetime.datetime.fromisoformat(before['end'])).total_seconds()
            check(way >= 480, (before, after))
            count += 1
    return count


def check_lead_times(visits):
    """No notice is too short unless a manager answers for it (S0 meter 8(1))."""
    leads = {'meter-replacement': (1, 3), 'meter-test': (1, 1)}
    for visit in visits:
        if visit['start'] is None:
            continue
        lead = leads.get(visit['type'], (0, 0))[visit['class'] == 'special']
        notice = (datetime.date.fromisoformat(visit['start'][:10]) - FIRST).days
        check(notice >= lead or (visit['approved_by'] and notice >= 1), visit)
        equal(visit['lead_breach'], notice < lead, visit)


def random_operations():
    """What eight processes leave has no overlap, no short notice, and a journal that tells it."""
    hall = Hall()

    def work(index):
        chance = random.Random(f'visits {index}')
        batch = hall.batch()
        numbers, counts = [], {}
        for _ in range(N_OPERATIONS // N_PROCESSES):
            answer = batch.ask(random_operation(chance, numbers))
            code = 'ok' if answer['ok'] else answer['error']['code']
            counts[code] = counts.get(code, 0) + 1
            check(answer['ok'] or code in RULES, answer)
            if answer['ok'] and 'visit' in answer:
                numbers.append(answer['visit']['id'])
        batch.end()
        return counts

    total = {}
    for counts in in_parallel(work, N_PROCESSES):
        for code, count in counts.items():
            total[code] = total.get(code, 0) + count
    note(f'operations: {total}')
    check(total['ok'] * 5 > N_OPERATIONS, 'enough of them changed something')
    visits = hall.do('visit', 'list')['visits']
    equal([visit['id'] for visit in sorted(visits, key=lambda visit: visit['id'])],
          list(range(1, len(visits) + 1)), 'no number is lost or twice')
    note(f'{len(visits)} visits, {check_no_overlap(visits)} neighbours')
    check_lead_times(visits)
    check_chains(visits)
    # What an absence or a holiday hit is listed, and still stands.
    listed = {visit['id'] for visit in hall.do('visit', 'list', '--rebook')['visits']}
    equal(listed, find_hit(hall, visits), 'exactly those')
    note(f'{len(listed)} to be rebooked')
    hall.check()
    equal([event for event in hall.journal() if 'Somebody' in str(event['data'])], [],
          'nobody is named in the journal')


def find_hit(hall, visits):
    """Those that stand on a holiday or while their technician is away."""
    absences = [one for one in hall.do('absence', 'list')['absences'] if not one['cancelled']]
    closed = {one['date'] for one in hall.do('holiday', 'list')['holidays'] if one.get('closed', one['kind'] == 'holiday')}
    hit = set()
    for visit in visits:
        if visit['state'] not in ('proposed', 'confirmed', 'reminded'):
            continue
        start, end = (datetime.datetime.fromisoformat(visit[name]) for name in ('start', 'end'))
        away = any(one['technician'] == visit['technician'] and datetime.datetime.fromisoformat(one['starts']) < end
                   and datetime.datetime.fromisoformat(one['ends']) > start for one in absences)
        if away or visit['start'][:10] in closed:
            hit.add(visit['id'])
    return hit


def check_chains(visits):
    """Every moved visit leads to the row that replaced it, and no move of the company is a third."""
    rows = {visit['id']: visit for visit in visits}
    for visit in visits:
        check((visit['state'] == 'rescheduled') == (visit['next'] is not None), visit)
        if visit['next'] is not None:
            equal(rows[visit['next']]['previous'], visit['id'], visit)
        check(visit['company_moves'] <= 2, visit)


main([one_slot, random_operations])
