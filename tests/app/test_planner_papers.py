#!/usr/bin/python3
"""The planner's papers, files and reminders: each entry of its menu does what it says."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os
import subprocess

import hall
import planner
import tap

BUILD = hall.Build()


def book(place, customer='Wang', kind='meter-test', district='old-town'):
    slot = place.ctl('visit', 'propose', '--type=' + kind, '--district=' + district, '--limit=1')['proposals'][0]
    return place.ctl('visit', 'book', '--type=' + kind, '--customer=' + customer, '--phone=1', '--address=5 Old Lane',
                     '--district=' + district, '--technician=' + slot['technician'], '--start=' + slot['start'],
                     '--language=en', '--agreed')['visit']


def open_menu(desk, *items):
    """The window's menu, and in it item by item; a submenu opens in place."""
    def opened():
        if find_item(desk, items[0]) is None:
            desk.keys('F10')
            desk.session.pump(0.8)
        return find_item(desk, items[0])
    desk.session.wait(opened, 20, 'the menu with ' + items[0])
    for item in items:
        entry = desk.session.wait(lambda name=item: find_item(desk, name), 10, 'the entry ' + item)
        desk.session.pump(0.3)
        entry.mouse()
        desk.session.pump(0.3)


def find_item(desk, name):
    found = [node for node in desk.window.find_all('menu item', lambda text: text.replace('_', '') == name)
             if node.on_screen]
    return found[0] if found else None


def choose_file(desk, title, path, accept):
    """Gives PATH to the dialog for files: as the name to save under, or typed where one is opened."""
    def find_dialog():
        # The question before it may have the same title, and is about to go.
        return next((window for window in desk.app.windows() if window.name == title
                     and window.find('push button', lambda found: accept in found.split(), timeout=0)), None)
    dialog = desk.session.wait(find_dialog, 15, 'the dialog for files')
    if accept == 'Save':
        dialog.find('text', 'Name:').set_text(path)
    else:
        desk.session.pump(1.5)
        desk.session.key('ctrl+l')
        desk.session.pump(0.5)
        desk.session.type(path)
    desk.session.pump(0.5)
    button = dialog.find('push button', lambda found: accept in found.split())
    desk.session.wait(lambda: button.has('sensitive'), 10, 'use of ' + accept)
    button.click()


def read(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], stdout=subprocess.PIPE, text=True, check=True).stdout


@tap.case('each paper of a visit, and the technician’s way through the day, is saved as a PDF file by the menu')
def papers():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        visit = book(place)
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        desk.go_to(visit)
        desk.select(visit)
        for entry in ('Day sheet of the technician', 'Sheet of the visit', 'Door note', 'Customer’s slip'):
            path = os.path.join(place.folder, entry.split()[0] + '.pdf')
            open_menu(desk, 'Save as PDF', entry)
            choose_file(desk, 'Save as PDF', path, 'Save')
            session.wait(lambda name=path: os.path.exists(name) and os.path.getsize(name) > 1000, 15, path)
            with open(path, 'rb') as file:
                assert file.read(5) == b'%PDF-', path
            session.pump(0.5)
        # S2-8.4b, S4-7.1: whoever was missed, or wants another time, reads whom to call; and how long it takes.
        assert '000-96000' in read(os.path.join(place.folder, 'Door.pdf'))
        slip = read(os.path.join(place.folder, 'Customer’s.pdf'))
        assert '000-96000' in slip and '25' in slip, slip
        assert not app.complaints(), app.output()


@tap.case('a calendar goes out of one hall and comes into another as absences; the reader of icalendar agrees')
def calendars():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place, hall.Hall(BUILD) as other:
        visit = book(place)
        path = os.path.join(place.folder, 'out.ics')
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        desk.go_to(visit)
        desk.select(visit)
        open_menu(desk, 'Export as a calendar…')
        desk.answer('Export as a calendar', 'Go on')
        choose_file(desk, 'Export as a calendar', path, 'Save')
        session.wait(lambda: os.path.exists(path), 15, path)
        session.wait(lambda: desk.window.find('label', '1 visit is in the calendar.', timeout=0), 15, 'the sentence')
        check_events(path, visit)
        app.close()
        # The one's visits are the other's absences.
        app = other.windows(session, 'planner')
        desk = planner.Planner(session, other, app)
        open_menu(desk, 'Import absences…')
        technicians = [person['id'] for person in other.ctl('hall', 'export')['technicians']]
        desk.answer('Import absences', 'Go on', choices={'Technician': technicians.index(visit['technician'])})
        choose_file(desk, 'Import absences', path, 'Open')
        found = session.wait(lambda: other.ctl('absence', 'list')['absences'], 15, 'the absence')
        assert [(one['technician'], instant(one['starts']), instant(one['ends'])) for one in found] == [
            (visit['technician'], instant(visit['start']), instant(visit['end']))], found
        # A second time it is known.
        open_menu(desk, 'Import absences…')
        desk.answer('Import absences', 'Go on', choices={'Technician': technicians.index(visit['technician'])})
        choose_file(desk, 'Import absences', path, 'Open')
        session.pump(1.5)
        assert len(other.ctl('absence', 'list')['absences']) == 1
        assert not app.complaints(), app.output()


def instant(iso):
    return datetime.datetime.fromisoformat(iso.replace('Z', '+00:00'))


