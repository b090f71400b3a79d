"""Options, exit status, forms of output, members of the objects, and every verb of the contract."""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re

from hallctl import DAY, MONDAY, NIGHT, SUNDAY, Hall, check, environment, equal, main, run

TICKET = {'number', 'service', 'state', 'class', 'language', 'hearing', 'counter', 'issued_at',
          'due_at', 'called_at', 'served_at', 'finished_at', 'calls', 'ahead', 'estimated_wait_s',
          'day', 'items'}
ITEM = {'service', 'state'}
COUNTER = {'number', 'state', 'cash_check', 'suspend_pending', 'closing_pending', 'staff',
           'services', 'ticket', 'suspended'}
EVENT = {'seq', 'at', 'kind', 'actor', 'ticket', 'counter', 'data', 'hash'}
ANNOUNCEMENT = {'seq', 'ticket', 'counter', 'language', 'state', 'why'}
TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$')

USAGE = (
    [], ['hall'], ['--json'], ['no', 'such'], ['hall', 'such'], ['such'], ['ticket', 'issue'],
    ['hall', 'status', 'more'], ['hall', 'status', '--such'], ['--such', 'hall', 'status'],
    ['counter', 'call'], ['counter', 'call', 'one'], ['counter', 'call', '1', '2'],
    ['counter', 'call', '99999999999999999999'], ['counter', 'open', '1'],
    ['ticket', 'issue', 'A', '--class=king'], ['ticket', 'issue', 'A', '--language=fr'],
    ['ticket', 'issue', 'A', '--hearing=yes'], ['ticket', 'issue', 'A', '--class'],
    ['ticket', 'issue', 'A', '--class=urgent', '--class=elderly'],
    ['ticket', 'list', '--state=asleep'], ['ticket', 'list', '--day=yesterday'],
    ['ticket', 'show', 'A001', '--day=2026-02-30'],
    ['counter', 'finish', '1', '--outcome=maybe'],
    ['journal', 'list', '--since=x'], ['journal', 'list', '--limit=-1'], ['journal', 'tell'],
    ['announce', 'say', 'x'], ['announce', 'say', 'x', '--language=fr'], ['announce', 'say'],
    ['announce', 'speak', 'A001'], ['announce', 'speak', 'A001', '--counter=x'],
    ['batch', 'more'], ['demo', 'fill'], ['demo', 'fill', '--days=0'], ['demo', 'fill', '--days=x'],
    ['demo', 'fill', '--days=1', '--until=never'], ['hall', 'configure'],
    ['hall', 'configure', '/no/such/file.json'], ['backup'], ['restore'], ['check', 'more'],
    ['hall', 'init', '--config=/no/such/file.json'], ['hall', 'init', 'more'],
    ['voice', 'next', '--station=hall'], ['voice', 'end'], ['demo', 'rate'],
    ['--now=yesterday', 'hall', 'status'], ['--now=2026-03-02T09:00:00', 'hall', 'status'],
    ['--now=', 'hall', 'status'], ['--as=', 'hall', 'status'], ['--request=', 'hall', 'status'],
    ['--database=', 'hall', 'status'],
)


def members(found, wanted, what):
    check(wanted <= set(found), f'{what} lacks {sorted(wanted - set(found))}')


def well_formed(ticket):
    members(ticket, TICKET, 'ticket')
    for item in ticket['items']:
        members(item, ITEM, 'item')
    for name in ('issued_at', 'due_at', 'called_at', 'served_at', 'finished_at'):
        check(ticket[name] is None or TIME.match(ticket[name]), f'{name}: {ticket[name]}')
        check(ticket[name] is None or ticket[name].endswith('+08:00'), 'in the hall\'s zone')
    return ticket


def options_before_and_behind():
    hall = Hall()
    for words in (
            ['--database=' + hall.path, '--json', '--now=' + MONDAY, 'hall', 'status'],
            ['--database', hall.path, '--json', '--now', MONDAY, 'hall', 'status'],
            ['hall', 'status', '--json', '--now=' + MONDAY, '--database=' + hall.path],
    ):
        result = run(*words)
        equal(result.status, 0, repr(result))
        equal(result.json['day'], DAY)


