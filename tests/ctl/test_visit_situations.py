"""The demo hall's prepared situations (demo-hall 6.5, 6.9) that concern visits and appointments, each to its end."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import shlex

from hallctl import MONDAY, check, equal, main
import hallctl

SHANGHAI = '+08:00'
HOSPITAL = ('--type=meter-replacement', '--class=special', '--customer=City Hospital', '--phone=555-0142',
            '--address=1 Hospital Road', '--district=industrial-park', '--reason=the meter is worn', '--technician=2112')


class Hall(hallctl.Hall):
    """A hall at which one program asks line after line, each at its own time."""

    def __init__(self):
        self.lines = None
        super().__init__()
        self.lines = self.batch()

    def ask(self, words, now):
        return self.lines.ask('--now=%s %s' % (now, shlex.join(words)))

    def do(self, *words, now=MONDAY, **options):
        if self.lines is None:
            return super().do(*words, now=now, **options)
        answer = self.ask(words, now)
        check(answer['ok'], (words, answer))
        return answer

    def refuse(self, status, code, *words, now=MONDAY, **options):
        """The status is the contract's for that code, which other tests look at."""
        answer = self.ask(words, now)
        equal((answer['ok'], answer.get('error', {}).get('code')), (False, code), (words, answer))
        return answer['error']['message']

    def check(self):
        super().check()
        self.lines.end()


def at(day, time='09:00:00'):
    """That time of that day of March; a Monday is the second."""
    return '2026-03-%02dT%s%s' % (day, time if len(time) == 8 else time + ':00', SHANGHAI)


def visit_of(hall, day, time, *words):
    return hall.do('visit', *words, now=at(day, time))['visit']


def kinds_of(hall):
    return [event['kind'] for event in hall.journal() if event['kind'].startswith('visit.')]


def an_elderly_customer_with_two_matters():
    """Hard of hearing, two matters on one number; what is left is done at home, and the visit comes
    out of the served number (S4 五.12)."""
    hall = Hall()
    hall.do('counter', 'open', '5', '--staff=1068')
    ticket = hall.do('ticket', 'issue', 'D', 'E', '--class=elderly', '--hearing', '--language=ko')['ticket']
    equal((ticket['number'], ticket['class'], ticket['hearing'], [item['service'] for item in ticket['items']]),
          ('D001', 'elderly', True, ['D', 'E']))
    # Ten minutes earlier than others who come now.
    equal(ticket['due_at'][11:19], '09:05:00')
    hall.do('counter', 'call', '5')
    hall.do('counter', 'serve', '5')
    matter = ('--type=home-service', '--customer=Somebody', '--phone=000-555-0101', '--address=12 Mill Lane',
              '--district=old-town', '--wish=morning')
    best = hall.do('visit', 'propose', *matter[:1], *matter[4:], '--limit=1')['proposals'][0]
    equal((best['as_wished'], best['technician'], best['start'][:16]), (True, '2109', '2026-03-02T09:15'), best)
    visit = visit_of(hall, 2, '09:03', 'book', *matter, '--technician=2109', '--start=' + best['start'], '--ticket=D001', '--agreed')
    equal((visit['ticket'], visit['language'], visit['state'], visit['wished']), ('D001', 'ko', 'confirmed', 'morning'))
    done = hall.do('counter', 'finish', '5', now=at(2, '09:10'))['ticket']
    equal((done['state'], [item['state'] for item in done['items']]), ('completed', ['done', 'done']))
    equal(hall.do('visit', 'show', '1')['visit'], visit, 'the visit stands without the number')
    # Forms are filled in at home: what was collected is written down.
    start = best['start']
    for words in (('depart', '1', '--packed'), ('arrive', '1'), ('knock', '1'), ('enter', '1', '--id-shown', '--purpose-told', '--consent')):
        hall.do('visit', *words, now=start)
    sentence = hall.refuse(1, 'reason-required', 'visit', 'finish', '1', '--tidied', '--opinion=good', '--contact-left', now=start)
    check('--documents=…' in sentence and '--opinion' not in sentence, sentence)
    ended = hall.do('visit', 'finish', '1', '--tidied', '--opinion=good', '--contact-left', '--documents=copy of the card',
                    now=start)['visit']
    equal((ended['state'], ended['arrival'], ended['details']['documents']), ('done', 'tight', 'copy of the card'))
    hall.check()


