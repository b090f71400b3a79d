"""Batches, request keys, the followed journal, and words that nobody should have typed."""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os

from hallctl import (DAY, MONDAY, PATIENCE, SUNDAY, Followed, Hall, check, equal, main, run,
                     wait_until)


def an_answer_before_the_next_line():
    """Flushed after each: whoever waits for an answer gets it."""
    hall = Hall()
    batch = hall.batch()
    for number in range(1, 6):
        answer = batch.ask('ticket issue A')
        equal((list(answer)[0], answer['ok'], answer['ticket']['number']),
              ('ok', True, f'A00{number}'))
        equal(len(hall.tickets()), number, 'answered once it is on disk')
    batch.end()


def comments_quoting_and_blanks():
    hall = Hall()
    batch = hall.batch()
    batch.send('# a comment\n\n   \n   # another')
    answer = batch.ask("ticket issue 'A' --class=urgent --reason=\"very ill; it's so\"  # why")
    equal(answer['ticket']['reason'], "very ill; it's so")
    answer = batch.ask('ticket issue "A" --class=urgent --reason=a\\ b\\"c')
    equal(answer['ticket']['reason'], 'a b"c')
    answer = batch.ask('announce emergency "着火了 $(touch x) `x` * ; rm" --language=zh')
    equal(answer['announcement']['text'], '着火了 $(touch x) `x` * ; rm', 'no shell is behind it')
    batch.send(b'ticket issue A\r\n')
    check(batch.read() is not None, 'an answer to a line of another system')
    batch.send('# the end')
    batch.end()


def own_options_of_a_line():
    hall = Hall()
    batch = hall.batch(words=['--as=1011'])
    equal(batch.ask('--now=2026-03-02T09:10:00+08:00 ticket issue A')['ticket']['issued_at'][11:16],
          '09:10')
    equal(batch.ask('--as=1012 --now=2026-03-02T09:11:00+08:00 ticket issue A')['ok'], True)
    first = batch.ask('--request=k1 ticket issue A')
    equal(batch.ask('--request=k1 ticket issue A'), first, 'the same key, the same answer')
    equal(batch.ask('--request=k1 ticket issue B')['error']['code'], 'request-reused')
    equal(batch.ask('--now=%s ticket issue A' % SUNDAY)['ok'], False)
    batch.end()
    actors = [e['actor'] for e in hall.journal() if e['kind'] == 'ticket.issued']
    equal(actors, ['1011', '1012', '1011'])


def refused_and_malformed_lines():
    hall = Hall()
    wrong = (
        ('no such', 'usage'), ('ticket', 'usage'), ('ticket issue', 'usage'),
        ('ticket issue "A', 'usage'), ("ticket issue 'A", 'usage'), ('ticket issue A\\', 'usage'),
        (b'ticket issue \xff\xfe\n', 'usage'), (b'\xc3\n', 'usage'),
        ('ticket issue Z', 'no-such-service'), ('counter call 99', 'no-such-counter'),
        ('cash show 1', 'bad-state'), ('batch', 'usage'), ('hall init', 'usage'),
        ('journal follow', 'usage'), ('announce run', 'usage'), ('staff set-pin 1021', 'usage'),
        ('demo fill --days=1', 'usage'), ('--version', 'usage'), ('--now=x hall status', 'usage'),
        ('--database=/tmp/x.db hall status', 'usage'), ('--', 'usage'), ('""', 'usage'),
        ('"" ""', 'usage'), ('ticket issue ""', 'no-such-service'),
        ('ticket issue "A\tB"', 'no-such-service'),
    )
    batch = hall.batch()
    for line, code in wrong:
        answer = batch.ask(line)
        equal((answer['ok'], answer.get('error', {}).get('code')), (False, code), repr(line))
        equal(sorted(answer['error']), ['code', 'message'])
        equal(batch.ask('ticket issue A')['ok'], True, f'it goes on after {line!r}')
    batch.end(0)
    equal(len(hall.tickets()), len(wrong))


def reads_and_lists_in_a_batch():
    hall = Hall()
    batch = hall.batch()
    batch.ask('ticket issue A')
    equal(batch.ask('hall status')['day'], DAY)
    equal([e['seq'] for e in batch.ask('journal list')['events']][:2], [1, 2])
    equal(len(batch.ask('journal list --limit=1')['events']), 1)
    equal(batch.ask('check')['ok'], True)
    copy = os.path.join(hall.folder, 'copy.db')
    equal(batch.ask(f'backup {copy}')['file'], copy)
    batch.ask('ticket issue A')
    equal(batch.ask(f'restore {copy}')['ok'], True)
    equal(len(batch.ask('ticket list')['tickets']), 1)
    equal(batch.ask('ticket issue A')['ticket']['number'], 'A002')
    batch.end()
    hall.check()


