#!/usr/bin/python3
"""Pointer, keys and menu do the same thing to the plan: each outcome is held against the others."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

import hall
import planner
import tap

BUILD = hall.Build()
TOLD = {'texts': {'Reason': 'traffic'}, 'ticks': ['The customer agreed']}
# What may differ: when it was done, and by which command.
KEPT = ('start', 'end', 'technician', 'state', 'by', 'why', 'moves', 'company_moves', 'minutes', 'wished')


def book(place):
    """At the same time and for the same technician in each hall: nothing else is booked."""
    slot = place.ctl('visit', 'propose', '--type=meter-test', '--district=old-town', '--limit=1')['proposals'][0]
    day = slot['start'][:10]
    return place.ctl('visit', 'book', '--type=meter-test', '--customer=Wang', '--phone=1', '--address=5 Old Lane',
                     '--district=old-town', '--technician=2109', '--start=%sT10:00:00+08:00' % day, '--agreed')['visit']


def wall(iso):
    return datetime.datetime.fromisoformat(iso).astimezone(datetime.timezone(datetime.timedelta(hours=8)))


class Plan:
    """Where times stand in the day view of this size: all hours are seen at once."""
    names, hours, opens, closes, lanes = 148, 50, 7, 20, ('2101', '2104', '2109', '2112', '2117')

    def __init__(self, desk):
        self.left, self.top, self.width, self.height = desk.view().screen_extents()
        self.lane = min(max((self.height - self.hours) // len(self.lanes), 50), 188)

    def x(self, time):
        hour = time.hour + time.minute / 60
        return self.left + self.names + (self.width - self.names) * (hour - self.opens) / (self.closes - self.opens)

    def y(self, technician):
        return self.top + self.hours + self.lane * (self.lanes.index(technician) + 0.5)


def drag(session, from_x, from_y, to_x, to_y):
    session.xdo('mousemove', round(from_x), round(from_y))
    session.pump(0.1)
    session.xdo('mousedown', 1)
    for step in range(1, 13):
        session.xdo('mousemove', round(from_x + (to_x - from_x) * step / 12), round(from_y + (to_y - from_y) * step / 12))
        session.pump(0.03)
    session.pump(0.3)
    session.xdo('mouseup', 1)


def drag_whole(desk, visit, minutes, technician):
    plan = Plan(desk)
    start = wall(visit['start']) + datetime.timedelta(minutes=7)
    drag(desk.session, plan.x(start), plan.y(visit['technician']),
         plan.x(start + datetime.timedelta(minutes=minutes)), plan.y(technician))


def drag_end(desk, visit, minutes):
    plan = Plan(desk)
    end = wall(visit['end'])
    drag(desk.session, plan.x(end) - 3, plan.y(visit['technician']),
         plan.x(end + datetime.timedelta(minutes=minutes)) - 3, plan.y(visit['technician']))


def choose_in_menu(desk, item):
    """In the plan's own menu, by its key."""
    desk.keys('Menu')
    entry = desk.session.wait(lambda: desk.window.find('menu item', lambda name: item in name, timeout=0), 10, item)
    entry.mouse()


def moved_by_pointer(desk, visit):
    drag_whole(desk, visit, 120, '2101')


def moved_by_keys(desk, visit):
    desk.select(visit)
    desk.keys(*['shift+Right'] * 8, 'shift+Up', 'shift+Up', 'Return')


def moved_by_menu(desk, visit):
    desk.select(visit)
    choose_in_menu(desk, 'Move with the arrow keys')
    desk.session.pump(0.4)
    desk.keys(*['Right'] * 8, 'Up', 'Up', 'Return')


def moved_by_words(desk, visit):
    desk.select(visit)
    choose_in_menu(desk, 'Move to a date and time')
    desk.form('Move the visit').find('combo box', 'Technician')
    desk.answer('Move the visit', 'Go on', texts={'Time': '12:00'}, choices={'Technician': -2})


