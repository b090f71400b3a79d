"""Processes that die at any moment: what was acknowledged stays, nothing is half done."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import json
import os
import random
import subprocess
import threading
import time

from hallctl import (FULL, MONDAY, Batch, Followed, Hall, check, ctl, environment, equal,
                     living_hall, main, note, wait_until)

N_KILLS = 300 if FULL else 30
KINDS = {
    'ticket.issued': 'issue', 'ticket.called': 'call', 'ticket.served': 'serve',
    'ticket.finished': 'finish',
}
# Sound that needs no device and takes as long as it lasts.
SINK = {'FOYER_AUDIO_SINK': 'fakesink sync=true'}


def answered(out):
    """The answers that were said whole."""
    return [json.loads(line) for line in out.split(b'\n')[:-1]]


def commands(counter):
    """What a counter does all day, written ahead; each line with what it is."""
    for _ in range(2000):
        yield 'issue', 'ticket issue A'
        for verb in ('call', 'serve', 'finish'):
            yield verb, f'counter {verb} {counter}'


def write_ahead(batch, lines):
    """Gives the process all its lines at once; it dies while it works them off."""
    def work():
        try:
            for _, text in lines:
                batch.process.stdin.write(text.encode() + b'\n')
            batch.process.stdin.flush()
        except (BrokenPipeError, ValueError, AttributeError):
            pass
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def kill_once(hall, counter, delay):
    """One batch that dies; gives what it had acknowledged, as pairs of verb and number."""
    lines = list(commands(counter))
    batch = hall.batch()
    batch.ask('hall status')
    thread = write_ahead(batch, lines)
    time.sleep(delay)
    batch.process.kill()
    thread.join()
    out, _ = batch.drain()
    answers = answered(out)
    check(len(answers) < len(lines), 'it was killed at work')
    return [(verb, answer['ticket']['number'])
            for (verb, _), answer in zip(lines, answers) if answer['ok']]


def events(hall, since, counter):
    """What the journal holds of this counter and of issuing, as pairs of verb and number."""
    return [(KINDS[e['kind']], e['ticket']) for e in hall.journal(since)
            if e['kind'] in KINDS and e['counter'] in (None, counter)]


def state_after(history):
    """The state each number must have by these events."""
    states = {'issue': 'waiting', 'call': 'called', 'serve': 'serving', 'finish': 'completed'}
    return {number: states[verb] for verb, number in history}


def killed_at_random_moments():
    """At least what was acknowledged is there; at most one command more; numbers never again."""
    hall = Hall()
    hall.do('counter', 'open', '1', '--staff=1021')
    rng = random.Random(20260302)
    history, survived, empty = [], 0, 0
    for _ in range(N_KILLS):
        since = len(hall.journal())
        acknowledged = kill_once(hall, 1, rng.uniform(0.0, 0.12))
        committed = events(hall, since, 1)
        equal(committed[:len(acknowledged)], acknowledged, 'every acknowledged command is there')
        check(len(committed) <= len(acknowledged) + 1, f'{committed} {acknowledged}')
        survived += len(committed) - len(acknowledged)
        empty += not committed
        history += committed
        hall.check()
    issued = [number for verb, number in history if verb == 'issue']
    equal(issued, [f'A{n:03}' for n in range(1, len(issued) + 1)], 'no number twice, no hole')
    equal({t['number']: t['state'] for t in hall.tickets()}, state_after(history), 'tables')
    check(len(history) > N_KILLS, f'work was done between the kills: {len(history)}')
    note(f'{N_KILLS} kills: {len(history)} commands kept, {survived} of them kept but not yet '
         f'answered, {empty} runs killed before their first')


def the_others_go_on():
    """A process that dies in its turn does not hold up another one."""
    hall = Hall()
    for number, staff in ((1, '1021'), (2, '1034')):
        hall.do('counter', 'open', str(number), f'--staff={staff}')
    other = hall.batch()
    rng = random.Random(7)
    issued = []
    for _ in range(N_KILLS // 5):
        victim = hall.batch()
        thread = write_ahead(victim, list(commands(1)))
        end = time.monotonic() + rng.uniform(0.02, 0.15)
        while time.monotonic() < end:
            issued.append(other.ask('ticket issue B')['ticket']['number'])
        victim.process.kill()
        issued.append(other.ask('ticket issue B')['ticket']['number'])
        thread.join()
        victim.drain()
    other.end()
    equal(issued, [f'B{n:03}' for n in range(1, len(issued) + 1)], 'no number twice, no hole')
    hall.check()


def announcements(hall):
    return hall.do('announce', 'list', now=None)['announcements']


def prepare_calls(hall, seconds_ago=0):
    """Six waiting numbers, one for each counter."""
    for service in 'AABBDC':
        hall.do('ticket', 'issue', service, now=ago(seconds_ago))


def ago(seconds):
    """An instant of the system's clock, or None for the present one."""
    if not seconds:
        return None
    instant = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=seconds)
    return instant.isoformat(timespec='milliseconds')