def notice_of_a_hospital():
    """Three days, day by day: today never, two days only with a manager, three without (S0-ME-8.1b, 5/D20)."""
    hall = Hall()
    sentence = hall.refuse(1, 'lead-time', 'visit', 'book', *HOSPITAL, '--start=' + at(2, '14:00'))
    check('today' in sentence, sentence)
    hall.refuse(1, 'lead-time', 'visit', 'book', *HOSPITAL, '--start=' + at(2, '14:00'), '--approved-by=1003')
    for day in (3, 4):
        sentence = hall.refuse(1, 'lead-time', 'visit', 'book', *HOSPITAL, '--start=' + at(day, '08:00'))
        check('3 days' in sentence, sentence)
    hall.refuse(1, 'approval-required', 'visit', 'book', *HOSPITAL, '--start=' + at(4), '--approved-by=1021')
    hall.refuse(1, 'slot-taken', 'visit', 'book', *HOSPITAL[:-1], '--technician=2104', '--start=' + at(5))
    equal(hall.do('visit', 'list')['visits'], [])
    early = visit_of(hall, 2, '09:00', 'book', *HOSPITAL, '--start=' + at(4), '--approved-by=1003')
    equal((early['lead_breach'], early['approved_by'], early['state']), (True, '1003', 'proposed'))
    # At midnight's edge a day is a day.
    visit = visit_of(hall, 2, '23:59:59', 'book', *HOSPITAL, '--start=' + at(5, '08:00'), '--agreed')
    equal((visit['lead_breach'], visit['approved_by'], visit['state']), (False, None, 'confirmed'))
    report = hall.do('report', 'visits', '--from=2026-03-04', '--to=2026-03-05')
    equal((report['visits'], report['lead_breaches']), (2, 1), report)
    hall.check()


def hospital_moved_by_the_company():
    """Its reason and the customer's consent each time; the third time needs a manager (S2 八.2); an
    earlier day needs the notice anew."""
    hall = Hall()
    number = str(visit_of(hall, 2, '09:00', 'book', *HOSPITAL, '--start=' + at(6), '--agreed')['id'])
    move = ('visit', 'move', number, '--start=' + at(9))
    hall.refuse(2, 'usage', *move, '--reason=crane', '--agreed')
    sentence = hall.refuse(1, 'reason-required', *move, '--by=company', '--reason=crane')
    check('--agreed' in sentence, sentence)
    hall.refuse(1, 'reason-required', *move, '--by=company', '--agreed')
    hall.refuse(1, 'lead-time', 'visit', 'move', number, '--start=' + at(5), '--by=company', '--reason=crane', '--agreed',
                now=at(3))
    equal(kinds_of(hall), ['visit.booked'])
    for times, day in ((1, 9), (2, 10)):
        moved = visit_of(hall, 2, '09:10', 'move', number, '--start=' + at(day), '--by=company', '--reason=crane', '--agreed')
        equal((moved['company_moves'], moved['moves'], moved['previous'], moved['state'], moved['address']),
              (times, times, int(number), 'confirmed', '1 Hospital Road'))
        equal(hall.do('visit', 'show', number)['visit']['state'], 'rescheduled')
        number = str(moved['id'])
    third = ('visit', 'move', number, '--start=' + at(11), '--by=company', '--reason=crane', '--agreed')
    sentence = hall.refuse(1, 'approval-required', *third)
    check('2 times' in sentence, sentence)
    hall.refuse(1, 'approval-required', *third, '--approved-by=1081')
    # The customer may as often as life wants it.
    moved = visit_of(hall, 2, '09:20', 'move', number, '--start=' + at(12), '--by=customer', '--reason=inspection', '--agreed')
    equal((moved['company_moves'], moved['moves']), (2, 3))
    moved = visit_of(hall, 2, '09:30', 'move', str(moved['id']), '--start=' + at(11), '--by=company', '--reason=crane', '--agreed',
                     '--approved-by=1008')
    equal((moved['company_moves'], moved['moves'], moved['id']), (3, 4, 5))
    equal(hall.do('visit', 'show', '4')['visit']['approved_by'], '1008', 'who allowed it stands at the row that was left')
    answer = hall.do('visit', 'show', '5')
    equal([row['id'] for row in answer['history']], [1, 2, 3, 4])
    # The day before it is announced (S0-ME-8.1a), and the reminder goes when it is.
    eve = {'now': at(10, '10:00')}
    equal([one['kind'] for one in hall.do('visit', 'reminders', now=at(9, '10:00'))['reminders']], [])
    equal([(one['kind'], one['visit']) for one in hall.do('visit', 'reminders', **eve)['reminders']], [('invitation', 5)])
    equal(visit_of(hall, 10, '10:05', 'remind', '5', '--result=reached')['state'], 'reminded')
    equal(hall.do('visit', 'reminders', **eve)['reminders'], [])
    hall.refuse(1, 'approval-required', 'visit', 'cancel', '5', '--by=company', '--reason=crane', **eve)
    hall.check()


