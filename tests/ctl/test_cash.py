#!/usr/bin/python3
"""Cash check, rating and reports from outside: shapes of answers, texts, and a kill in the middle."""
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import os

import hallctl
from hallctl import Hall, check, equal

# Contract: {"cash":{state,due,counted,difference,change,round,lines}}
CASH = {'state', 'due', 'counted', 'difference', 'change', 'round', 'lines'}


def serving(number=1, staff='1021'):
    hall = Hall()
    hall.do('counter', 'open', str(number), f'--staff={staff}')
    hall.do('ticket', 'issue', 'A')
    hall.do('counter', 'call', str(number))
    hall.do('counter', 'serve', str(number))
    return hall


def cash(hall, verb, *words, **options):
    answer = hall.do('cash', verb, '1', *words, **options)
    equal(sorted(answer), ['cash'])
    check(CASH <= set(answer['cash']), f'the members of the contract: {answer}')
    return answer['cash']


def test_shape_of_a_check():
    hall = serving()
    found = cash(hall, 'start', '--due=8760')
    equal([found[name] for name in ('state', 'due', 'counted', 'difference', 'change', 'round', 'lines')],
          ['counting', 8760, 0, -8760, 0, 1, []])
    found = cash(hall, 'count', '5000=1', '2000=1', '1000=1', '500=1', '100=2', '50=1', '10=1')
    equal([found['state'], found['counted'], found['difference']], ['matched', 8760, 0])
    equal(found['lines'][0], {'denomination': 5000, 'count': 1, 'amount': 5000})
    hall.refuse(1, 'bad-amount', 'cash', 'count', '1', '5000=1', '2000=1', '5000=1')
    equal(cash(hall, 'show')['counted'], 8760, 'a note is not lost to the same one behind it')
    hall.refuse(1, 'bad-state', 'cash', 'finish', '1')
    equal(cash(hall, 'finish', '--reminded')['state'], 'done')
    equal(cash(hall, 'show')['state'], 'done')
    hall.check()


def test_wrong_count():
    """states 2.4: counted, all back, counted again, too much, refunded."""
    hall = serving()
    cash(hall, 'start', '--due=10000')
    equal(cash(hall, 'count', '10000=2')['difference'], 10000)
    hall.refuse(1, 'bad-state', 'cash', 'refund', '1')
    equal(cash(hall, 'return')['state'], 'returned')
    found = cash(hall, 'count', '10000=2')
    equal([found['state'], found['round'], found['difference']], ['over', 2, 10000])
    equal([line['counted'] for line in found['passes']], [20000, 20000])
    found = cash(hall, 'refund')
    equal([found['state'], found['difference'], found['refunded']], ['matched', 0, 10000])
    equal(cash(hall, 'finish', '--reminded')['state'], 'done')


def test_toggle_is_public():
    """The counter and the status say that it checks cash; nothing else goes on there."""
    hall = serving()
    equal(hall.do('counter', 'show', '1')['counter']['cash_check'], False)
    cash(hall, 'start', '--due=100')
    equal(hall.do('counter', 'show', '1')['counter']['cash_check'], True)
    equal(hall.do('hall', 'status')['counters'][0]['cash_check'], True)
    hall.do('ticket', 'issue', 'A')
    hall.refuse(1, 'counter-not-ready', 'counter', 'call', '1')
    for words in (('finish', '1'), ('close', '1'), ('suspend', '1', '--reason=copying')):
        hall.refuse(1, 'bad-state', 'counter', *words)
    cash(hall, 'abandon', '--reason=pays by card')
    equal(hall.do('counter', 'show', '1')['counter']['cash_check'], False)


def test_wrong_words():
    hall = serving()
    hall.refuse(2, 'usage', 'cash', 'start', '1')
    hall.refuse(2, 'usage', 'cash', 'start', '1', '--due=ten')
    hall.refuse(2, 'usage', 'cash', 'start', '1', '--till=lunch')
    hall.refuse(1, 'bad-amount', 'cash', 'start', '1', '--due=-5')
    cash(hall, 'start', '--due=100')
    hall.refuse(2, 'usage', 'cash', 'count', '1')
    hall.refuse(1, 'bad-amount', 'cash', 'count', '1', '10000')
    hall.refuse(1, 'bad-amount', 'cash', 'count', '1', '3000=1')
    hall.refuse(1, 'bad-amount', 'cash', 'count', '1', '100=99999999999999999999')
    hall.refuse(2, 'usage', 'cash', 'resolve', '1', '--outcome=confiscated')
    hall.refuse(1, 'reason-required', 'cash', 'abandon', '1')