def kill_while_calling(hall, rng, now):
    """Gives the numbers that were called for certain."""
    batch = Batch(hall.path, now=now)
    batch.send('\n'.join(f'counter call {n}' for n in range(1, 7)))
    first = batch.read()
    time.sleep(rng.uniform(0, 0.01))
    batch.process.kill()
    out, _ = batch.drain()
    return [a['ticket']['number'] for a in [first] + answered(out) if a['ok']]


def pending_calls_are_spoken_after_a_crash():
    rng = random.Random(11)
    for _ in range(10 if FULL else 2):
        hall = living_hall()
        prepare_calls(hall)
        called = kill_while_calling(hall, rng, None)
        rows = announcements(hall)
        equal([r['ticket'] for r in rows][:len(called)], called, 'each call has its row')
        equal({r['state'] for r in rows}, {'pending'}, 'nobody has spoken yet')
        hall.do('announce', 'run', f'--wav={hall.folder}/said.wav', now=None)
        after = announcements(hall)
        equal([r['state'] for r in after], ['spoken'] * len(rows), after)
        spoken = [e['ticket'] for e in hall.journal() if e['kind'] == 'announcement.spoken']
        equal(spoken, [r['ticket'] for r in rows], 'in the order of the calls')
        hall.check()


def calls_of_long_ago_expire():
    hall = living_hall()
    prepare_calls(hall, 170)
    called = kill_while_calling(hall, random.Random(12), ago(150))
    check(called, 'something was called')
    hall.do('announce', 'run', f'--wav={hall.folder}/said.wav', now=None)
    for row in announcements(hall):
        equal(row['state'], 'expired', row)
        check(row['why'], 'it says why')
    hall.check()


def start_station(hall):
    # pylint: disable=consider-using-with
    return subprocess.Popen(
        [ctl, '--database=' + hall.path, '--json', 'announce', 'run'],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(environment, **SINK))


def states(hall):
    return [row['state'] for row in announcements(hall)]


def a_second_station_takes_over_in_mid_speech():
    rng = random.Random(13)
    for _ in range(5 if FULL else 1):
        hall = living_hall()
        first = start_station(hall)
        prepare_calls(hall)
        batch = Batch(hall.path, now=None)
        batch.ask('counter call 1')
        # The first has the voice: it speaks. The second waits for it.
        wait_until(lambda: states(hall) == ['speaking'], 'the first call is being spoken')
        second = start_station(hall)
        batch.ask('counter call 2')
        batch.ask('counter call 3')
        batch.end()
        time.sleep(rng.uniform(0.3, 1.5))
        equal(states(hall), ['speaking', 'pending', 'pending'], 'one at a time')
        first.kill()
        first.communicate()
        wait_until(lambda: states(hall) == ['spoken'] * 3, 'all are spoken')
        second.terminate()
        _, err = second.communicate(timeout=60)
        equal(second.returncode, 0, err)
        spoken = [e['ticket'] for e in hall.journal() if e['kind'] == 'announcement.spoken']
        equal(spoken, [r['ticket'] for r in announcements(hall)], 'order kept, none twice')
        rows = announcements(hall)
        for before, after in zip(rows, rows[1:]):
            check(before['ended_at'] <= after['started_at'], 'no two at once')
        hall.check()


