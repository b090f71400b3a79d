#!/usr/bin/python3
"""A day of the demo hall through the real programs, on a clock that goes as fast as they follow.

Five programs stand in the hall: reception, board, counter 1, counters 2 and 3, and the loudspeaker,
whose sound goes into a file. Plain numbers of the reception and plain visits of counters 1 and 2 are
done by keys at their windows; everything else by the same commands that windows send."""
# SPDX-License-Identifier: GPL-3.0-or-later
import heapq
import itertools
import os
import statistics
import subprocess
import time

import day_rules
import demo_day
import desk
import hall
import tap

BUILD = hall.Build()
FULL = bool(os.environ.get('FOYER_TEST_FULL'))
BY_KEYS = (1, 2)
RECALL = 25 / 60
# A row that waits longer to be spoken is too old to be said.
VOICE_MAY_LAG = .5


class Place:
    """What is known of one counter beside what the hall says."""

    def __init__(self, number):
        self.number = number
        self.offers, self.staff, self.shifts = demo_day.ROSTER[number]
        self.open, self.closing, self.visit, self.ticket, self.calls = False, False, None, None, 0


class Day:
    def __init__(self, session, place, visits):
        self.session, self.place, self.visits = session, place, visits
        self.batch = place.batch()
        self.events, self.order = [], itertools.count()
        self.now = demo_day.OPENS
        self.places = {number: Place(number) for number in demo_day.ROSTER}
        self.by_number, self.waiting = {}, {}
        self.issued = dict.fromkeys(demo_day.SERVICES, 0)
        self.shown, self.unspoken_since, self.front, self.by_keys = [], None, None, 0
        self.loudspeaker = self.reception = self.board = None
        self.desks = {}

    # The hall's programs

    def start(self):
        self.loudspeaker = subprocess.Popen(
            [BUILD.foyerctl, '--database=' + self.place.path, 'announce', 'run', '--follow',
             '--wav=' + os.path.join(self.place.folder, 'day.wav')],
            env=self.place.environment, stdout=subprocess.DEVNULL)
        self.session.processes.append(self.loudspeaker)
        self.reception = desk.Reception(self.session, self.place, self.place.windows(self.session, 'reception'))
        app = self.place.windows(self.session, 'board')
        self.board = app.window()
        one = self.place.windows(self.session, 'counter=1')
        two = self.place.windows(self.session, 'counter=2', 'counter=3')
        self.desks = {1: desk.Counter(self.session, self.place, one, 1),
                      2: desk.Counter(self.session, self.place, two, 2, lambda name: '2' in name)}
        for window in self.desks.values():
            window.n_windows = len(window.app.windows())
        self.reception.sign_in('1012')
        self.apps = [self.reception.app, app, one, two]

    def newest(self):
        return self.board.find(None, 'Newest call', timeout=0).label_texts()

    # Time

    def at(self, minute, work, *words):
        heapq.heappush(self.events, (minute, next(self.order), work, words))

    def run(self):
        for visit in self.visits:
            self.at(visit.arrives, self.arrive, visit)
        for place in self.places.values():
            for begin, end in place.shifts:
                self.at(begin, self.open_counter, place)
                if end < demo_day.CLOSES:
                    self.at(end, self.end_shift, place)
        while self.events:
            minute, _, work, words = heapq.heappop(self.events)
            self.let_speak(minute)
            self.now = max(self.now, minute)
            self.place.set_clock(demo_day.moment(self.now))
            work(*words)
        self.let_speak(self.now + 1)

    def let_speak(self, minute):
        if self.unspoken_since is None or minute < self.unspoken_since + VOICE_MAY_LAG:
            return
        self.session.wait(lambda: not self.batch.run('announce list --pending')['announcements'], 60, 'the voice')
        self.unspoken_since = None

    # Keys

    def press(self, window, keys, done, what):
        """Presses until it is DONE: a window may not know yet what another program did."""
        if self.front is not window:
            window.to_front()
            self.front = window
        end = time.monotonic() + 30
        while True:
            self.session.key(*keys)
            try:
                self.by_keys += 1
                return self.session.wait(done, 1.5, what)
            except hall.atspi_driver.Timeout:
                assert time.monotonic() < end, what
                window.to_front()

    def state(self, place):
        return self.batch.run('counter show %d' % place.number)['counter']

    def step(self, place, key, command, state, plain=True):
        """By KEY at its window, where it has one, else by COMMAND; answers the counter."""
        if plain and place.number in BY_KEYS:
            self.press(self.desks[place.number], [key], lambda: self.state(place)['state'] == state,
                       '%s at counter %d' % (state, place.number))
        else:
            self.batch.run('counter %s %d' % (command, place.number))
        found = self.state(place)
        assert found['state'] == state, found
        return found

    def finish_by_keys(self, place):
        window = self.desks[place.number]
        self.press(window, [desk.FINISH], lambda: len(window.app.windows()) > window.n_windows, 'the ticks')
        self.session.pump(.1)
        self.session.key('1', '2', 'Return')
        self.session.wait(lambda: self.state(place)['state'] == 'ready', 20, 'ready')
        self.front = None

    # What happens

    def arrive(self, visit):
        self.issued[visit.service] += 1
        number = '%s%03d' % (visit.service, self.issued[visit.service])
        self.by_number[number] = visit
        plain = visit.category == 'ordinary' and not visit.hearing and visit.second is None
        if visit.channel == 'reception' and plain:
            self.issue_by_keys(visit, number)
        else:
            self.issue(visit)
        ticket = self.batch.run('ticket show ' + number)['ticket']
        if ticket['state'] == 'called':
            place = self.places[ticket['counter']]
            assert place.visit is None, 'sent straight to a counter that has somebody'
            self.expect(place, number)
            return
        self.waiting[number] = visit
        for place in self.places.values():
            if visit.service in place.offers:
                self.call_next(place)

    def issue(self, visit):
        self.batch.run('ticket issue %s --class=%s --language=%s --direct%s%s' % (
            ' '.join(filter(None, (visit.service, visit.second))), visit.category, visit.language,
            ' --hearing' if visit.hearing else '',
            ' --reason=danger' if visit.category == 'urgent' else ''))

    def issue_by_keys(self, visit, number):
        reception = self.reception
        if self.front is not reception:
            reception.to_front()
            self.front = reception
        self.session.wait(lambda: reception.choose(visit.service), 20, 'the choice of ' + visit.service)
        self.session.key(reception.LANGUAGE_KEYS[visit.language], 'F2')
        self.session.wait(lambda: self.is_issued(number), 20, number)
        self.by_keys += 1

    def is_issued(self, number):
        try:
            return self.batch.run('ticket show ' + number)
        except hall.Refused:
            return None

    def call_next(self, place):
        if not place.open or place.visit is not None:
            return
        if place.closing and self.now < demo_day.CLOSES:
            self.close_counter(place)
            return
        if any(visit.service in place.offers for visit in self.waiting.values()):
            number = self.step(place, desk.CALL_NEXT, 'call', 'calling')['ticket']
            self.waiting.pop(number)
            self.unspoken_since = self.unspoken_since or self.now
            self.see(place, number)
            self.expect(place, number)

    def see(self, place, number):
        """The board shows this call."""
        def is_shown():
            texts = self.newest()
            return number in texts and str(place.number) in texts
        self.session.wait(is_shown, 20, '%s on the board' % number)
        self.shown.append((number, place.number))

    def expect(self, place, number):
        place.ticket, place.calls, place.visit = number, 1, self.by_number[number]
        visit = place.visit
        if visit.misses or self.now - visit.arrives > visit.patience:
            self.at(self.now + RECALL, self.call_again, place)
        else:
            self.at(self.now + visit.way, self.serve, place)

    def call_again(self, place):
        if place.calls >= 3:
            self.step(place, desk.MISSED, 'no-show', 'ready')
            self.free(place)
            return
        place.calls += 1
        calls = place.calls
        if place.number in BY_KEYS:
            self.press(self.desks[place.number], [desk.CALL_AGAIN],
                       lambda: self.batch.run('ticket show ' + place.ticket)['ticket']['calls'] == calls, 'a recall')
        else:
            self.batch.run('counter recall %d' % place.number)
        self.unspoken_since = self.unspoken_since or self.now
        self.see(place, place.ticket)
        self.at(self.now + RECALL, self.call_again, place)

    def serve(self, place):
        self.step(place, desk.ARRIVED, 'serve', 'serving')
        visit = place.visit
        if visit.hold:
            self.at(self.now + visit.length / 2, self.hold, place)
        if visit.pays_cash:
            self.at(self.now + visit.length / 4, self.take_cash, place)
        self.at(self.now + visit.length + visit.hold, self.finish, place)

    def hold(self, place):
        self.batch.run('counter hold %d --reason=copying --minutes=4' % place.number)
        self.at(self.now + place.visit.hold, self.resume, place)

    def resume(self, place):
        self.batch.run('counter resume %d' % place.number)

    def take_cash(self, place):
        """A note too little first, now and then: all is given back and counted again (2.4)."""
        def run(words, *more):
            self.batch.run(' '.join(('cash', words, str(place.number), *more)))

        run('start', '--due=4000')
        if place.visit.pays_wrong:
            run('count', '1000=3')
            run('return')
            run('count', '1000=4')
        else:
            run('count', '5000=1')
            run('change')
        run('finish', '--reminded')

    def finish(self, place):
        visit = place.visit
        if place.number in BY_KEYS and visit.outcome == 'done' and visit.second is None and not visit.hold:
            self.finish_by_keys(place)
        else:
            self.batch.run('counter finish %d --outcome=%s%s' % (
                place.number, visit.outcome,
                ' --reason=papers --alternative=later' if visit.outcome == 'refused' else ''))
        self.free(place)

    def free(self, place):
        place.visit = place.ticket = None
        self.call_next(place)
        if self.now >= demo_day.CLOSES and not self.waiting:
            for other in self.places.values():
                if other.visit is None and other.open:
                    self.close_counter(other)

    # Shifts

    def open_counter(self, place):
        place.closing = False
        if place.open:
            return
        place.open = True
        if place.number in BY_KEYS:
            self.desks[place.number].sign_in(place.staff)
        else:
            self.batch.run('counter open %d --staff=%s' % (place.number, place.staff))
        self.front = None
        self.call_next(place)

    def end_shift(self, place):
        place.closing = True
        self.call_next(place)

    def close_counter(self, place):
        place.open = False
        self.batch.run('counter close %d' % place.number)

    def close(self):
        """After the last customer; answers the hall's state."""
        self.now = max(self.now, demo_day.CLOSES) + 1
        self.place.set_clock(demo_day.moment(self.now))
        for place in self.places.values():
            if place.open:
                self.close_counter(place)
        return self.batch.run('hall status')['state']