def the_last_line_without_its_end():
    hall = Hall()
    result = hall.call('batch', stdin=b'ticket issue A\nticket issue A')
    equal(result.status, 0)
    equal([json.loads(line)['ticket']['number'] for line in result.out.splitlines()],
          ['A001', 'A002'])
    equal(hall.call('batch', stdin=b'').out, '')
    # A NUL in a line is no end of it: what stands behind must not be lost in silence.
    result = hall.call('batch', stdin=b'ticket issue A\0 B\nticket list\n')
    answers = [json.loads(line) for line in result.out.splitlines()]
    equal((len(answers), answers[0]['ok']), (2, False), repr(result))


def a_reader_that_went_away():
    """A batch whose answers nobody reads stops; it neither dies in a transaction nor spins."""
    hall = Hall()
    batch = hall.batch()
    batch.ask('ticket issue A')
    batch.process.stdout.close()
    batch.send('ticket issue A\n' * 200)
    batch.process.stdin.close()
    status = batch.process.wait(PATIENCE)
    check(status >= 0, f'ended by signal {-status}')
    hall.check()


def request_keys():
    hall = Hall()
    first = hall.do('--request=key', 'ticket', 'issue', 'A')
    for _ in range(3):
        equal(hall.do('--request=key', 'ticket', 'issue', 'A'), first)
    equal(hall.do('--request=key', 'ticket', 'issue', 'A', now='2026-03-02T11:00:00+08:00'), first)
    for words in (('ticket', 'issue', 'B'), ('ticket', 'issue', 'A', '--hearing'),
                  ('--as=1011', 'ticket', 'issue', 'A'), ('ticket', 'advise', 'A')):
        hall.refuse(1, 'request-reused', '--request=key', *words)
    equal(len(hall.tickets()), 1, 'one command, one number')
    # Only successes are remembered: a refusal is judged anew.
    hall.refuse(1, 'hall-closed', '--request=late', 'ticket', 'issue', 'A', now=SUNDAY)
    hall.do('counter', 'open', '1', '--staff=1021')
    hall.do('--request=call', 'counter', 'call', '1')
    again = hall.do('--request=call', 'counter', 'call', '1')
    equal(again['ticket']['number'], 'A001', 'a button pressed twice calls once')
    equal(hall.do('counter', 'show', '1')['counter']['ticket'], 'A001')
    # Not with batch as a whole.
    hall.refuse(2, 'usage', '--request=whole', 'batch')


def following_the_journal():
    hall = Hall()
    followed = Followed(hall)
    expected = hall.journal()
    equal([followed.next() for _ in expected], expected, 'from the start')
    batch = hall.batch()
    for _ in range(20):
        number = batch.ask('ticket issue A')['ticket']['number']
        event = followed.next()
        if event['kind'] == 'day.opened':
            event = followed.next()
        equal((event['kind'], event['ticket']), ('ticket.issued', number), 'each commit by itself')
    for _ in range(40):
        batch.send('ticket issue B\n' * 5)
        for _ in range(5):
            batch.read()
    numbers = [followed.next()['ticket'] for _ in range(200)]
    equal(numbers, [f'B{n:03}' for n in range(1, 201)], 'in order, each once')
    # A writer that is killed right after its commit is heard as well.
    victim = hall.batch()
    victim.ask('ticket issue C')
    victim.kill()
    equal(followed.next()['ticket'], 'C001')
    followed.end()
    late = Followed(hall, f'--since={len(hall.journal()) - 2}')
    late.next()
    equal(late.next()['ticket'], 'C001')
    late.end()
    batch.end()


def following_over_a_restore():
    hall = Hall()
    hall.do('ticket', 'issue', 'A')
    copy = os.path.join(hall.folder, 'copy.db')
    hall.do('backup', copy)
    hall.do('ticket', 'issue', 'B')
    known = len(hall.journal())
    followed = Followed(hall, f'--since={known}')
    hall.do('ticket', 'issue', 'D')
    equal(followed.next()['ticket'], 'D001')
    hall.do('restore', copy)
    expected = hall.journal()
    equal([followed.next() for _ in expected], expected, 'the new journal from its start')
    hall.do('ticket', 'issue', 'C')
    equal(followed.next()['ticket'], 'C001', 'and it goes on')
    followed.end()


