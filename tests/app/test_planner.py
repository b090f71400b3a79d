#!/usr/bin/python3
"""The planner from outside: a home visit from the wish to its end, through the real window."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

import hall
import planner
import tap

BUILD = hall.Build()
HOSPITAL = {'Customer': 'City Hospital', 'Telephone': '555-0142', 'Address of the work': '1 Hospital Road'}


def book(desk):
    """Writes the hospital's visit down at its best time, agreed; answers its number."""
    dialog = desk.open_dialog('New visit', 'ctrl+n')
    for name, text in HOSPITAL.items():
        dialog.find('text', name).set_text(text)
    desk.choose(dialog, 'Customer is', 2)
    desk.choose(dialog, 'District', 4)
    desk.choose(dialog, 'Kind of visit', 1)
    desk.session.wait(lambda: dialog.find('list', 'Best times').find_all('list item'), 15, 'proposals')
    planner.tick(desk.session, dialog, 'The customer agrees to the time')
    button = dialog.find('push button', planner.named('Book'))
    desk.session.wait(lambda: button.has('sensitive'), 10, 'use of Book')
    button.click()
    visits = desk.session.wait(lambda: desk.place.ctl('visit', 'list')['visits'], 15, 'a visit')
    assert len(visits) == 1, visits
    return visits[0]['id']


def move(desk, number, by, reason, days):
    """Moves it by the dialog of day and time; answers the number of its new row."""
    start = datetime.datetime.fromisoformat(desk.visit(number)['start'])
    to = start + datetime.timedelta(days=days)
    while to.weekday() > 4:
        to += datetime.timedelta(days=1)
    desk.press('Move…')
    desk.answer('Move the visit', 'Go on', texts={'Day': to.date().isoformat(), 'Time': '10:00'})
    desk.answer(lambda name: name.startswith('Move to '), 'Move', texts={'Reason': reason},
                choices={'Who wants it': 1} if by == 'company' else {}, ticks=['The customer agreed'])
    desk.session.wait(lambda: desk.visit(number)['next'], 20, 'the move of %d' % number)
    former = desk.visit(number)
    assert (former['state'], former['by'], former['why']) == ('rescheduled', by, reason), former
    # The pane goes on with the new row.
    desk.session.wait(lambda: desk.window.find('label', lambda name: reason in name, timeout=0), 15, 'the history')
    return former['next']


def go_there(desk, number):
    desk.press('Set out…')
    form = desk.form('Set out')
    for box in form.find_all('check box'):
        box.mouse()
    desk.answer('Set out')
    desk.wait_state(number, 'en-route')
    desk.press('Arrived')
    desk.wait_state(number, 'arrived')


def knock(desk, number, rounds):
    for done in range(rounds):
        desk.press('Knock three times')
        if done == 0:
            desk.answer('Knock three times', ticks=['The customer wants us before the agreed time'])
        desk.session.wait(lambda: desk.visit(number)['knocks'] == done + 1, 20, 'round %d' % (done + 1))


@tap.case('a hospital’s meter: notice, one move by the company, nobody at home, note, call back, done (S0-ME-8.1b, S2 八)')
def hospital():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        number = book(desk)
        visit = desk.visit(number)
        notice = datetime.datetime.fromisoformat(visit['start']).date() - datetime.datetime.now(
            datetime.timezone(datetime.timedelta(hours=8))).date()
        assert visit['state'] == 'confirmed' and visit['class'] == 'special' and notice.days >= 3, visit
        number = move(desk, number, 'company', 'the crane is broken', 1)
        assert desk.visit(number)['company_moves'] == 1
        go_there(desk, number)
        knock(desk, number, 3)
        desk.press('Telephone…')
        desk.answer('Telephone')
        desk.wait_state(number, 'phoning')
        desk.press('Leave a door note…')
        desk.answer('Leave a door note', texts={'Where the note was left': 'at the gate'})
        desk.wait_state(number, 'note-left')
        # An open note is among what has to be planned; the customer calls back.
        assert desk.window.find('list', 'Visits to be planned').find('label', HOSPITAL['Address of the work'])
        number = move(desk, number, 'customer', 'nobody was in', 1)
        go_there(desk, number)
        knock(desk, number, 1)
        desk.press('Let in…')
        desk.answer('Let in', ticks=['ID shown', 'Purpose told', 'The customer consents to entry'])
        desk.wait_state(number, 'entered')
        desk.press('Begin the work')
        desk.wait_state(number, 'working')
        desk.press('Done…')
        desk.answer('Done', texts={'Reading of the old meter': '4711', 'Reading of the new meter': '0',
                                   'Signed by': 'chief of technics', 'The customer’s opinion': 'good'},
                    ticks=['Tidied up', 'Our telephone number left'])
        desk.wait_state(number, 'done')
        # What was written down is there to be read.
        for text in ('4711', 'chief of technics', 'good'):
            session.wait(lambda: desk.window.find('label', text, timeout=0), 10, text)
        assert not app.complaints(), app.output()