def figures(rules, visits):
    tickets = list(rules.tickets.values())
    waits = [(day_rules.instant(ticket['called_at']) - day_rules.instant(ticket['issued_at'])).total_seconds() / 60
             for ticket in tickets if ticket['state'] == 'completed']
    ends = [ticket['state'] for ticket in tickets]
    last = max(day_rules.instant(ticket['finished_at']) for ticket in tickets if ticket.get('finished_at'))
    over = last.timestamp() / 60 - demo_day.moment(demo_day.CLOSES) / 60e6
    return {'visits': len(visits), 'served': ends.count('completed'), 'left': ends.count('no-show'),
            'mean': statistics.mean(waits), 'median': statistics.median(waits),
            'p90': statistics.quantiles(waits, n=10)[8], 'longest': max(waits),
            'queue': rules.longest_queue, 'over': over}


# The row “normal 240” of the demo hall's figures is the mean of many days; one day lies around it.
BOUNDS = {'visits': (205, 280), 'left': (2, 30), 'mean': (1.2, 9), 'median': (0, 5), 'p90': (3, 25),
          'longest': (12, 80), 'queue': (5, 22), 'over': (-30, 35)}


def play(seed, until):
    """Lets the day pass up to the minute UNTIL; answers its rules, the day and the visits."""
    visits = [visit for visit in demo_day.draw_visits(seed) if visit.arrives < until]
    with BUILD.session(size=(1366, 768)) as session, \
            hall.Hall(BUILD, clock=demo_day.moment(demo_day.OPENS)) as place:
        be_brisk(session)
        day = Day(session, place, visits)
        began = time.monotonic()
        day.start()
        started = time.monotonic()
        day.run()
        state = day.close()
        assert state == 'closed', 'in the evening the hall is ' + state
        rules = day_rules.Rules({number: figures_of[0] for number, figures_of in demo_day.ROSTER.items()})
        for event in place.events():
            rules.take(event)
        place.ctl('check')
        for app in day.apps:
            assert not app.complaints(), app.output()
        day.batch.close()
        day.loudspeaker.terminate()
        assert day.loudspeaker.wait(20) == 0
        tap.say('%d visits, %d entries, %d steps by keys, %d calls seen on the board; %.0f s, and %.0f s to start'
                % (len(visits), rules.seq, day.by_keys, len(day.shown), time.monotonic() - started,
                   started - began))
        return rules, day, visits


