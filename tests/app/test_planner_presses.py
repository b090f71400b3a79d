#!/usr/bin/python3
"""The planner under impatient hands: double presses, Escape in the middle, a window closed too soon, a small screen."""
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import datetime
import fcntl

import hall
import planner
import tap

BUILD = hall.Build()
ZONE = datetime.timezone(datetime.timedelta(hours=8))
PERSON = {'Customer': 'Wang', 'Telephone': '1', 'Address of the work': '5 Old Lane'}
LONG = '河东新区滨江大道二百三十八号春晓苑小区北门第十四栋二单元三〇二室' * 6 + 'Wolfeschlegelsteinhausen' * 9


def working_day():
    """The next one."""
    day = datetime.datetime.now(ZONE).date() + datetime.timedelta(days=1)
    while day.weekday() > 4:
        day += datetime.timedelta(days=1)
    return day.isoformat()


def at(clock):
    return '%sT%s:00+08:00' % (working_day(), clock)


def book(place, clock, address='5 Old Lane', customer='Wang'):
    return place.ctl('visit', 'book', '--type=meter-test', '--customer=' + customer, '--phone=1', '--address=' + address,
                     '--district=old-town', '--technician=2109', '--start=' + at(clock), '--agreed')['visit']


@contextlib.contextmanager
def at_work(session, *clocks):
    """A window on a hall of its own, with visits at CLOCKS; the first is selected."""
    with hall.Hall(BUILD) as place:
        visits = [book(place, clock, '%d Old Lane' % number) for number, clock in enumerate(clocks, 5)]
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        if visits:
            desk.go_to(visits[0])
            desk.select(visits[0])
        yield place, app, desk
        assert app.process.poll() is not None or not app.complaints(), app.output()
        place.ctl('check')
        app.close()


@contextlib.contextmanager
def turn_held(place):
    """Whoever writes waits."""
    with open(place.path + '-turn', 'a', encoding='utf-8') as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def kinds(place):
    return [event['kind'] for event in place.events() if event['kind'].startswith('visit.')]


def double(session, window, name):
    """Both halves of it, and long enough for what either could do."""
    button = window.find('push button', lambda found: found.replace('_', '').startswith(name))
    session.wait(lambda: button.has('sensitive'), 15, 'use of ' + name)
    button.mouse(count=2)
    session.pump(1.5)


def fill_booking(desk):
    dialog = desk.open_dialog('New visit', 'ctrl+n')
    for name, text in PERSON.items():
        dialog.find('text', name).set_text(text)
    desk.choose(dialog, 'District', 3)
    desk.choose(dialog, 'Kind of visit', 4)
    button = dialog.find('push button', planner.named('Book'))
    desk.session.wait(lambda: button.has('sensitive'), 15, 'use of Book')
    return dialog, button


@tap.case('book, confirm, move, cancel and undo, each pressed twice: each is done once and nothing else opens')
def twice():
    with BUILD.session(size=(1366, 768), language='en') as session:
        with at_work(session) as (place, app, desk):
            dialog, _ = fill_booking(desk)
            double(session, dialog, 'Book')
            assert kinds(place) == ['visit.booked'], kinds(place)
            session.wait(lambda: desk.window.find('push button', planner.named('Customer agreed'), timeout=0), 15, 'the pane')
            double(session, desk.window, 'Customer agreed')
            # What stands there now is another step; half a press does not begin it.
            assert kinds(place) == ['visit.booked', 'visit.confirmed'], kinds(place)
            assert len(app.windows()) == 1, app.windows()
        with at_work(session, '10:00') as (place, app, desk):
            for _ in range(2):
                desk.keys('ctrl+shift+Right', 'Return')
                session.pump(1)
            desk.keys('ctrl+z', 'ctrl+z')
            session.pump(1.5)
            assert kinds(place) == ['visit.booked'] + ['visit.adjusted'] * 3, kinds(place)
            assert desk.visit(1)['end'] == at('10:45')[:16] + desk.visit(1)['end'][16:], desk.visit(1)
            desk.keys('Return')
            desk.press('Move…')
            desk.answer('Move the visit', 'Go on', texts={'Time': '15:00'})
            form = desk.form(lambda name: name.startswith('Move to '))
            form.find('text', 'Reason').set_text('traffic')
            planner.tick(session, form, 'The customer agreed')
            double(session, form, 'Move')
            assert kinds(place)[-1:] == ['visit.moved'] and len(place.ctl('visit', 'list')['visits']) == 2, kinds(place)
            desk.press('Cancel the visit…')
            form = desk.form('Cancel the visit')
            form.find('text', 'Reason').set_text('solved')
            double(session, form, 'Write it down')
            assert kinds(place)[-2:] == ['visit.moved', 'visit.cancelled'], kinds(place)