def to_the_door(hall, number, start):
    for words in (('depart', number, '--packed'), ('arrive', number)):
        hall.do('visit', *words, now=start)


def nobody_at_home():
    """Knocking, telephoning, waiting, a note: nothing before its turn (S2 八.4, 八.6, 5/D33)."""
    hall = Hall()
    start = at(3, '10:00')
    number = str(visit_of(hall, 2, '09:00', 'book', '--type=leak', '--customer=S', '--phone=1', '--address=A',
                          '--district=north-bank', '--technician=2101', '--start=' + start, '--agreed')['id'])
    next_one = visit_of(hall, 2, '09:00', 'book', '--type=leak', '--customer=S', '--phone=1', '--address=A',
                        '--district=north-bank', '--technician=2101', '--start=' + at(3, '11:00'), '--agreed')
    hall.refuse(1, 'bad-state', 'visit', 'arrive', number, now=start)
    hall.do('visit', 'depart', number, '--packed', now=at(3, '09:40'))
    equal(visit_of(hall, 3, '09:55', 'arrive', number)['arrival'], 'early')
    hall.refuse(1, 'bad-state', 'visit', 'knock', number, now=at(3, '09:56'))
    for word in ('phone', 'note', 'wait'):
        hall.refuse(1, 'bad-state', 'visit', word, number, now=start)
    for rounds in (1, 2, 3):
        hall.refuse(1, 'bad-state', 'visit', 'phone', number, now=start)
        equal(visit_of(hall, 3, '10:00', 'knock', number)['knocks'], rounds)
    hall.refuse(1, 'limit-reached', 'visit', 'knock', number, now=start)
    equal(visit_of(hall, 3, '10:02', 'phone', number, '--reached')['reached'], True)
    hall.refuse(1, 'bad-state', 'visit', 'note', number, now=at(3, '10:02'))
    # Twenty minutes at the most, and not at the next customer's cost: 45 minutes' work, 8 of way, 5 early.
    hall.refuse(1, 'limit-reached', 'visit', 'wait', number, '--until=' + at(3, '10:23'), now=at(3, '10:02'))
    sentence = hall.refuse(1, 'limit-reached', 'visit', 'wait', number, '--until=' + at(3, '10:10'), now=at(3, '10:02'))
    check('visit %d' % next_one['id'] in sentence, sentence)
    hall.do('visit', 'cancel', str(next_one['id']), '--by=customer', '--reason=solved', now=at(3, '10:02'))
    waiting = visit_of(hall, 3, '10:02', 'wait', number, '--until=' + at(3, '10:10'))
    equal((waiting['state'], waiting['wait_until'][11:16]), ('wait-at-door', '10:10'))
    hall.refuse(1, 'bad-state', 'visit', 'note', number, now=at(3, '10:09'))
    left = visit_of(hall, 3, '10:10', 'note', number, '--place=letter box')
    equal((left['state'], left['note'], left['details']['place']), ('note-left', '0001', 'letter box'))
    # Once more by telephone; on the second day it is told (5/D20), and only a manager gives it up.
    equal([one['kind'] for one in hall.do('visit', 'reminders', now=at(4, '23:59'))['reminders']], [])
    equal([one['kind'] for one in hall.do('visit', 'reminders', now=at(5, '00:00'))['reminders']], ['note'])
    equal(visit_of(hall, 5, '10:15', 'phone', number)['state'], 'note-left')
    hall.refuse(1, 'limit-reached', 'visit', 'phone', number, now=at(5, '10:20'))
    hall.refuse(1, 'approval-required', 'visit', 'lapse', number, '--reason=moved away', now=at(6))
    hall.refuse(1, 'reason-required', 'visit', 'lapse', number, '--approved-by=1003', now=at(6))
    gone = visit_of(hall, 6, '09:00', 'lapse', number, '--reason=moved away', '--approved-by=1003')
    equal((gone['state'], gone['approved_by'], gone['why']), ('lapsed', '1003', 'moved away'))
    equal(hall.do('visit', 'reminders', now=at(9))['reminders'], [])
    hall.check()