def kill_command(hall, delay, *words):
    """One foyerctl that dies, unless it was faster."""
    # pylint: disable=consider-using-with
    process = subprocess.Popen([ctl, '--database=' + hall.path, '--now=' + MONDAY, *words],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    time.sleep(delay)
    process.kill()
    _, err = process.communicate()
    return process.returncode == 0, err


def whole_commands_killed():
    """Filling, configuring and backing up: all or nothing, and no half backup passes for a whole."""
    rng = random.Random(14)
    done = 0
    for _ in range(N_KILLS // 3):
        hall = Hall()
        hall.do('ticket', 'issue', 'A')
        before = hall.dump()
        finished, _ = kill_command(hall, rng.uniform(0, 0.3), 'demo', 'fill', '--days=2')
        hall.check()
        check(finished or hall.dump() == before or len(hall.tickets('--day=2026-02-28')) > 100,
              'all days or none')
        done += finished
        copy = os.path.join(hall.folder, 'copy.db')
        kill_command(hall, rng.uniform(0, 0.02), 'backup', copy)
        if os.path.exists(copy):
            twin = Hall(demo=False)
            twin.path = copy
            result = twin.call('check')
            check(result.status == 0 or result.code == 'not-a-database', repr(result))
        hall.check()
    note(f'{done} of {N_KILLS // 3} fillings were faster than their killer')


def holds_and_suspensions_survive():
    """A hold and a suspension stand as they were, with their clocks running from the true start."""
    rng = random.Random(16)
    hall = Hall()
    for number, staff in ((1, '1021'), (2, '1034'), (3, '1047')):
        hall.do('counter', 'open', str(number), f'--staff={staff}')
    hall.do('ticket', 'issue', 'A')
    hall.do('counter', 'call', '1')
    hall.do('counter', 'serve', '1')
    for _ in range(N_KILLS // 3):
        kill_command(hall, rng.uniform(0, 0.03), 'counter', 'hold', '1', '--reason=copying',
                     '--minutes=5')
        hall.check()
        ticket = hall.do('ticket', 'show', 'A001')['ticket']
        held = ticket['state'] == 'on-hold'
        equal((ticket['hold_since'] is None, ticket['hold_until'] is None), (not held, not held),
              'held as a whole or not at all')
        if held:
            later = hall.do('counter', 'resume', '1', now='2026-03-02T10:30:00+08:00')['ticket']
            start = datetime.datetime.fromisoformat(ticket['hold_since'])
            resumed = datetime.datetime.fromisoformat('2026-03-02T10:30:00+08:00')
            equal(later['held_s'] - ticket['held_s'], int((resumed - start).total_seconds()),
                  'it lasted from its true start')
        kill_command(hall, rng.uniform(0, 0.03), 'counter', 'suspend', '2', '--reason=copying',
                     '--minutes=5')
        hall.check()
        counter = hall.do('counter', 'show', '2', now='2026-03-02T10:30:00+08:00')['counter']
        equal(counter['suspended'] is not None, counter['state'] == 'suspended', 'as a whole')
        if counter['suspended']:
            until = datetime.datetime.fromisoformat(counter['suspended']['until'])
            late = datetime.datetime.fromisoformat('2026-03-02T10:30:00+08:00') - until
            equal(counter['suspended']['overdue_s'], int(late.total_seconds()), 'overdue')
            equal(counter['suspended']['alternatives'], [1, 3], 'who serves the same')
            hall.do('counter', 'reopen', '2')


def restore_killed():
    """The old hall or the new one; and whoever follows the journal knows which."""
    rng = random.Random(15)
    old = new = 0
    for _ in range(N_KILLS // 2):
        hall = Hall()
        for _ in range(3):
            hall.do('ticket', 'issue', 'A')
        copy = os.path.join(hall.folder, 'copy.db')
        hall.do('backup', copy)
        for _ in range(3):
            hall.do('ticket', 'issue', 'B')
        follower = Followed(hall)
        told = [follower.next() for _ in hall.journal()]
        kill_command(hall, rng.uniform(0.004, 0.12), 'restore', copy)
        hall.check()
        hall.do('ticket', 'issue', 'C')
        live = hall.journal()
        new += live[-2]['kind'] == 'hall.restored'
        old += live[-2]['ticket'] == 'B003'
        while told[-1]['ticket'] != 'C001':
            event = follower.next()
            told = told[:event['seq'] - 1] + [event]
        equal(told, live, 'what was told is what is there')
        follower.end()
        hall.do('restore', copy)
        check(not any('restoring' in name for name in os.listdir(hall.folder)),
              'the next restore clears away what was left')
    equal(old + new, N_KILLS // 2, 'either the old or the new hall')
    note(f'restore killed: {old} times the old hall, {new} times the new one')


main([
    killed_at_random_moments,
    the_others_go_on,
    pending_calls_are_spoken_after_a_crash,
    calls_of_long_ago_expire,
    a_second_station_takes_over_in_mid_speech,
    whole_commands_killed,
    holds_and_suspensions_survive,
    restore_killed,
])