def where_the_database_lies():
    hall = Hall()
    result = run('--json', 'hall', 'status', env={'FOYER_DATABASE': hall.path})
    equal(result.status, 0, repr(result))
    data = os.path.join(hall.folder, 'data')
    result = run('--json', 'hall', 'init', env={'XDG_DATA_HOME': data})
    equal(result.status, 0, repr(result))
    equal(result.json['database'], os.path.join(data, 'foyer', 'hall.db'))
    check(os.path.exists(os.path.join(data, 'foyer', 'hall.db')), 'it was made there')
    # The option is stronger than the variable.
    other = Hall(demo=False)
    result = run('--database=' + other.path, '--json', 'hall', 'status',
                 env={'FOYER_DATABASE': hall.path})
    equal(result.code, 'no-database')


def who_acts():
    hall = Hall()
    hall.do('--as=1011', 'ticket', 'issue', 'A')
    hall.do('ticket', 'issue', 'A')
    events = hall.journal()
    for event in events:
        members(event, EVENT | {'via'}, 'event')
        equal(event['via'], 'ctl')
        check(TIME.match(event['at']), event['at'])
        check(re.fullmatch('[0-9a-f]{64}', event['hash']), event['hash'])
    equal([e['actor'] for e in events[-2:]], ['1011', None])
    hall.refuse(1, 'no-such-staff', '--as=9999', 'ticket', 'issue', 'A')


def forms_of_output():
    hall = Hall()
    result = hall.call('ticket', 'issue', 'A', json_form=False)
    equal((result.status, result.err), (0, ''))
    check('A001' in result.out and '{"' not in result.out, result.out)
    result = hall.call('counter', 'call', '99', json_form=False)
    equal((result.status, result.out), (1, ''))
    check(re.fullmatch(r'foyerctl: .*99.*\.\n', result.err), result.err)
    result = hall.call('counter', 'call', '99')
    equal((result.status, result.err), (1, ''))
    equal(result.code, 'no-such-counter')
    for words in (('hall', 'status'), ('ticket', 'list'), ('counter', 'list'), ('staff', 'list'),
                  ('announce', 'list'), ('hall', 'export'), ('check',)):
        result = hall.call(*words)
        equal(result.out.count('\n'), 1, repr(result))
        check('\\u' not in result.out, 'UTF-8 as it is')
        text = hall.call(*words, json_form=False)
        equal(text.status, 0, repr(text))
    # The journal alone prints one event per line.
    result = hall.call('journal', 'list')
    equal([json.loads(line)['seq'] for line in result.out.splitlines()],
          list(range(1, result.out.count('\n') + 1)))
    equal(len(hall.call('journal', 'list', '--limit=1').out.splitlines()), 1)
    equal(json.loads(hall.call('journal', 'list', '--since=2').out.splitlines()[0])['seq'], 3)
    plain = hall.call('journal', 'list', json_form=False)
    equal(plain.out.count('\n'), result.out.count('\n'), 'one line each')


def wrong_usage():
    hall = Hall()
    before = hall.dump()
    for words in USAGE:
        start = ['--database=' + hall.path]
        result = run(*start, '--json', *words)
        equal((result.status, result.err), (2, ''), repr(result))
        equal(result.code, 'usage', repr(result))
        result = run(*start, *[word for word in words if word != '--json'])
        equal((result.status, result.out), (2, ''), repr(result))
        check(result.err.startswith('foyerctl: '), repr(result))
    equal(hall.dump(), before, 'nothing changed')
    # Wrong usage is told before the database is looked at.
    equal(run('--database=/no/such/hall.db', '--json', 'hall', 'such').code, 'usage')


def creating_a_hall():
    hall = Hall(demo=False)
    equal(hall.do('hall', 'init')['database'], hall.path)
    equal(hall.do('hall', 'status')['counters'], [], 'an empty hall')
    hall.refuse(1, 'no-such-service', 'ticket', 'issue', 'A')
    hall.check()
    demo = Hall()
    config = os.path.join(demo.folder, 'config.json')
    exported = demo.call('hall', 'export').out
    with open(config, 'w', encoding='utf-8') as file:
        file.write(exported)
    twin = Hall(demo=False)
    twin.do('hall', 'init', '--config=' + config)
    equal(twin.call('hall', 'export').out, exported, 'the round trip is exact')
    demo.do('hall', 'configure', config)
    equal(demo.call('hall', 'export').out, exported, 'the round trip is exact')
    broken = Hall(demo=False)
    for text in ('{', '[]', '{"such": 1}', '{"services": {}}', '{"hall": {"zone": "Moon/Sea"}}',
                 '{"counters": [{"number": 1, "services": ["Z"]}]}'):
        with open(config, 'w', encoding='utf-8') as file:
            file.write(text)
        broken.refuse(2, 'usage', 'hall', 'init', '--config=' + config)
        equal(os.listdir(broken.folder), [], f'nothing was created by {text}')
        before = demo.dump()
        demo.refuse(2, 'usage', 'hall', 'configure', config)
        equal(demo.dump(), before, f'nothing was changed by {text}')