def an_open_door():
    """Unlocked and nobody in: nobody enters; the customer is telephoned from outside (S2 八.8)."""
    hall = Hall()
    start = at(3, '10:00')
    number = str(visit_of(hall, 2, '09:00', 'book', '--type=leak', '--customer=S', '--phone=1', '--address=A',
                          '--district=north-bank', '--technician=2101', '--start=' + start, '--agreed')['id'])
    to_the_door(hall, number, start)
    equal(visit_of(hall, 3, '10:00', 'absent', number)['state'], 'door-open-absent')
    hall.refuse(1, 'bad-state', 'visit', 'enter', number, '--id-shown', '--purpose-told', '--consent', now=start)
    equal(visit_of(hall, 3, '10:01', 'phone', number)['state'], 'phoning')
    equal(visit_of(hall, 3, '10:02', 'note', number)['note'], '0001')
    back = visit_of(hall, 3, '12:00', 'move', number, '--start=' + at(4, '10:00'), '--by=customer', '--reason=was out', '--agreed')
    equal((back['previous'], back['note'], back['knocks'], back['company_moves']), (int(number), None, 0, 0))
    hall.check()


# Kind, technician, district, day from which it may be, what has to be written down (demo-hall 6.5).
KINDS = (
    ('meter-replacement', '2109', 'old-town', 3, ('--old-value=4711', '--new-value=0', '--signature=S')),
    ('leak', '2101', 'north-bank', 2, ()),
    ('in-home', '2104', 'south-bank', 2, ('--price-told=80, accepted',)),
    ('meter-test', '2109', 'old-town', 3, ('--value=12',)),
    ('acceptance', '2109', 'old-town', 3, ('--start-value=0', '--signature=S')),
    ('switch', '2109', 'old-town', 3, ('--master-value=9', '--sub-value=1 2 3', '--signature=S')),
    ('re-read', '2117', 'old-town', 3, ('--value=12', '--note-number=88')),
    ('home-service', '2101', 'north-bank', 2, ('--documents=form',)),
)


def each_kind_of_visit():
    """Its first day, and what it is not done without."""
    hall = Hall()
    for kind, technician, district, first, values in KINDS:
        words = ('--type=' + kind, '--customer=S', '--phone=1', '--address=A', '--district=' + district,
                 '--technician=' + technician, '--agreed', *(('--occupancy=70',) if kind == 'switch' else ()))
        if first == 3:
            hall.refuse(1, 'lead-time', 'visit', 'book', *words, '--start=' + at(2, '14:00'))
        start = at(first, '14:00')
        number = str(hall.do('visit', 'book', *words, '--start=' + start)['visit']['id'])
        to_the_door(hall, number, start)
        hall.do('visit', 'knock', number, now=start)
        hall.refuse(1, 'reason-required', 'visit', 'enter', number, '--id-shown', '--purpose-told', now=start)
        hall.do('visit', 'enter', number, '--id-shown', '--purpose-told', '--consent', now=start)
        hall.do('visit', 'work', number, now=start)
        usual = ('--tidied', '--opinion=good', '--contact-left')
        for left_out in (*values, *usual):
            given = [word for word in (*values, *usual) if word != left_out]
            sentence = hall.refuse(1, 'reason-required', 'visit', 'finish', number, *given, now=start)
            check(left_out.split('=')[0] in sentence, sentence)
        equal(hall.do('visit', 'finish', number, *values, *usual, now=start)['visit']['state'], 'done')
        hall.refuse(1, 'bad-state', 'visit', 'cancel', number, '--by=customer', '--reason=r', now=start)
    below = ('--type=switch', '--customer=S', '--phone=1', '--address=A', '--district=old-town', '--technician=2109',
             '--start=' + at(4), '--occupancy=69')
    hall.refuse(1, 'approval-required', 'visit', 'book', *below)
    equal(hall.do('visit', 'book', *below, '--approved-by=1003')['visit']['approved_by'], '1003')
    hall.check()


