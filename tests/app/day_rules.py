"""The rules of tickets and counters, held against a hall's journal, entry by entry."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

# Every way a ticket may go; None is the moment before it was issued.
TICKET_WAYS = {
    None: {'waiting', 'called'},
    'waiting': {'called', 'cancelled', 'converted'},
    'called': {'called', 'serving', 'no-show', 'waiting', 'cancelled'},
    'serving': {'on-hold', 'waiting', 'completed', 'converted'},
    'on-hold': {'serving'},
    'no-show': {'waiting', 'cancelled'},
    'completed': set(), 'cancelled': set(), 'converted': set(),
}
AT_COUNTER = ('called', 'serving', 'on-hold')
# What a counter says of its ticket.
TICKET_OF_COUNTER = {'calling': 'called', 'serving': 'serving', 'on-hold': 'on-hold'}
ORDER = ('issued_at', 'called_at', 'served_at', 'finished_at')


def rows(data, name):
    found = data.get(name, [])
    return found if isinstance(found, list) else [found]


def instant(text):
    return datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))


class Rules:
    """Takes one journal entry after the other; the first wrong one raises AssertionError."""

    def __init__(self, offers, max_calls=3):
        self.offers, self.max_calls = offers, max_calls  # offers: counter -> service codes
        self.tickets, self.counters, self.announcements, self.cash = {}, {}, {}, {}
        self.seq, self.longest_queue, self.public_calls = 0, 0, []

    def waiting(self):
        return [ticket for ticket in self.tickets.values() if ticket['state'] == 'waiting']

    def take(self, event):
        assert event['seq'] == self.seq + 1, 'an entry is missing before %d' % event['seq']
        self.seq = event['seq']
        data = event['data']
        try:
            if event['kind'] == 'ticket.called' and 'reason' not in data:
                self.check_order(event)
            for row in rows(data, 'ticket'):
                self.take_ticket(row, event)
            for row in rows(data, 'counter') if isinstance(data.get('counter'), (dict, list)) else []:
                self.counters.setdefault(row['number'], {'state': 'offline', 'ticket': None}).update(row)
            for name, kept, key in (('announcement', self.announcements, 'seq'), ('cash', self.cash, 'id')):
                for row in rows(data, name):
                    kept.setdefault(row[key], {'state': 'pending' if key == 'seq' else 'counting'}).update(row)
            self.check_all()
        except AssertionError as error:
            raise AssertionError('entry %d, %s at %s: %s' % (event['seq'], event['kind'], event['at'], error))
        self.longest_queue = max(self.longest_queue, len(self.waiting()))

    def take_ticket(self, row, event):
        known = self.tickets.get(row['id'])
        before = known['state'] if known else None
        ticket = self.tickets.setdefault(row['id'], {'state': 'waiting', 'calls': 0, 'counter': None})
        ticket.update(row)
        after = ticket['state']
        if after != before or 'calls' in row:
            assert after in TICKET_WAYS[before] or after == before, 'from %s to %s' % (before, after)
        # Nobody who waits is dropped by the program itself.
        if before == 'waiting' and after in ('cancelled', 'converted'):
            assert event['via'] != 'system', 'dropped by itself'
        # Straight to a free counter is no call: the board has it only from a second one on.
        if after == 'called' and 'calls' in row and ticket['calls'] > bool(ticket.get('direct')):
            self.public_calls.append((event['ticket'], ticket['counter']))

    def check_order(self, event):
        """Who is called without a reason is the one due first of those this counter may serve."""
        offers = self.offers[event['counter']]
        known = [ticket for ticket in self.waiting() if ticket['service'] in offers]
        called = {row['id'] for row in rows(event['data'], 'ticket')}
        if not called & {ticket['id'] for ticket in known}:
            return  # called again, or direct
        first = min(known, key=lambda ticket: (instant(ticket['due_at']), ticket['id']))
        assert first['id'] in called, '%s is called before %s, without a reason' % (event['ticket'], first['id'])

    def check_all(self):
        at = {}
        for ticket in self.tickets.values():
            if ticket['state'] in AT_COUNTER:
                assert ticket['counter'], 'ticket %d is nowhere' % ticket['id']
                at.setdefault(ticket['counter'], []).append(ticket)
            assert ticket['calls'] <= self.max_calls, 'ticket %d is called too often' % ticket['id']
            times = [instant(ticket[name]) for name in ORDER if ticket.get(name)]
            assert times == sorted(times), 'ticket %d in the wrong order of time' % ticket['id']
        holders = [counter['ticket'] for counter in self.counters.values() if counter['ticket']]
        assert len(holders) == len(set(holders)), 'a ticket is at two counters'
        for number, counter in self.counters.items():
            here = at.get(number, [])
            assert len(here) <= 1, 'counter %d has %d tickets' % (number, len(here))
            wanted = TICKET_OF_COUNTER.get(counter['state'])
            if wanted is not None:
                assert here and here[0]['id'] == counter['ticket'] and here[0]['state'] == wanted, \
                    'counter %d is %s with %s' % (number, counter['state'], here)
            else:
                assert not here and not counter['ticket'], 'counter %d, %s, has a ticket' % (number, counter['state'])
            # A check of cash is an overlay on serving: nobody is called or sent away over it.
            assert not counter.get('cash_check') or counter['state'] == 'serving', 'cash at an idle counter'