def the_hall():
    hall = Hall()
    status = hall.do('hall', 'status')
    members(status, {'day', 'state', 'services', 'counters', 'announcements_pending', 'fault'},
            'status')
    for service in status['services']:
        members(service, {'code', 'name', 'waiting', 'estimated_wait_s'}, 'service')
    equal([c['number'] for c in status['counters']], [1, 2, 3, 4, 5, 6])
    for now, state in ((MONDAY, 'open'), (NIGHT, 'closed'), (SUNDAY, 'closed'),
                       ('2026-03-02T08:25:00+08:00', 'preparing'),
                       ('2026-03-02T16:50:00+08:00', 'last-minutes'),
                       ('2026-03-01T20:30:00-05:00', 'open'),
                       ('2026-03-02T01:00:00Z', 'open')):
        equal(hall.do('hall', 'status', now=now)['state'], state, now)
    for now in (NIGHT, SUNDAY, '2026-03-02T17:00:00+08:00', '2026-03-02T08:29:59+08:00'):
        Hall().refuse(1, 'hall-closed', 'ticket', 'issue', 'A', now=now)
    for verb in ('open', 'close', 'stop-issuing'):
        hall.refuse(1, 'reason-required', 'hall', verb)
    equal(hall.do('hall', 'close', '--reason=water')['state'], 'closed')
    hall.refuse(1, 'hall-closed', 'ticket', 'issue', 'A')
    equal(hall.do('hall', 'open', '--reason=dry')['state'], 'open')
    hall.do('ticket', 'issue', 'A')
    equal(hall.do('hall', 'stop-issuing', '--reason=full')['state'], 'early-stop')
    hall.refuse(1, 'hall-closed', 'ticket', 'issue', 'A')
    hall.refuse(1, 'bad-state', 'hall', 'rollover')
    hall.do('ticket', 'cancel', 'A001')
    equal(hall.do('hall', 'rollover')['state'], 'closed')
    hall.check()


def tickets():
    hall = Hall()
    answer = hall.do('ticket', 'issue', 'A', 'B')
    equal(answer['direct'], None)
    ticket = well_formed(answer['ticket'])
    equal((ticket['number'], ticket['state'], ticket['day']), ('A001', 'waiting', DAY))
    equal([item['service'] for item in ticket['items']], ['A', 'B'])
    equal(ticket['issued_at'][:19], MONDAY[:19])
    second = hall.do('ticket', 'issue', 'A', '--class=elderly', '--hearing', '--language=ko')
    second = well_formed(second['ticket'])
    equal((second['class'], second['hearing'], second['language']), ('elderly', True, 'ko'))
    hall.refuse(1, 'reason-required', 'ticket', 'issue', 'A', '--class=urgent')
    hall.do('ticket', 'issue', 'A', '--class=urgent', '--reason=ill')
    hall.refuse(1, 'no-such-service', 'ticket', 'issue', 'Z')
    hall.refuse(1, 'no-such-service', 'ticket', 'issue', 'A', 'Z')
    equal(hall.do('ticket', 'show', 'A001')['ticket'], ticket | {'ahead': ticket['ahead']})
    hall.refuse(1, 'no-such-ticket', 'ticket', 'show', 'A999')
    hall.refuse(1, 'no-such-ticket', 'ticket', 'show', 'A001', '--day=2026-02-27')
    equal(len(hall.tickets()), 3)
    equal(len(hall.tickets('--state=waiting', '--service=A')), 3)
    equal(hall.tickets('--state=called'), [])
    equal(hall.tickets('--day=2026-02-27'), [])
    changed = hall.do('ticket', 'add-item', 'A001', 'C')['ticket']
    equal([item['service'] for item in changed['items']], ['A', 'B', 'C'])
    changed = hall.do('ticket', 'reorder', 'A001', 'C', 'A', 'B')['ticket']
    equal([item['service'] for item in changed['items']], ['C', 'A', 'B'])
    hall.refuse(2, 'usage', 'ticket', 'reorder', 'A001', 'C', 'A')
    equal(hall.do('ticket', 'change-service', 'A001', 'E')['ticket']['service'], 'E')
    hall.do('ticket', 'reprint', 'A001')
    equal(hall.do('ticket', 'convert', 'A001', '--phone=123')['ticket']['state'], 'converted')
    equal(hall.do('ticket', 'cancel', 'A002')['ticket']['state'], 'cancelled')
    hall.refuse(1, 'bad-state', 'ticket', 'cancel', 'A002')
    hall.refuse(1, 'bad-state', 'ticket', 'restore', 'A002')
    hall.refuse(1, 'no-such-ticket', 'ticket', 'cancel', 'Z001')
    equal(hall.do('ticket', 'advise', 'A')['tally']['advised'], 1)
    equal(hall.do('ticket', 'divert', 'A')['tally']['diverted'], 1)
    hall.check()


