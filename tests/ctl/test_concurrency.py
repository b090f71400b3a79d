"""Eight processes on one hall: every number once, in order, and nobody starves."""
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import threading

from hallctl import FULL, Hall, check, equal, in_parallel, main, note

N_PROCESSES = 8
N_TICKETS = 4000 if FULL else 400


def make_hall():
    """A hall whose eight counters all serve A."""
    hall = Hall()
    counters = [{'number': n, 'services': ['A']} for n in range(1, N_PROCESSES + 1)]
    hall.configure({'counters': counters})
    for number in range(1, N_PROCESSES + 1):
        staff = ('1021', '1034', '1047', '1052', '1068', '1075', '1011', '1012')[number - 1]
        hall.do('counter', 'open', str(number), f'--staff={staff}')
    return hall


def report(name, counts, errors):
    waits = [int(re.search(r'(\d+) us', err).group(1)) for err in errors]
    note(f'{name}: commands per process {counts}')
    note(f'{name}: longest wait for the turn {max(waits) / 1000:.1f} ms; each {waits} us')


def issue(hall, count):
    batch = hall.batch()
    for _ in range(count):
        answer = batch.ask('ticket issue A')
        equal(answer['ok'], True, answer)
    batch.end()


def calling_from_one_queue():
    hall = make_hall()
    issue(hall, N_TICKETS)
    start = len(hall.journal())
    gate = threading.Barrier(N_PROCESSES)

    def clerk(index):
        batch = hall.batch(env={'FOYER_REPORT_TURNS': '1'})
        called, counter = [], index + 1
        batch.ask('hall status')  # it runs, before the race begins
        gate.wait()
        while True:
            answer = batch.ask(f'counter call {counter}')
            if not answer['ok']:
                equal(answer['error']['code'], 'nobody-waiting', answer)
                break
            called.append(answer['ticket']['number'])
            for verb in ('serve', 'finish'):
                done = batch.ask(f'counter {verb} {counter}')
                equal(done['ok'], True, done)
        return called, batch.end()

    results = in_parallel(clerk, N_PROCESSES)
    called = [number for mine, _ in results for number in mine]
    equal(len(called), N_TICKETS, 'nobody was told “nobody waits” too early')
    equal(len(set(called)), N_TICKETS, 'no number was called twice')
    calls = [entry for entry in hall.journal() if entry['kind'] == 'ticket.called']
    expected = [f'A{n:03}' for n in range(1, N_TICKETS + 1)]
    equal([entry['ticket'] for entry in calls], expected, 'the order of the calls is the order of the queue')
    # Each process saw its own calls, in the journal's order.
    for index, (mine, _) in enumerate(results):
        equal([e['ticket'] for e in calls if e['counter'] == index + 1], mine, 'own calls')
    seqs = [entry['seq'] for entry in hall.journal()]
    equal(seqs, list(range(1, len(seqs) + 1)), 'the journal has no hole')
    check(len(seqs) > start, 'the journal grew')
    equal({t['state'] for t in hall.tickets()}, {'completed'}, 'all were served')
    hall.check()
    counts = [3 * len(mine) for mine, _ in results]
    report('calling', counts, [err for _, err in results])
    fair = sum(counts) / N_PROCESSES
    check(min(counts) > fair / 4, f'nobody starved: {counts}')


def issuing_from_eight_desks():
    hall = make_hall()
    each = N_TICKETS // N_PROCESSES
    gate = threading.Barrier(N_PROCESSES)

    def desk(_index):
        batch = hall.batch(env={'FOYER_REPORT_TURNS': '1'})
        mine = []
        batch.ask('hall status')
        gate.wait()
        for _ in range(each):
            answer = batch.ask('ticket issue A')
            equal(answer['ok'], True, answer)
            mine.append(answer['ticket']['number'])
        return mine, batch.end()

    results = in_parallel(desk, N_PROCESSES)
    numbers = [number for mine, _ in results for number in mine]
    expected = [f'A{n:03}' for n in range(1, each * N_PROCESSES + 1)]
    equal(sorted(numbers, key=lambda n: int(n[1:])), expected, 'no number twice, no hole')
    issued = [e['ticket'] for e in hall.journal() if e['kind'] == 'ticket.issued']
    equal(issued, expected, 'numbers grow in commit order')
    for mine, _ in results:
        equal(mine, sorted(mine, key=lambda n: int(n[1:])), "each desk's numbers grow")
    hall.check()
    report('issuing', [each] * N_PROCESSES, [err for _, err in results])


def issuing_while_calling():
    """Desks and counters at once: nobody is told “nobody” while an acknowledged number waits."""
    hall = make_hall()
    n_desks, n_clerks, each = 4, 4, N_TICKETS // 8
    issued = []
    lock = threading.Lock()

    def worker(index):
        batch = hall.batch()
        if index < n_desks:
            for _ in range(each):
                answer = batch.ask('ticket issue A')
                with lock:
                    issued.append(answer['ticket']['number'])
            batch.end()
            return []
        called, counter = [], index - n_desks + 1
        while True:
            with lock:
                before = len(issued)
            answer = batch.ask(f'counter call {counter}')
            if answer['ok']:
                called.append(answer['ticket']['number'])
                batch.ask(f'counter serve {counter}')
                batch.ask(f'counter finish {counter}')
                continue
            equal(answer['error']['code'], 'nobody-waiting', answer)
            if before == n_desks * each:
                batch.end()
                return called

    results = in_parallel(worker, n_desks + n_clerks)
    called = [number for mine in results for number in mine]
    equal(len(called), n_desks * each, 'everybody was called')
    equal(set(called), set(issued), 'once each')
    # By the journal, a call took the oldest of those that waited at that commit.
    waiting = []
    for entry in hall.journal():
        if entry['kind'] == 'ticket.issued':
            waiting.append(entry['ticket'])
        elif entry['kind'] == 'ticket.called':
            equal(entry['ticket'], waiting.pop(0), 'the head of the queue')
    hall.check()


main([calling_from_one_queue, issuing_from_eight_desks, issuing_while_calling])