def stretched_by_pointer(desk, visit):
    drag_end(desk, visit, 30)


def stretched_by_keys(desk, visit):
    desk.select(visit)
    desk.keys('ctrl+shift+Right', 'ctrl+shift+Right', 'Return')


def given_by_pointer(desk, visit):
    drag_whole(desk, visit, 0, '2101')


def given_by_keys(desk, visit):
    desk.select(visit)
    desk.keys('shift+Up', 'shift+Up', 'Return')


def refused_by_pointer(desk, visit):
    plan = Plan(desk)
    start = wall(visit['start']) + datetime.timedelta(minutes=7)
    session = desk.session
    session.xdo('mousemove', round(plan.x(start)), round(plan.y('2109')))
    session.pump(0.1)
    session.xdo('mousedown', 1)
    for step in range(1, 13):
        session.xdo('mousemove', round(plan.x(start) + (plan.x(start + datetime.timedelta(hours=9)) - plan.x(start)) * step / 12),
                    round(plan.y('2109')))
        session.pump(0.03)
    session.wait(lambda: planner.REFUSED.search(desk.view().description), 10, 'the reason while it is dragged')
    reason = desk.view().description.split('. ', 1)[1]
    session.xdo('mouseup', 1)
    return reason


def refused_by_keys(desk, visit):
    view = desk.select(visit)
    desk.keys(*['shift+Right'] * 36)
    desk.session.wait(lambda: planner.REFUSED.search(view.description), 10, 'the reason while it is carried')
    reason = view.description.split('. ', 1)[1]
    desk.keys('Return', 'Escape')
    return reason


def outcome(session, do, asked):
    """What is left of the visit after DO, in a hall and a window of its own."""
    with hall.Hall(BUILD) as place:
        visit = book(place)
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        desk.window.do('window.toggle-maximized')
        session.pump(0.8)
        desk.go_to(visit)
        session.pump(0.5)
        kinds = len(place.events())
        said = do(desk, visit)
        if asked:
            desk.answer(lambda name: name.startswith('Move to '), 'Move', **TOLD)
        if said is None:
            session.wait(lambda: len(place.events()) > kinds, 20, do.__name__)
        number = desk.visit(visit['id'])['next'] or visit['id']
        found = desk.visit(number)
        assert not app.complaints(), app.output()
        events = [(event['kind'], event['via']) for event in place.events()[kinds:] if event['kind'].startswith('visit.')]
        result = ({name: found.get(name) for name in KEPT}, events, said)
        app.close()
        return result


def hold_together(ways, asked):
    with BUILD.session(size=(1920, 1080), language='en') as session:
        results = [outcome(session, way, asked) for way in ways]
        for way, result in zip(ways, results):
            assert result == results[0], (ways[0].__name__, results[0], way.__name__, result)
        return results[0]


@tap.case('moved by the pointer, by keys, by the menu and by words: the same visit comes of it')
def move():
    found, events, _ = hold_together([moved_by_pointer, moved_by_keys, moved_by_menu, moved_by_words], True)
    assert wall(found['start']).strftime('%H:%M') == '12:00' and found['technician'] == '2101', found
    assert events == [('visit.moved', 'window')], events


@tap.case('made longer, and given to another technician: pointer and keys do the same')
def adjust():
    found, events, _ = hold_together([stretched_by_pointer, stretched_by_keys], False)
    assert events == [('visit.adjusted', 'window')], events
    found, events, _ = hold_together([given_by_pointer, given_by_keys], False)
    assert found['technician'] == '2101' and wall(found['start']).strftime('%H:%M') == '10:00', found
    assert events == [('visit.adjusted', 'window')], events


@tap.case('a place that cannot be: pointer and keys say the same reason before anything is let go, and nothing changes')
def refused():
    found, events, said = hold_together([refused_by_pointer, refused_by_keys], False)
    assert said and not events and wall(found['start']).strftime('%H:%M') == '10:00', (said, events, found)


if __name__ == '__main__':
    tap.main()