def straight_to_a_counter():
    hall = Hall()
    hall.do('counter', 'open', '2', '--staff=1034')
    answer = hall.do('ticket', 'issue', 'A')
    equal((answer['direct'], answer['ticket']['state']), (2, 'waiting'), 'it reserves nothing')
    hall.do('ticket', 'cancel', 'A001')
    answer = hall.do('ticket', 'issue', 'A', '--direct')
    equal((answer['ticket']['state'], answer['ticket']['counter']), ('called', 2))
    equal(hall.do('announce', 'list')['announcements'], [], 'without announcement')
    answer = hall.do('ticket', 'issue', 'A', '--direct')
    equal((answer['ticket']['state'], answer['direct']), ('waiting', None), 'the counter is busy')


def counters():
    hall = Hall()
    for counter in hall.do('counter', 'list')['counters']:
        members(counter, COUNTER, 'counter')
        equal(counter['state'], 'offline')
    hall.refuse(1, 'no-such-counter', 'counter', 'show', '99')
    hall.refuse(1, 'no-such-staff', 'counter', 'open', '1', '--staff=9999')
    early = hall.do('counter', 'open', '1', '--staff=1021', now='2026-03-02T08:22:00+08:00')
    equal(early['counter']['state'], 'preparing')
    hall.refuse(1, 'counter-not-ready', 'counter', 'call', '2')
    hall.refuse(1, 'nobody-waiting', 'counter', 'call', '1')
    for _ in range(4):
        hall.do('ticket', 'issue', 'A')
    for verb in ('serve', 'recall', 'finish', 'no-show'):
        result = hall.call('counter', verb, '1')
        check(result.status == 1 and result.code in ('bad-state', 'counter-not-ready'),
              repr(result))
    answer = hall.do('counter', 'call', '1')
    well_formed(answer['ticket'])
    equal((answer['ticket']['number'], answer['ticket']['state']), ('A001', 'called'))
    check(len(answer['why']) > 10, answer['why'])
    equal(hall.do('counter', 'show', '1')['counter']['ticket'], 'A001')
    hall.refuse(1, 'counter-not-ready', 'counter', 'call', '1')
    equal(hall.do('counter', 'recall', '1')['ticket']['calls'], 2)
    equal(hall.do('counter', 'recall', '1')['ticket']['calls'], 3)
    hall.refuse(1, 'limit-reached', 'counter', 'recall', '1')
    equal(hall.do('counter', 'no-show', '1')['ticket']['state'], 'no-show')
    equal(hall.do('ticket', 'restore', 'A001')['ticket']['state'], 'waiting')
    hall.refuse(1, 'reason-required', 'counter', 'call', '1', '--ticket=A003')
    chosen = hall.do('counter', 'call', '1', '--ticket=A003', '--reason=child')
    equal(chosen['ticket']['number'], 'A003')
    equal(hall.do('counter', 'serve', '1')['ticket']['state'], 'serving')
    hall.refuse(1, 'reason-required', 'counter', 'finish', '1', '--outcome=refused')
    equal(hall.do('counter', 'lock', '1')['counter']['number'], 1)
    done = well_formed(hall.do('counter', 'finish', '1', '--outcome=case')['ticket'])
    equal((done['state'], done['items'][0]['state']), ('completed', 'case'))
    hall.do('counter', 'call', '1')
    hall.do('counter', 'serve', '1')
    pending = hall.do('counter', 'close', '1')['counter']
    equal((pending['state'], pending['closing_pending']), ('serving', True))
    hall.do('counter', 'finish', '1')
    equal(hall.do('counter', 'show', '1')['counter']['state'], 'closed')
    hall.check()