def other_ends():
    """Work left over, another department's, a third party's: each with what it needs (S0 WO 4)."""
    hall = Hall()
    ends = {
        'partial': (('--next-steps=new pipe', '--promised=2026-03-08', '--agreed'), 'partial'),
        'other-dept': (('--department=network',), 'other-dept'),
        'third-party': (('--party=the house', '--customer-told', '--party-told', '--basis=supply regulation'), 'third-party'),
        'refuse': (('--reason=no time',), 'refused-entry'),
    }
    for hour, (word, (data, state)) in enumerate(ends.items()):
        start = at(3, '%02d:00' % (8 + 2 * hour))
        number = str(visit_of(hall, 2, '09:00', 'book', '--type=leak', '--customer=S', '--phone=1', '--address=A',
                              '--district=north-bank', '--technician=2101', '--start=' + start, '--agreed')['id'])
        to_the_door(hall, number, start)
        hall.do('visit', 'knock', number, now=start)
        hall.do('visit', 'enter', number, '--id-shown', '--purpose-told', '--consent', now=start)
        for left_out in data:
            hall.refuse(1, 'reason-required', 'visit', word, number, *[one for one in data if one != left_out], now=start)
        equal(hall.do('visit', word, number, *data, now=start)['visit']['state'], state)

    def deadlines():
        reminders = hall.do('visit', 'reminders', now=at(7, '08:00'))['reminders']
        return [one['kind'] for one in reminders if one['visit'] == 1]

    # The promised day is told from the day before on, as long as no visit is agreed for what is left.
    equal(deadlines(), ['deadline'])
    more = hall.do('visit', 'book', '--type=leak', '--customer=S', '--phone=1', '--address=A', '--district=north-bank',
                   '--technician=2101', '--start=' + at(6), '--follows=1', now=at(3, '18:00'))['visit']
    equal(more['follows'], 1)
    equal(deadlines(), [])
    hall.do('visit', 'cancel', str(more['id']), '--by=customer', '--reason=r', now=at(3, '18:00'))
    equal(deadlines(), ['deadline'], 'a cancelled visit keeps no promise')
    # What is a third party's is explained, and then done.
    hall.refuse(1, 'reason-required', 'visit', 'finish', '3', now=at(3, '18:00'))
    equal(hall.do('visit', 'finish', '3', '--explained', now=at(3, '18:00'))['visit']['state'], 'done')
    hall.check()


def a_fault_of_25_minutes():
    """Six who wait take an appointment instead; who stays keeps the place (S4 五.10, D26)."""
    hall = Hall()
    for number, staff in ((1, '1021'), (3, '1047'), (4, '1052')):
        hall.do('counter', 'open', str(number), '--staff=' + staff)
    numbers = [hall.do('ticket', 'issue', code, now=at(2, '09:%02d' % minute))['ticket']['number']
               for minute, code in enumerate('ABCDEFAB', 1)]
    hall.refuse(1, 'reason-required', 'fault', 'open', '--scope=hall', '--minutes=25', now=at(2, '09:10'))
    fault = hall.do('fault', 'open', '--scope=hall', '--minutes=25', '--reason=billing', now=at(2, '09:10'))['fault']
    equal((fault['long'], fault['expected_end'][11:16], fault['waiting']), (True, '09:35', numbers))
    hall.refuse(2, 'usage', 'ticket', 'convert', numbers[0], now=at(2, '09:11'))
    for minute, number in enumerate(numbers[:6], 12):
        equal(hall.do('ticket', 'convert', number, '--phone=000-555-01%02d' % minute, now=at(2, '09:%02d' % minute))['ticket']['state'],
              'converted')
    equal(hall.do('hall', 'status', now=at(2, '09:20'))['fault']['waiting'], numbers[6:])
    closed = hall.do('fault', 'close', '1', now=at(2, '09:35'))['fault']
    equal((closed['converted'], closed['waiting'], closed['closed_at'][11:16]), (6, [], '09:35'))
    # Those who stayed go on in their order, with the times that they were given.
    called = hall.do('counter', 'call', '1', now=at(2, '09:36'))['ticket']
    equal((called['number'], called['due_at'][11:16]), (numbers[6], '09:22'))
    appointments = hall.do('appointment', 'list', now=at(2, '09:36'))['appointments']
    equal([(one['service'], one['state'], one['time'], one['fault']) for one in appointments],
          [(code, 'booked', None, 1) for code in 'ABCDEF'])
    # By telephone they get their time, come, and wait in no second queue.
    hall.refuse(1, 'hall-closed', 'appointment', 'agree', '3', '--time=' + at(8, '10:00'), now=at(2, '10:00'))
    hall.do('appointment', 'agree', '3', '--time=' + at(3, '10:00'), now=at(2, '10:00'))
    hall.refuse(1, 'bad-state', 'appointment', 'check-in', '3', now=at(2, '11:00'))
    ticket = hall.do('appointment', 'check-in', '3', now=at(3, '09:55'))['ticket']
    equal((ticket['service'], ticket['appointed_at'][11:16], ticket['due_at'][11:16]), ('C', '10:00', '10:00'))
    check('000-555' not in str(hall.journal()), 'no phone number is in the journal')
    hall.check()