@tap.case('a visit is carried by keys, a refused place says why, and a move is taken back')
def keys():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        proposal = place.ctl('visit', 'propose', '--type=meter-test', '--district=old-town', '--limit=1')['proposals'][0]
        visit = place.ctl('visit', 'book', '--type=meter-test', '--customer=Wang', '--phone=1', '--address=5 Old Lane',
                          '--district=old-town', '--technician=' + proposal['technician'], '--start=' + proposal['start'],
                          '--agreed')['visit']
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        view = desk.window.find('table', 'Plan of home visits')
        desk.go_to(visit)
        search = desk.window.find(None, 'Search visits')
        search.set_text('old lane')
        desk.select(visit)
        # After the technician's hours: refused, and said.
        desk.keys(*['shift+Right'] * 50)
        session.wait(lambda: planner.REFUSED.search(view.description), 10, 'a refusal')
        desk.keys('Escape')
        desk.keys('shift+Right', 'shift+Right', 'Return')
        desk.answer(lambda name: name.startswith('Move to '), 'Move', texts={'Reason': 'traffic'}, ticks=['The customer agreed'])
        session.wait(lambda: desk.visit(visit['id'])['next'], 20, 'the move')
        moved = desk.visit(desk.visit(visit['id'])['next'])
        assert moved['start'] > visit['start'], moved
        session.pump(0.5)
        desk.keys('ctrl+z')
        session.wait(lambda: desk.visit(moved['id'])['next'], 20, 'the undo')
        back = desk.visit(desk.visit(moved['id'])['next'])
        assert back['start'] == visit['start'] and back['moves'] == 0, back
        # The staff see whom they send, not numbers.
        desk.keys('ctrl+3')
        name = technician_name(place, visit['technician'])
        session.wait(lambda: desk.window.find('label', lambda text: name in text, timeout=0), 10, 'the name ' + name)
        assert not app.complaints(), app.output()


