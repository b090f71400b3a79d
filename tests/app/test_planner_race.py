#!/usr/bin/python3
"""The planner beside other programs on the same hall, and when it is killed."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os
import signal

import hall
import planner
import tap

BUILD = hall.Build()
PERSON = {'Customer': 'Wang', 'Telephone': '1', 'Address of the work': '5 Old Lane'}


def open_dialog(desk):
    """A new visit, all but booked; answers the dialog once times are proposed."""
    dialog = desk.open_dialog('New visit', 'ctrl+n')
    for name, text in PERSON.items():
        dialog.find('text', name).set_text(text)
    desk.choose(dialog, 'District', 3)
    desk.choose(dialog, 'Kind of visit', 4)
    desk.session.wait(lambda: proposed(dialog), 15, 'proposals')
    planner.tick(desk.session, dialog, 'The customer agrees to the time')
    return dialog


def proposed(dialog):
    times = dialog.find('list', 'Best times')
    return [' '.join(row.label_texts()) for row in times.find_all('list item')]


def best(place):
    return place.ctl('visit', 'propose', '--type=meter-test', '--district=old-town', '--limit=1')['proposals'][0]


def book_at(place, slot, address='elsewhere'):
    return place.ctl('visit', 'book', '--type=meter-test', '--customer=Li', '--phone=2', '--address=' + address,
                     '--district=old-town', '--technician=' + slot['technician'], '--start=' + slot['start'],
                     '--agreed')['visit']


@tap.case('a time that another program takes between the look and the press: told, and the next times are there (S2 八.1)')
def taken():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        dialog = open_dialog(desk)
        before = proposed(dialog)
        first = book_at(place, best(place))
        button = dialog.find('push button', planner.named('Book'))
        button.click()
        session.wait(lambda: dialog.find('label', lambda text: 'Free are' in text, timeout=0), 15, 'the refusal')
        session.wait(lambda: proposed(dialog) and proposed(dialog) != before, 15, 'other times')
        assert before[0] not in proposed(dialog), proposed(dialog)
        assert [visit['id'] for visit in place.ctl('visit', 'list')['visits']] == [first['id']]
        # What was written stands, and the next time is taken with one press.
        assert dialog.find('text', 'Customer').text == PERSON['Customer']
        session.wait(lambda: button.has('sensitive'), 10, 'use of Book')
        session.pump(0.6)
        button.click()
        visits = session.wait(lambda: [visit for visit in place.ctl('visit', 'list')['visits']
                                       if visit['id'] != first['id']], 15, 'the second visit')
        assert (visits[0]['technician'], visits[0]['start']) != (first['technician'], first['start']), visits
        assert not app.complaints(), app.output()


@tap.case('while a visit is carried another program takes its place: the refusal is shown at once')
def carried():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        slot = best(place)
        visit = book_at(place, slot, '5 Old Lane')
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        desk.go_to(visit)
        view = desk.select(visit)
        # Two hours later, which is free.
        desk.keys(*['shift+Right'] * 8)
        session.wait(lambda: ':' in view.description and 'Old Lane' not in view.description, 10, 'what is drafted')
        session.wait(lambda: view.description.endswith('.'), 10, 'a free place')
        later = datetime.datetime.fromisoformat(visit['start']) + datetime.timedelta(hours=2)
        book_at(place, {'technician': visit['technician'], 'start': later.isoformat()})
        session.wait(lambda: planner.REFUSED.search(view.description), 15, 'the refusal')
        desk.keys('Return')
        session.pump(0.5)
        assert desk.visit(visit['id'])['start'] == visit['start'] and not desk.visit(visit['id'])['next']
        assert not app.complaints(), app.output()


@tap.case('a visit that another program cancels while its move is asked for stays cancelled, and the window says so')
def cancelled():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        visit = book_at(place, best(place), '5 Old Lane')
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        desk.go_to(visit)
        desk.select(visit)
        desk.keys('Return')
        desk.press('Move…')
        desk.answer('Move the visit', 'Go on', texts={'Time': '15:00'})
        desk.form(lambda name: name.startswith('Move to '))
        place.ctl('visit', 'cancel', str(visit['id']), '--by=customer', '--reason=solved')
        desk.answer(lambda name: name.startswith('Move to '), 'Move', texts={'Reason': 'traffic'}, ticks=['The customer agreed'])
        session.wait(lambda: desk.window.find('label', lambda text: 'Nothing was changed' in text, timeout=0), 15, 'a sentence')
        found = desk.visit(visit['id'])
        assert found['state'] == 'cancelled' and not found['next'], found
        session.wait(lambda: desk.window.find('label', 'Cancelled', timeout=0), 15, 'the state in the pane')
        assert not app.complaints(), app.output()


@tap.case('killed in the middle of a draft: nothing of it is in the hall, and all that was there is')
def killed():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        visit = book_at(place, best(place), 'the first')
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        open_dialog(desk)
        events = len(place.events())
        os.kill(app.process.pid, signal.SIGKILL)
        app.process.wait(10)
        place.ctl('check')
        assert [found['id'] for found in place.ctl('visit', 'list')['visits']] == [visit['id']]
        assert len(place.events()) == events, place.events()[events:]
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        desk.go_to(visit)
        desk.keys('ctrl+3')
        session.wait(lambda: desk.window.find('label', 'the first', timeout=0), 15, 'the visit')
        assert not app.complaints(), app.output()


if __name__ == '__main__':
    tap.main()