def a_converted_number_comes_back():
    """What was known of its holder, and the matters that were not done, come with the appointment."""
    hall = Hall()
    hall.do('counter', 'open', '5', '--staff=1068')
    hall.do('ticket', 'issue', 'D', 'E', 'A', '--class=elderly', '--hearing', '--language=ko')
    hall.do('ticket', 'convert', 'D001', '--phone=000-555-0101', '--time=' + at(3, '10:00'))
    hall.do('ticket', 'issue', 'D', '--class=urgent', '--reason=flooded')
    hall.do('ticket', 'convert', 'D002', '--phone=000-555-0102', '--time=' + at(3, '10:00'))
    ticket = hall.do('appointment', 'check-in', '1', now=at(3, '09:55'))['ticket']
    equal((ticket['class'], ticket['hearing'], ticket['language'], ticket['due_at'][11:16]), ('elderly', True, 'ko', '10:00'))
    equal([(item['service'], item['state']) for item in ticket['items']], [('D', 'open'), ('E', 'open'), ('A', 'open')])
    ticket = hall.do('appointment', 'check-in', '2', '--language=en', now=at(3, '09:56'))['ticket']
    equal((ticket['class'], ticket['reason'], ticket['language']), ('urgent', 'flooded', 'en'))
    hall.check()


def closing_with_four_waiting():
    """At closing time nobody who holds a number is sent away (S4 五.13, D12)."""
    hall = Hall()
    for number, staff in ((1, '1021'), (4, '1052')):
        hall.do('counter', 'open', str(number), '--staff=' + staff)
    numbers = [hall.do('ticket', 'issue', code, now=at(2, '16:%02d' % minute))['ticket']['number']
               for minute, code in ((50, 'A'), (55, 'B'), (58, 'C'), (59, 'D'))]
    for time, state in (('16:44', 'open'), ('16:59', 'last-minutes'), ('17:00', 'draining')):
        equal(hall.do('hall', 'status', now=at(2, time))['state'], state)
    hall.refuse(1, 'hall-closed', 'ticket', 'issue', 'A', now=at(2, '17:00'))
    hall.refuse(1, 'bad-state', 'hall', 'rollover', now=at(2, '17:01'))
    # Counter 4 alone serves what waits for it.
    hall.refuse(1, 'bad-state', 'counter', 'close', '4', now=at(2, '17:01'))
    for minute, (counter, number) in enumerate(((1, numbers[0]), (4, numbers[1]), (4, numbers[2])), 2):
        now = {'now': at(2, '17:%02d' % minute)}
        equal(hall.do('counter', 'call', str(counter), **now)['ticket']['number'], number)
        hall.do('counter', 'serve', str(counter), **now)
        equal(hall.do('counter', 'finish', str(counter), **now)['ticket']['state'], 'completed')
    hall.do('counter', 'close', '1', now=at(2, '17:06'))
    equal(hall.do('hall', 'status', now=at(2, '17:30'))['state'], 'draining', 'one still waits')
    # The last one would rather come another day.
    hall.do('ticket', 'convert', numbers[3], '--phone=000-555-0199', '--time=' + at(3, '09:00'), now=at(2, '17:31'))
    hall.do('counter', 'close', '4', now=at(2, '17:32'))
    equal(hall.do('hall', 'status', now=at(2, '17:33'))['state'], 'closed')
    hall.do('hall', 'rollover', now=at(2, '17:34'))
    appointment, = hall.do('appointment', 'list', '--day=2026-03-03', now=at(3, '08:40'))['appointments']
    equal((appointment['service'], appointment['time'][:16], appointment['state'], appointment['phone']),
          ('D', '2026-03-03T09:00', 'booked', '000-555-0199'))
    equal(hall.do('appointment', 'check-in', str(appointment['id']), now=at(3, '08:50'))['ticket']['service'], 'D')
    hall.check()