@tap.case('a visit without a time is dropped into the plan with the pointer, and the day’s sheet is printed')
def drop():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        number = place.ctl('visit', 'draft', '--type=leak', '--customer=Kim', '--phone=2', '--address=9 Hill',
                           '--district=old-town')['visit']['id']
        desk = planner.Planner(session, place, place.windows(session, 'planner'))
        # To a working day, whatever today is.
        for _ in range(1 + {4: 2, 5: 1}.get(datetime.date.today().weekday(), 0)):
            desk.keys('alt+Right')
            session.pump(0.5)
        x, y, _, _ = desk.window.find('list', 'Visits to be planned').find('label', '9 Hill').screen_extents()
        left, top, width, _ = desk.window.find('table', 'Plan of home visits').screen_extents()
        session.xdo('mousemove', x + 20, y + 8)
        session.xdo('mousedown', 1)
        for step in range(1, 21):
            session.xdo('mousemove', x + 20 + (left + width // 2 - x) * step // 20, y + 8 + (top + 80 - y) * step // 20)
            session.pump(0.05)
        session.pump(0.5)
        session.xdo('mouseup', 1)
        desk.wait_state(number, 'proposed')
        assert desk.visit(number)['technician'] == '2101', desk.visit(number)
        desk.keys('ctrl+p')
        session.wait(lambda: desk.window.find('label', lambda name: name.endswith('.pdf.'), timeout=0), 15, 'the sheet')
        assert not desk.app.complaints(), desk.app.output()


# 12:30 on Monday, 2 March 2026, where the hall is.
NOON = 1772425800 * 10 ** 6


@tap.case('the number read back and the quiet hours are kept, ringing in them is warned of, and a second visit to the address is named (S0-HL-7, S3 4.2)')
def reached():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD, clock=NOON) as place:
        place.ctl('visit', 'book', '--type=meter-test', '--customer=Wang', '--phone=1', '--address=5 Old Lane',
                  '--district=old-town', '--technician=2109', '--start=2026-03-04T10:00:00+08:00', '--agreed')
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        dialog = desk.open_dialog('New visit', 'ctrl+n')
        tick = dialog.find('check box', 'The number was read back')
        assert not tick.has('sensitive')
        for name, text in (('Customer', 'Wang'), ('Telephone', '000-555-0101'), ('Address of the work', '5 old-lane')):
            dialog.find('text', name).set_text(text)
        hours = dialog.find('text', lambda name: name.startswith('May be rung'))
        hours.set_text('at noon, please not')
        session.wait(lambda: tick.has('sensitive'), 10, 'use of the tick')
        planner.tick(session, dialog, 'The number was read back')
        desk.choose(dialog, 'District', 3)
        desk.choose(dialog, 'Kind of visit', 4)
        session.wait(lambda: dialog.find('label', lambda text: text.startswith('Visit 1 goes to this address already'), timeout=0),
                     15, 'the other visit')
        button = dialog.find('push button', planner.named('Book'))
        session.wait(lambda: button.has('sensitive'), 10, 'use of Book')
        button.click()
        session.wait(lambda: dialog.find('label', lambda text: text.startswith('Hours are written as'), timeout=0), 10, 'the refusal')
        hours.set_text('not 12:00-14:00')
        session.pump(0.6)
        button.click()
        session.wait(lambda: len(place.ctl('visit', 'list')['visits']) == 2, 15, 'the visit')
        visit = desk.visit(2)
        assert (visit['read_back'], visit['quiet_hours'], visit['start'][:10]) == (True, '12:00-14:00', '2026-03-04'), visit
        desk.press('Customer agreed')
        desk.wait_state(2, 'confirmed')
        desk.press('Remind…')
        assert desk.form('Remind').find('label', 'The customer does not want to be rung at this hour.')
        desk.answer('Remind')
        desk.wait_state(2, 'reminded')
        desk.press('Number and hours…')
        desk.answer('Number and hours', texts={'Telephone': '000-555-0102'})
        session.wait(lambda: desk.window.find('label', '000-555-0102 (not read back)', timeout=0), 15, 'the other number')
        visit = desk.visit(2)
        assert (visit['phone'], visit['read_back'], visit['quiet_hours']) == ('000-555-0102', None, '12:00-14:00'), visit
        assert not app.complaints(), app.output()


@tap.case('a plan that is left open over midnight shows the new day; another day that somebody looks at stays')
def midnight():
    late = NOON + (11 * 3600 + 29 * 60 + 57) * 10 ** 6
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD, clock=late) as place:
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)

        def shown(day):
            return desk.window.find('label', lambda name: name.endswith(day), timeout=0)

        assert shown('2 March 2026')
        place.set_clock(late + 10 * 10 ** 6)
        session.wait(lambda: shown('3 March 2026'), 20, 'the new day')
        desk.keys('alt+Right')
        session.wait(lambda: shown('4 March 2026'), 10, 'the day after')
        place.set_clock(late + (24 * 3600 + 10) * 10 ** 6)
        place.ctl('visit', 'draft', '--type=leak', '--customer=Kim', '--phone=2', '--address=9 Hill', '--district=old-town')
        session.wait(lambda: desk.window.find('label', '9 Hill', timeout=0), 15, 'the draft')
        assert shown('4 March 2026')
        assert not app.complaints(), app.output()


def technician_name(place, number):
    technicians = place.ctl('hall', 'export')['technicians']
    return next(person['name'] for person in technicians if person['id'] == number)


if __name__ == '__main__':
    tap.main()