def staff():
    hall = Hall()
    listed = hall.do('staff', 'list')['staff']
    equal([s['id'] for s in listed][:2], ['1003', '1008'])
    check(not any('hash' in s for s in listed), 'no hash of a PIN leaves the file')
    equal(hall.do('staff', 'set-pin', '1021', stdin=b'4711\n')['staff'], '1021')
    for pin in (b'', b'\n', b'12\n', b'abcd\n', b'1' * 5000 + b'\n', b'47\xff1\n', b'47\x0011\n'):
        result = hall.call('staff', 'set-pin', '1021', stdin=pin)
        check(result.status in (1, 2), repr(result))
    hall.refuse(1, 'no-such-staff', 'staff', 'set-pin', '9999', stdin=b'4711\n')
    equal(hall.do('staff', 'unlock', '1021')['staff']['locked'], False)
    hall.refuse(1, 'no-such-staff', 'staff', 'unlock', '9999')
    check('4711' not in '\n'.join(hall.dump()), 'the PIN itself is nowhere')


def announcing():
    hall = Hall()
    hall.do('counter', 'open', '1', '--staff=1021')
    hall.do('ticket', 'issue', 'A')
    hall.do('counter', 'call', '1')
    rows = hall.do('announce', 'list')['announcements']
    members(rows[0], ANNOUNCEMENT, 'announcement')
    equal((rows[0]['ticket'], rows[0]['counter'], rows[0]['state']), ('A001', 1, 'pending'))
    equal(hall.do('hall', 'status')['announcements_pending'], 1)
    hall.do('announce', 'emergency', 'Fire.', '--language=en')
    equal(len(hall.do('announce', 'list', '--pending')['announcements']), 2)
    equal(hall.do('announce', 'stop')['stopped'], 1)
    equal(len(hall.do('announce', 'list', '--pending')['announcements']), 1)
    hall.refuse(2, 'usage', 'announce', 'emergency', '   ')


def backup_restore_check():
    hall = Hall()
    hall.do('ticket', 'issue', 'A')
    copy = os.path.join(hall.folder, 'copy.db')
    equal(hall.do('backup', copy)['file'], copy)
    twin = Hall(demo=False)
    twin.path = copy
    twin.check()
    equal([t['number'] for t in twin.tickets()], ['A001'])
    hall.do('ticket', 'issue', 'A')
    kept = hall.do('restore', copy)['kept']
    equal([t['number'] for t in hall.tickets()], ['A001'])
    twin.path = kept
    equal([t['number'] for t in twin.tickets()], ['A001', 'A002'], 'what was there is kept')
    hall.check()
    # Every tampering is told: a row altered, removed, a table changed behind the journal's back.
    for script in ("UPDATE journal SET data = data || ' ' WHERE seq = 3",
                   "UPDATE journal SET at = at + 1 WHERE seq = 2",
                   'DELETE FROM journal WHERE seq = 2',
                   'DELETE FROM journal WHERE seq = (SELECT max (seq) FROM journal)',
                   "UPDATE ticket SET class = 'urgent'", "UPDATE hall SET hash = 'x'",
                   "UPDATE queue SET waiting = 7", 'CREATE TEMP TABLE more AS '
                   'SELECT * FROM ticket LIMIT 1; UPDATE more SET id = 9, serial = 9; '
                   'INSERT INTO ticket SELECT * FROM more'):
        other = Hall(demo=False)
        hall.do('backup', other.path)
        other.sql(script)
        other.refuse(3, 'database-corrupt', 'check')


def demo_days():
    hall = Hall()
    answer = hall.do('demo', 'fill', '--days=5', '--seed=3')
    check(answer['visits'] > 300 and answer['served'] > 250, answer)
    hall.check()
    twin = Hall()
    equal(twin.do('demo', 'fill', '--days=5', '--seed=3'), answer, 'the same seed, the same days')
    equal([e['data'] for e in twin.journal()], [e['data'] for e in hall.journal()])
    equal(hall.do('ticket', 'issue', 'A')['ticket']['number'], 'A001', 'today begins anew')


def environment_is_not_the_clock():
    """The zone of the machine does not matter."""
    hall = Hall()
    days = {hall.do('hall', 'status', env={'TZ': zone})['day']
            for zone in ('UTC', 'Pacific/Kiritimati', 'America/Los_Angeles')}
    equal(days, {DAY})
    equal(environment['TZ'], 'America/New_York')


main([
    options_before_and_behind, where_the_database_lies, who_acts, forms_of_output, wrong_usage,
    creating_a_hall, the_hall, tickets, straight_to_a_counter, counters, staff,
    announcing, backup_restore_check, demo_days, environment_is_not_the_clock,
])