def reached_when_they_like():
    """The number is read back and the hours for ringing are kept: a step by telephone in quiet hours
    warns, and is done all the same (S0-HL-7, states 2.5)."""
    hall = Hall()
    book = ('visit', 'book', '--type=meter-test', '--customer=S', '--phone=000-555-0101', '--address=A', '--district=old-town',
            '--technician=2109', '--agreed')
    members = ('phone', 'read_back', 'any_time', 'good_hours', 'quiet_hours')

    def reach(visit):
        return tuple(visit[name] for name in members)

    silent = hall.do(*book, '--start=' + at(3, '08:00'))['visit']
    equal(reach(silent), ('000-555-0101', None, None, None, None), 'missing is not said')
    for wrong in (('--quiet-hours=noon',), ('--good-hours=9',), ('--any-time', '--quiet-hours=12-14')):
        hall.refuse(2, 'usage', *book, '--start=' + at(4), *wrong)
    visit = hall.do(*book, '--start=' + at(4, '10:00'), '--read-back', '--good-hours=9-18', '--quiet-hours=12:00-14:00')['visit']
    equal(reach(visit), ('000-555-0101', True, None, '09:00-18:00', '12:00-14:00'))
    draft = hall.do('visit', 'draft', *book[2:7], '--any-time')['visit']
    equal(reach(draft), ('000-555-0101', None, True, None, None))

    def warned(time, *words):
        answer = hall.do('visit', *words, now=time)
        return 'does not want to be rung' in answer.get('warning', '')

    equal(warned(at(2, '12:30'), 'remind', '1'), False)
    equal(warned(at(3, '12:00'), 'remind', '2'), True)
    equal(warned(at(3, '18:00'), 'late', '2', '--minutes=600'), True, 'outside the good hours')
    equal(warned(at(4, '09:55'), 'late', '2', '--minutes=15'), False)
    # They come along when the visit is moved, and can become others.
    number = str(visit_of(hall, 4, '09:56', 'move', '2', '--start=' + at(5, '10:00'), '--by=customer', '--reason=r', '--agreed')['id'])
    equal(reach(hall.do('visit', 'show', number)['visit']), reach(visit))
    hall.refuse(2, 'usage', 'visit', 'contact', number, now=at(4, '09:57'))
    hall.refuse(2, 'usage', 'visit', 'contact', number, '--phone= ', now=at(4, '09:57'))
    equal(reach(visit_of(hall, 4, '09:57', 'contact', number, '--phone=000-555-0102')),
          ('000-555-0102', None, None, '09:00-18:00', '12:00-14:00'), 'another number is not read back')
    equal(reach(visit_of(hall, 4, '09:58', 'contact', number, '--read-back', '--quiet-hours=10:00-10:05')),
          ('000-555-0102', True, None, None, '10:00-10:05'))
    to_the_door(hall, number, at(5, '10:00'))
    for _ in range(3):
        hall.do('visit', 'knock', number, now=at(5, '10:00'))
    equal(warned(at(5, '10:04'), 'phone', number), True)
    equal(warned(at(5, '10:05'), 'phone', number), False)
    hall.do('visit', 'note', number, now=at(5, '10:06'))
    equal(warned(at(7, '10:01'), 'phone', number), True, 'once more after the note')
    # A request that comes twice is answered in the same way, and nothing personal was kept for it.
    line = "--now=%s --request=q visit contact %s --good-hours=09:00-09:07"
    equal([hall.lines.ask(line % (at(7, '10:02'), number))['visit']['good_hours'] for _ in range(2)], ['09:00-09:07'] * 2)
    check('"good_hours":' not in str(hall.dump()), 'hours in an answer that is kept')
    hall.do('visit', 'lapse', number, '--reason=r', '--approved-by=1003', now=at(7, '10:05'))
    hall.refuse(1, 'bad-state', 'visit', 'contact', number, '--read-back', now=at(7, '10:05'))
    check('12:00-14:00' not in str(hall.journal()) and '000-555' not in str(hall.journal()), 'neither is in the journal')
    hall.check()