def check_events(path, visit):
    try:
        import icalendar  # pylint: disable=import-outside-toplevel
    except ImportError:
        return
    with open(path, 'rb') as file:
        events = [event for event in icalendar.Calendar.from_ical(file.read()).walk('VEVENT')]
    assert [(event['dtstart'].dt, event['dtend'].dt) for event in events] == [
        (instant(visit['start']), instant(visit['end']))], events


@tap.case('an absence over a visit by the menu: the visit is named, listed and not lost; taken back it stays where it was')
def absence():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        visit = book(place)
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        desk.go_to(visit)
        technicians = [person['id'] for person in place.ctl('hall', 'export')['technicians']]
        open_menu(desk, 'Absence of a technician…')
        desk.answer('Absence of a technician', 'Write it down', texts={'From (2026-03-31)': visit['start'][:10]},
                    choices={'Technician': technicians.index(visit['technician'])})
        session.wait(lambda: [one['id'] for one in place.ctl('visit', 'list', '--rebook')['visits']] == [visit['id']], 15,
                     'the visit among those to be rebooked')
        desk.form(lambda name: 'must be rebooked' in name)
        session.key('Escape')
        desk.session.wait(lambda: desk.window.find('label', lambda text: text.startswith('To be rebooked'), timeout=0), 15,
                          'the word in the list')
        open_menu(desk, 'Take an absence back…')
        desk.answer('Take an absence back', 'Take it back')
        session.wait(lambda: not place.ctl('visit', 'list', '--rebook')['visits'], 15, 'nothing to be rebooked')
        assert desk.visit(visit['id'])['state'] == 'confirmed'
        assert not app.complaints(), app.output()


@tap.case('the page of figures counts what the hall counts, follows it, and says what would be here')
def figures():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        desk.keys('ctrl+4')
        session.wait(lambda: desk.window.find('label', 'No visit in these days', timeout=0), 15, 'the empty page')
        visit = book(place)
        for _ in range(2):
            if instant(visit['start']).date() <= last_shown(desk):
                break
            desk.keys('alt+Right')
            session.pump(0.5)
        session.wait(lambda: desk.window.find('label', 'What each technician has to do', timeout=0), 15, 'the figures')
        session.wait(lambda: 'Visits in these days' in shown(desk), 15, 'the count')
        place.ctl('visit', 'move', str(visit['id']), '--start=' + later(visit), '--by=company', '--reason=the crane is broken',
                  '--agreed')
        session.wait(lambda: 'the crane is broken' in shown(desk), 15, 'the move among the figures')
        assert 'The company' in shown(desk), shown(desk)
        assert not app.complaints(), app.output()


def shown(desk):
    return [node.name for node in desk.window.find_all('label') if node.on_screen]


def last_shown(desk):
    """Monday's week of today."""
    today = datetime.date.today()
    weeks = getattr(desk, 'weeks', 0)
    desk.weeks = weeks + 1
    return today + datetime.timedelta(days=6 - today.weekday() + 7 * weeks)


def later(visit):
    return (datetime.datetime.fromisoformat(visit['start']) + datetime.timedelta(minutes=30)).isoformat()


@tap.case('a customer to be invited today is told on the desktop while the planner is behind, and its button opens the visit')
def reminded():
    with BUILD.session(size=(1366, 768), language='en') as session, hall.Hall(BUILD) as place:
        service = session.notifications(os.environ['FOYER_NOTIFICATION_DESK'])
        app = place.windows(session, 'planner')
        desk = planner.Planner(session, place, app)
        front = place.windows(session, 'board').window()
        session.focus_window(front.xid())
        session.wait(lambda: front.has('active'), 10, 'the focus')
        visit = book(place, 'Mei', 'acceptance')
        # The day before it the customer is invited (S0-ME-7.2): due at once, or when that day comes.
        due = [one for one in place.ctl('visit', 'reminders')['reminders'] if one['visit'] == visit['id']]
        if not due:
            place.ctl('visit', 'cancel', str(visit['id']), '--by=customer', '--reason=solved')
            visit = late(place)
        call = session.wait(lambda: next((call for call in service.calls() if call['method'] == 'Notify' and
                                          'Visit %d' % visit['id'] in call['body']), None), 25, 'a notification')
        assert call['actions'].split('|')[1] == 'Show the visit', call
        service.action(call['id'], call['actions'].split('|')[0])
        session.wait(lambda: desk.window.has('active'), 15, 'the planner in front')
        session.wait(lambda: desk.window.find('label', 'Mei', timeout=0), 15, 'the visit in the pane')
        assert not app.complaints(), app.output()


def late(place):
    """A visit whose door note hangs for three days."""
    def at(days):
        return '--now=' + (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)).strftime('%Y-%m-%dT%H:%M:%SZ')
    slot = place.ctl('visit', 'propose', '--type=leak', '--district=old-town', '--limit=1', at(6))['proposals'][0]
    number = str(place.ctl('visit', 'book', '--type=leak', '--customer=Mei', '--phone=1', '--address=5 Old Lane',
                           '--district=old-town', '--technician=' + slot['technician'], '--start=' + slot['start'],
                           '--agreed', at(6))['visit']['id'])
    for words in (('depart', '--packed'), ('arrive',), ('knock', '--early-agreed'), ('knock', '--early-agreed'),
                  ('knock', '--early-agreed'), ('phone',), ('note', '--place=gate')):
        found = place.ctl('visit', words[0], number, *words[1:], at(3))['visit']
    return found


if __name__ == '__main__':
    tap.main()
