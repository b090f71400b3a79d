#!/usr/bin/python3
"""The reception by keys alone: services found by typing, several matters, counts, another service."""
# SPDX-License-Identifier: GPL-3.0-or-later
import desk
import hall
import tap

BUILD = hall.Build()


class Reception(desk.Reception):
    def chosen(self):
        card = self.window.find('table cell', state='selected', timeout=0)
        return card.name if card is not None else ''

    def find(self, *keys):
        """Types KEYS wherever the focus is; answers the card that is chosen then."""
        self.to_front()
        for key in keys:
            self.session.key(key)
        self.session.pump(0.3)
        return self.chosen()


def open_reception(session, place):
    app = place.windows(session, 'reception')
    window = Reception(session, place, app)
    window.sign_in('1011')
    # The page still slides in after the signing in and takes the first keys with it.
    session.wait(lambda: window.choose('A'), 20, 'the first choice')
    session.key('Escape')
    return app, window


# S0-HA-1.2a
@tap.case('typing anywhere finds a service: letter, pinyin, a word; what does not fit begins anew')
def typing():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        app, window = open_reception(session, place)
        assert window.find('g', 'h').startswith('B,'), window.chosen()
        session.key('Escape')
        assert window.find('b', 'x').startswith('E,'), window.chosen()
        session.key('Escape')
        assert window.find('i', 'n', 'v', 'o').startswith('F,'), window.chosen()
        # "invoz" is nothing; "z" alone begins anew.
        assert not window.find('z').startswith('F,'), window.chosen()
        session.key('Escape')
        assert window.find('c').startswith('C,'), window.chosen()
        assert not app.complaints(), app.output()


@tap.case('Korean initial consonants find a service')
def consonants():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        app, window = open_reception(session, place)
        window.window.find(None, 'Find a service').set_text('ㅇㄱ')
        session.wait(lambda: window.chosen().startswith('A,'), 5, 'the service of ㅇㄱ')
        assert not app.complaints(), app.output()


@tap.case('the sample of the form that a service needs, in the language of the number (S0-HA-1.2d)')
def form_sample():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        app, window = open_reception(session, place)
        window.keys('ctrl+shift+p')
        window.window.find('label', 'This service needs no form.', timeout=10)
        window.issue('F', 'ko')
        window.keys('ctrl+shift+p')
        paper = session.wait(lambda: desk.find_papers(session), 20, 'the sample')
        assert '세금계산서' in paper[0], paper
        assert not app.complaints(), app.output()


@tap.case('several matters on one number')
def matters():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        app, window = open_reception(session, place)
        window.find('b')
        session.key('plus')
        window.find('e')
        session.key('F2')
        session.wait(lambda: window.numbers() == {'B001'}, 10, 'the number')
        assert [item['service'] for item in place.ticket('B001')['items']] == ['B', 'E']
        # The next one is a number with one matter again.
        session.pump(0.5)
        window.find('d')
        session.key('F2')
        session.wait(lambda: 'D001' in window.numbers(), 10, 'the next number')
        assert len(place.ticket('D001')['items']) == 1
        assert not app.complaints(), app.output()


@tap.case('advice and the way to the machine are counted, without a number')
def counted():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        app, window = open_reception(session, place)
        window.find('a')
        session.key('ctrl+d')
        window.window.find('label', 'Advice on A is counted.', timeout=10)
        session.pump(0.6)
        session.key('ctrl+m')
        window.window.find('label', 'A at the machine is counted.', timeout=10)
        tally = place.ctl('ticket', 'advise', 'A')['tally']
        assert (tally['advised'], tally['diverted']) == (2, 1), tally
        assert window.numbers() == set()
        # No machine does B.
        window.find('b')
        assert not window.window.find('push button', 'To the machine').has('sensitive')
        assert not app.complaints(), app.output()


@tap.case('a number that waits changes its service and keeps its place in time')
def other_service():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        number = place.issue('A')
        before = place.ticket(number)
        app, window = open_reception(session, place)
        session.key('ctrl+f')
        session.type(number + '\n')
        session.wait(lambda: window.window.find(None, 'Other service…', timeout=0).has('sensitive'), 5, 'the choice')
        window.window.find(None, 'Other service…').mouse()
        session.pump(0.5)
        session.key('Down', 'Down', 'Down', 'Return')
        session.wait(lambda: place.ticket(number)['service'] != 'A', 10, 'the other service')
        after = place.ticket(number)
        assert after['number'] == number and after['due_at'] == before['due_at'], after
        assert not app.complaints(), app.output()


@tap.case('at the end of the day a manager decides that a number becomes an appointment, in one step')
def converted():
    with BUILD.session(size=(1366, 768)) as session, hall.Hall(BUILD) as place:
        number = place.issue('A', 'en')
        place.ctl('hall', 'stop-issuing', '--reason=network')
        app, window = open_reception(session, place)
        session.key('ctrl+f')
        session.type(number + '\n')
        session.wait(lambda: window.window.find(None, 'Other service…', timeout=0).has('sensitive'), 5, 'the choice')
        session.key('ctrl+shift+t')
        session.wait(lambda: app.windows()[1:], 20, 'the question')
        session.pump(0.5)
        # The ground that holds is chosen already, and so is the first free time.
        for word in ('000-7654321', 'too late', '1008', hall.PIN):
            if word == '000-7654321':
                session.key('Tab', 'Tab')
            session.type(word)
            session.key('Return')
            session.pump(0.3)
        session.wait(lambda: place.ticket(number)['state'] == 'converted', 20, 'the appointment')
        # What one says (S06) when it is for the next day; the number with its time in any case.
        window.window.find('label', number, timeout=20)
        appointment = place.ctl('appointment', 'list')['appointments'][0]
        assert (appointment['because'], appointment['reason'], appointment['approved_by']) == (
            'manager', 'too late', '1008'), appointment
        assert appointment['time'] is not None, appointment
        assert place.ctl('report', 'day')['conversions'] == {'fault': 0, 'customer': 0, 'manager': 1}
        assert not app.complaints(), app.output()


@tap.case('who was called twice, who does not hear, and a service that nobody serves are told')
def nudges():
    with BUILD.session(size=(1024, 600)) as session, hall.Hall(BUILD) as place:
        app, window = open_reception(session, place)
        place.ctl('counter', 'open', '1', '--staff=1021')
        number = place.issue('A', 'zh', '--hearing')
        place.ctl('counter', 'call', '1')
        window.window.find('label', '%s does not hear well: please fetch them to counter 1.' % number, timeout=10)
        place.ctl('counter', 'no-show', '1')
        second = place.issue('A')
        place.ctl('counter', 'call', '1')
        place.ctl('counter', 'recall', '1')
        window.window.find('label', '%s was called and has not come: please lead them to counter 1.' % second,
                           timeout=10)
        place.issue('C')
        window.window.find('label', 'Nobody serves C now, and 1 wait for it: please tell the duty manager.',
                           timeout=10)
        assert window.window.extents()[2] <= 1024, window.window.extents()
        assert not app.complaints(), app.output()


@tap.case('on a low screen the number that was issued comes into sight')
def low_screen():
    with BUILD.session(size=(1024, 600)) as session, hall.Hall(BUILD) as place:
        app, window = open_reception(session, place)
        window.find('b')
        session.key('F2')
        where = window.window.find('label', 'To the waiting area', timeout=15)
        _, _, _, low = window.window.extents()

        def in_sight():
            _, y, _, height = where.extents()
            return y + height <= low

        session.wait(in_sight, 10, 'the number in sight')
        assert not app.complaints(), app.output()


if __name__ == '__main__':
    tap.main()