def one_way_for_two():
    """A second visit to an address is proposed together with the first (S3 4.2): next to it, or at its
    time by somebody else; the customer's own wish comes before (S2 八.1)."""
    hall = Hall()
    leak = ('--type=leak', '--district=north-bank', '--address=12, Mill-Lane')
    first = hall.do('visit', 'book', '--type=meter-test', '--customer=S', '--phone=000-555-0101', '--address=12 mill lane',
                    '--district=north-bank', '--technician=2101', '--start=' + at(12, '10:00'), '--agreed')['visit']
    hall.do('visit', 'draft', '--type=leak', '--customer=S', '--phone=000 5550101', '--address=elsewhere', '--district=old-town')
    hall.do('visit', 'draft', '--type=leak', '--customer=S', '--phone=101', '--address=12 Mill Lane, flat 2', '--district=old-town')

    def propose(*words):
        answer = hall.do('visit', 'propose', *leak[:2], *words)
        best = answer['proposals'][0]
        return [(one['id'], one['same']) for one in answer.get('also_open', ())], best['beside'], best

    equal(propose()[:2], ([], None))
    check('also_open' not in hall.do('visit', 'propose', *leak[:2]), 'without an address nobody asked')
    others, beside, best = propose(leak[2], '--phone=000-555-0101')
    equal((others, beside), ([(1, 'address'), (2, 'phone')], 1))
    equal((best['technician'], best['start'][:10]), ('2101', '2026-03-12'), best)
    apart = (datetime.datetime.fromisoformat(first['start']) - datetime.datetime.fromisoformat(best['end'])).total_seconds()
    check(0 < apart <= 3600, best)
    check('together with visit 1' in best['why'], best)
    equal(hall.do('visit', 'book', *leak, '--customer=S', '--phone=000-555-0101', '--technician=2101',
                  '--start=' + best['start'])['visit']['start'], best['start'], 'what is proposed can be booked')
    equal(propose(leak[2], '--wish=2026-03-04')[1], None, 'the wish comes first')
    equal(propose(leak[2], '--to=2026-03-06')[1], None, 'nor is it looked for where nobody asked')
    # Far away, and later than the days that are usually looked at.
    hall.do('visit', 'cancel', '1', '--by=customer', '--reason=r')
    hall.do('visit', 'cancel', '4', '--by=customer', '--reason=r')
    equal(propose(leak[2])[:2], ([], None))
    hall.do('visit', 'book', *leak, '--customer=S', '--phone=1', '--technician=2101', '--start=' + at(30, '10:00'))
    equal(propose(leak[2])[0:2], ([(5, 'address')], 5))
    # Its own time is no other visit's when it is moved.
    equal(propose(leak[2], '--visit=5')[:2], ([], None))
    hall.check()


def districts():
    """A district is picked from the hall's own (S0-WO-2): its code, or its name as people write it."""
    hall = Hall()
    book = ('visit', 'book', '--type=leak', '--customer=S', '--phone=1', '--address=A', '--technician=2101', '--start=' + at(3))
    draft = ('visit', 'draft', '--type=leak', '--customer=S', '--phone=1', '--address=A')
    for unknown in ('moon', '', ' ', 'all', 'north'):
        for words in (book, draft, ('visit', 'propose', '--type=leak')):
            sentence = hall.refuse(2, 'usage', *words, '--district=' + unknown)
            check('north-bank, south-bank, old-town, industrial-park' in sentence, sentence)
    equal(hall.do('visit', 'list')['visits'], [])
    for number, name in enumerate(('North bank', ' north-bank', 'OLD_TOWN', 'industrial-park'), 1):
        equal(hall.do(*draft, '--district=' + name)['visit']['district'],
              ('north-bank', 'north-bank', 'old-town', 'industrial-park')[number - 1])
    # One that only the ways know is one, too; a visit stays where a district went.
    export = hall.do('hall', 'export')
    export['travel']['between'].append({'from': 'old-town', 'to': '新区', 's': 900})
    hall.configure({'travel': export['travel']})
    equal(hall.do(*book, '--district=新区')['visit']['district'], '新区')
    export['travel']['between'].pop()
    hall.configure({'travel': export['travel']})
    equal(hall.do('visit', 'move', '5', '--start=' + at(4), '--by=customer', '--reason=r', '--agreed')['visit']['district'], '新区')
    # A hall that names none takes what it is told.
    for person in export['technicians']:
        person['district'] = 'all'
    hall.configure({'technicians': export['technicians'], 'travel': {}})
    equal(hall.do(*draft, '--district=anywhere')['visit']['district'], 'anywhere')
    hall.refuse(2, 'usage', *draft, '--district= ')
    hall.check()


main([an_elderly_customer_with_two_matters, notice_of_a_hospital, hospital_moved_by_the_company, nobody_at_home,
      an_open_door, each_kind_of_visit, other_ends, a_fault_of_25_minutes,
      a_converted_number_comes_back, closing_with_four_waiting, one_way_for_two,
      reached_when_they_like, districts])