def test_text():
    hall = serving()
    hall.do('cash', 'start', '1', '--due=8760')
    result = hall.call('cash', 'count', '1', '5000=2', json_form=False)
    equal(result.status, 0, repr(result))
    check('counting' in result.out and '1240' in result.out, result.out)
    check('denomination' in result.out and '5000' in result.out, result.out)
    result = hall.call('cash', 'finish', '1', json_form=False)
    equal(result.status, 1, repr(result))
    check(result.err.startswith('foyerctl: '), result.err)


def test_killed_in_the_middle():
    """What was answered is on disk: the check, the doubtful note and the invitation stand as they were."""
    hall = serving()
    batch = hall.batch()
    for line in ('cash start 1 --due=10000', 'cash count 1 5000=2',
                 'cash suspect 1 --denomination=5000 --grounds=paper'):
        check(batch.ask(line)['ok'], line)
    batch.kill()
    found = cash(hall, 'show')
    equal([found['state'], found['counted'], found['suspects'][0]['state']], ['suspect', 5000, 'shown'])
    equal(hall.do('counter', 'show', '1')['counter']['cash_check'], True)
    hall.check()
    cash(hall, 'resolve', '--outcome=replaced')
    cash(hall, 'finish', '--reminded')
    batch = hall.batch()
    check(batch.ask('counter finish 1')['ok'], 'finished')
    batch.kill()
    # Its time runs on from the true start.
    equal(hall.do('rating', 'list', now='2026-03-02T09:00:29+08:00')['ratings'][0]['state'], 'invited')
    equal(hall.do('rating', 'list', now='2026-03-02T09:00:31+08:00')['ratings'][0]['state'], 'timed-out')
    hall.refuse(1, 'bad-state', 'rating', 'give', '1', '5', now='2026-03-02T09:00:31+08:00')
    equal(hall.do('rating', 'give', '1', '5', now='2026-03-02T09:00:29+08:00')['rating']['state'], 'rated')
    hall.check()


def test_once():
    """A request that is repeated counts nothing twice."""
    hall = serving()
    cash(hall, 'start', '--due=10000')
    first = hall.do('--request=a', 'cash', 'count', '1', '5000=1')
    equal(hall.do('--request=a', 'cash', 'count', '1', '5000=1'), first)
    hall.refuse(1, 'request-reused', '--request=a', 'cash', 'count', '1', '5000=2')
    equal(cash(hall, 'show')['counted'], 5000)


def test_followed():
    """Whoever follows the journal sees the amounts as they are counted."""
    hall = serving()
    last = hall.journal()[-1]['seq']
    follower = hallctl.Followed(hall, f'--since={last}')
    hall.do('cash', 'start', '1', '--due=10000')
    event = follower.next()
    equal([event['kind'], event['ticket'], event['counter'], event['data']['cash']['due']],
          ['cash.started', 'A001', 1, 10000])
    hall.do('cash', 'count', '1', '5000=1')
    event = follower.next()
    equal([event['kind'], event['data']['cash']['counted']], ['cash.counted', 5000])
    follower.end()


def test_rating():
    hall = serving()
    hall.do('counter', 'finish', '1')
    answer = hall.do('rating', 'invite', '1')['rating']
    equal([answer['ticket'], answer['state'], answer['score']], ['A001', 'invited', None])
    hall.refuse(1, 'access-denied', '--as=1021', 'rating', 'give', '1', '5')
    hall.refuse(2, 'usage', 'rating', 'give', '1', '6')
    answer = hall.do('rating', 'give', '1', '2', '--reasons=waiting,outcome', '--phone=000-5550123')['rating']
    equal([answer['state'], answer['score'], answer['reasons']], ['rated', 2, ['waiting', 'outcome']])
    hall.refuse(1, 'bad-state', 'rating', 'decline', '1')
    equal(hall.do('--as=1021', 'rating', 'list')['ratings'][0]['score'], None)
    equal(hall.do('rating', 'list', '--day=2026-03-01')['ratings'], [])
    check('5550123' not in ''.join(map(str, hall.journal())), 'no phone in the journal')
    hall.check()