def following_without_a_reader():
    hall = Hall()
    followed = Followed(hall)
    followed.next()
    process = followed.process
    process.stdout.close()
    # It notices with what it has to tell next.
    wait_until(lambda: hall.do('ticket', 'issue', 'A') and process.poll() is not None, 'its end')
    check(process.returncode >= 0, f'ended by signal {-process.returncode}')


def words_of_other_encodings_and_sizes():
    hall = Hall()
    hall.do('ticket', 'issue', 'A')
    before = hall.dump()
    for words in ((b'ticket', b'issue', b'\xff'), (b'ticket', b'show', b'\xc3\x28'),
                  (b'ticket', b'issue', b'A', b'--class=urgent', b'--reason=\xfe'),
                  (b'announce', b'emergency', b'\x80'), (b'\xff', b'\xff'), (b'--\xff', b'x', b'y'),
                  (b'--as=\xff', b'ticket', b'issue', b'A'),
                  (b'--request=\xff', b'ticket', b'issue', b'A'),
                  (b'counter', b'open', b'1', b'--staff=\xff')):
        result = run(b'--database=' + hall.path.encode(), b'--json', b'--now=' + MONDAY.encode(),
                     *words)
        check(result.status in (1, 2), repr(result))
        check('error' in result.json, repr(result))
    long = 'x' * 100000
    for words in (('ticket', 'issue', long), ('ticket', 'show', long), (long, long),
                  ('--as=' + long, 'ticket', 'issue', 'A'), ('counter', 'call', '1' * 100000),
                  ('ticket', 'issue', 'A', '--' + long), ('hall', 'status', long),
                  ('ticket', 'list', '--day=' + long), ('ticket', 'list', '--service=' + long)):
        result = hall.call(*words)
        check(result.status in (0, 1, 2), repr(result))
    equal(hall.dump(), before, 'nothing changed')
    ticket = hall.do('ticket', 'issue', 'A', '--class=urgent', '--reason=' + long)['ticket']
    equal(len(ticket['reason']), 100000, 'a long reason is kept whole')
    batch = hall.batch()
    equal(batch.ask('ticket issue A --class=urgent --reason=' + long)['ok'], True)
    equal(batch.ask(long)['error']['code'], 'usage')
    equal(batch.ask('ticket issue ' + ' '.join(['A'] * 2000))['ok'] in (True, False), True)
    batch.end()
    hall.check()


def a_path_of_other_encoding():
    hall = Hall(demo=False)
    path = hall.folder.encode() + b'/\xff\xfe.db'
    start = (b'--database=' + path, b'--json', b'--now=' + MONDAY.encode())
    equal(run(*start, b'hall', b'status').code, 'no-database')
    check('database' in run(*start, b'hall', b'init', b'--demo').json, 'it is created')
    equal(run(*start, b'ticket', b'issue', b'A').json['ticket']['number'], 'A001')


def odd_words():
    """Nothing a person types is taken for SQL, a format or a path."""
    hall = Hall()
    for word in ("A'; DROP TABLE ticket; --", '%s%n%d', '../../etc/passwd', '-1', '0', '１',
                 'A\n001', '\u202eA', 'a', ' A'):
        for words in (('ticket', 'issue', '--', word), ('ticket', 'show', '--', word),
                      ('counter', 'show', '--', word), ('ticket', 'cancel', '--', word)):
            result = hall.call(*words)
            check(result.status in (0, 1, 2), repr(result))
            if result.status:
                check('\n' not in result.json['error']['message'].replace(word, ''), repr(result))
    for number in ('A1', 'A0001', 'A9223372036854775808', 'A99999999999999999999', 'A-1', '001'):
        result = hall.call('ticket', 'show', number)
        check(result.status in (0, 1), repr(result))
    hall.check()


main([
    an_answer_before_the_next_line, comments_quoting_and_blanks, own_options_of_a_line,
    refused_and_malformed_lines, reads_and_lists_in_a_batch, the_last_line_without_its_end,
    a_reader_that_went_away, request_keys, following_the_journal, following_over_a_restore,
    following_without_a_reader, words_of_other_encodings_and_sizes,
    a_path_of_other_encoding, odd_words,
])