@tap.case('Escape and the window’s close while a command is under way: it is done whole, and a refusal would be heard')
def in_the_middle():
    with BUILD.session(size=(1366, 768), language='en') as session:
        with at_work(session) as (place, app, desk):
            _, button = fill_booking(desk)
            with turn_held(place):
                button.click()
                session.pump(0.5)
                session.key('Escape')
                session.pump(0.5)
                assert [window.name for window in app.windows()][1:] == ['New visit'], app.windows()
                assert kinds(place) == []
            session.wait(lambda: kinds(place) == ['visit.booked'], 15, 'the booking')
            session.wait(lambda: len(app.windows()) == 1, 15, 'the end of the dialog')
        with at_work(session, '10:00') as (place, app, desk):
            with turn_held(place):
                desk.keys('ctrl+shift+Right', 'Return')
                session.pump(0.4)
                desk.keys('alt+F4')
                session.pump(0.5)
                assert kinds(place) == ['visit.booked']
            assert app.wait_exit(30) == 0, app.output()
            assert kinds(place) == ['visit.booked', 'visit.adjusted'], kinds(place)


@tap.case('carried by keys onto an overlap, an absence, a holiday, and while another program takes the visit away: refused where it is')
def refused():
    with BUILD.session(size=(1366, 768), language='en') as session:
        with at_work(session, '10:00', '12:00') as (place, app, desk):
            view = desk.view()

            def refused_because(reason, *keys):
                if keys:
                    desk.keys(*keys)
                session.wait(lambda: reason in view.description, 15, 'the reason “%s”' % reason)
                desk.keys('Return')
                session.pump(0.4)
                assert reason in view.description and len(app.windows()) == 1, (view.description, app.windows())

            refused_because('is at another customer’s', *['shift+Right'] * 7)
            refused_because('would come late to the next visit', 'shift+Left')
            desk.keys('Escape', 'shift+Right', 'shift+Right', 'shift+Right')
            session.wait(lambda: view.description.endswith('10:45–11:10.'), 15, 'a free place')
            place.ctl('absence', 'add', '--technician=2109', '--from=' + at('11:00'), '--to=' + at('11:30'))
            refused_because('technician 2109 is absent')
            place.ctl('holiday', 'add', working_day(), '--name=Day')
            refused_because('nobody works')
            place.ctl('visit', 'cancel', '1', '--by=customer', '--reason=solved')
            refused_because('is “cancelled”')
            desk.keys('Escape')
            assert [kind for kind in kinds(place) if kind != 'visit.booked'] == ['visit.cancelled'], kinds(place)


@tap.case('very long names and forty visits on 1024x600: nothing is wider than the screen, and the pane is there whole')
def small_screen():
    with BUILD.session(size=(1024, 600), language='en') as session, hall.Hall(BUILD) as place:
        first = book(place, '08:00', LONG, LONG)
        batch = place.batch()
        for number in range(1, 40):
            technician = ('2109', '2117')[number % 2]
            batch.run("visit book --type=meter-test --customer=Wang --phone=1 --address='%d Old Lane' --district=old-town "
                      '--minutes=1 --technician=%s --start=%s --agreed' % (
                          number, technician, at('%02d:%02d' % (10 + number // 2 * 15 // 60, number // 2 * 15 % 60))))
        batch.run("visit draft --type=leak --customer='%s' --phone=1 --address='%s' --district=old-town --wish='%s'"
                  % (LONG, LONG, LONG))
        batch.close()
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        desk.window.do('window.toggle-maximized')
        desk.go_to(first)
        session.pump(0.5)
        view = desk.view()
        view.mouse()
        desk.keys(*['Up'] * 6, 'Home', 'Down', 'Down', 'ctrl+Right', 'Return')
        close = session.wait(lambda: desk.window.find('push button', planner.named('Close'), timeout=0)
                             or desk.window.find('label', 'What happened', timeout=0), 15, 'the pane')
        for keys in (('ctrl+1',), ('ctrl+2',), ('ctrl+3',), ('ctrl+4',), ('ctrl+1',)):
            desk.keys(*keys)
            session.pump(0.6)
            left, _, width, _ = desk.window.screen_extents()
            assert left >= 0 and left + width <= 1024, (keys, left, width)
        left, _, width, _ = close.screen_extents()
        assert left + width <= 1024, (left, width)
        assert not app.complaints(), app.output()


if __name__ == '__main__':
    tap.main()