def test_reports():
    hall = Hall()
    hall.do('demo', 'fill', '--days=4', '--until=2026-02-28', now=hallctl.MONDAY)
    report = hall.do('report', 'day', '--day=2026-02-27')
    for name in ('tickets', 'waits', 'service_times', 'ratings', 'suspensions', 'cash', 'cash_differences',
                 'suspect_notes', 'exceptions', 'advised', 'diverted', 'overtime_s', 'seq', 'hash'):
        check(name in report, name)
    equal(report['tickets']['issued'], len(hall.tickets('--day=2026-02-27')))
    ratings = report['ratings']
    equal(ratings['invited'],
          sum(ratings[name] for name in ('answered', 'declined', 'timed_out', 'not_possible', 'open')))
    equal(ratings['answered'], sum(ratings['scores'].values()))
    check(abs(ratings['response_rate'] - ratings['answered'] / ratings['invited']) < 1e-3, ratings)
    path = os.path.join(hall.folder, 'table.csv')
    for by in ('service', 'counter', 'staff', 'hour', 'day'):
        answer = hall.do('report', 'range', '--from=2026-02-01', '--to=2026-02-28', f'--by={by}', f'--csv={path}')
        with open(path, newline='', encoding='utf-8') as file:
            rows = list(csv.DictReader(file))
        equal([row[by] for row in rows], [group[by] for group in answer['groups']])
        equal(sum(int(row['issued']) for row in rows), answer['tickets']['issued'])
    equal(os.stat(path).st_mode & 0o777, 0o600)
    hall.refuse(2, 'usage', 'report', 'range', '--from=2026-02-28')
    hall.refuse(2, 'usage', 'report', 'range', '--from=2026-02-28', '--to=2026-02-01')
    result = hall.call('report', 'day', '--day=2026-02-27', json_form=False)
    equal(result.status, 0, repr(result))
    check('median_s' in result.out and 'response_rate' in result.out and report['hash'] in result.out, result.out)


def test_currencies():
    """Each currency that is shipped, and one of three decimals that is not; out and in again."""
    hall = Hall()
    dinar = {'code': 'KWD', 'exponent': 3, 'symbol': 'KD', 'names': {'en': 'Kuwaiti dinar'},
             'denominations': [{'value': value, 'kind': 'note'} for value in (20000, 10000, 5000, 1000, 500, 250)]
             + [{'value': value, 'kind': 'coin'} for value in (100, 50, 20, 10, 5)]}
    hall.do('counter', 'open', '1', '--staff=1021')
    for currency, due, paid in (({'code': 'CNY'}, 12, '100=1'), ({'code': 'KRW'}, 43210, '50000=1'),
                                ({'code': 'USD'}, 1999, '2000=1'), (dinar, 1255, '5000=1')):
        hall.configure({'currency': currency})
        equal(hall.do('hall', 'export')['currency'], currency)
        hall.do('ticket', 'issue', 'A')
        hall.do('counter', 'call', '1')
        hall.do('counter', 'serve', '1')
        cash(hall, 'start', f'--due={due}', f'--given={paid.split("=")[0]}')
        cash(hall, 'count', paid)
        found = cash(hall, 'change')
        equal(found['change'], int(paid.split('=')[0]) - due)
        equal(sum(line['amount'] for line in found['change_lines']), found['change'])
        cash(hall, 'finish', '--reminded')
        hall.do('counter', 'finish', '1')
    hall.check()


hallctl.main([
    test_shape_of_a_check,
    test_wrong_count,
    test_toggle_is_public,
    test_wrong_words,
    test_text,
    test_killed_in_the_middle,
    test_once,
    test_followed,
    test_rating,
    test_reports,
    test_currencies,
])