def be_brisk(session):
    """Without animations, and only the loudspeaker program speaks."""
    config = session.environment['XDG_CONFIG_HOME']
    files = {'gtk-4.0/settings.ini': '[Settings]\ngtk-enable-animations=0\n',
             'glib-2.0/settings/keyfile': '[io/github/foyerhall/Foyer]\nspeaker=false\n'}
    for name, text in files.items():
        path = os.path.join(config, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
    session.environment['GSETTINGS_BACKEND'] = 'keyfile'


def judge(rules, day, visits):
    assert day.shown == rules.public_calls, 'the board showed other calls than were made'
    # A notice that the hall makes by itself gives way to calls, and the clock of this day leaps.
    late = [row for row in rules.announcements.values()
            if row['state'] not in (('spoken', 'dropped') if row['kind'] in ('call', 'recall')
                                    else ('spoken', 'dropped', 'expired'))]
    assert not late, late
    assert len([row for row in rules.announcements.values() if row['state'] == 'spoken']) > len(visits) / 2
    assert len(rules.tickets) == len(visits), 'a visit without a number'
    open_ones = [ticket for ticket in rules.tickets.values() if ticket['state'] not in ('completed', 'no-show')]
    assert not open_ones, 'nobody knows what became of %s' % open_ones
    assert all(row['state'] == 'done' for row in rules.cash.values()), 'a check of cash that has no end'


@tap.case('a morning of the demo hall: every rule at every entry, every call on the board and spoken')
def morning():
    judge(*play(seed=7, until=demo_day.OPENS + 40))


if FULL:
    @tap.case('a whole day of 240 visits: everybody accounted for, the figures as the demo hall has them')
    def whole_day():
        rules, day, visits = play(seed=7, until=demo_day.CLOSES)
        judge(rules, day, visits)
        found = figures(rules, visits)
        tap.say(', '.join('%s %.1f' % pair for pair in found.items()))
        for name, (least, most) in BOUNDS.items():
            assert least <= found[name] <= most, '%s is %.1f, not within %s to %s' % (name, found[name], least, most)


if __name__ == '__main__':
    tap.main()
