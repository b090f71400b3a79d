#!/usr/bin/python3
"""Pictures of the planner's window, to be looked at: pictures_planner.py FOLDER [LANGUAGE SIZE]…

Day, week, list, a visit's pane, a refused place, proposed times and figures, in three languages and
two sizes.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

import desk
import hall

LANGUAGES = {'en': 'en', 'zh': 'zh_CN', 'ko': 'ko'}
SIZES = ('1366x768', '1920x1080')
KINDS = (('leak', 'south-bank'), ('in-home', 'north-bank'), ('meter-replacement', 'old-town'),
         ('meter-test', 'old-town'), ('leak', 'north-bank'), ('home-service', 'north-bank'))
PLACES = ('青石路 18 号 3 幢 502', 'River Road 7, flat 12', '柳巷 44 号', '한강로 3가 101동 1204호', '中心医院 设备科')
BUILD = hall.Build()


def fill(place):
    batch = place.batch()
    for i in range(30):
        kind, district = KINDS[i % len(KINDS)]
        matter = "--type=%s --district=%s --customer=A --phone=1 --address='%s'" % (kind, district, PLACES[i % len(PLACES)])
        times = batch.run('visit propose --type=%s --district=%s --limit=3' % (kind, district))['proposals']
        if i % 10 == 9:
            batch.run('visit draft %s --wish=afternoon' % matter)
        elif times:
            batch.run('visit book %s --technician=%s --start=%s %s' % (
                matter, times[-1]['technician'], times[-1]['start'], '--agreed' if i % 4 else ''))
    batch.close()


def move_some(place):
    """Something to count: by whom and why."""
    for number, by, reason in ((1, 'company', '抢修'), (2, 'customer', '不在家'), (3, 'company', '抢修')):
        visit = place.ctl('visit', 'show', str(number))['visit']
        times = place.ctl('visit', 'propose', '--type=' + visit['type'], '--district=' + visit['district'], '--limit=9')
        for slot in times['proposals']:
            try:
                place.ctl('visit', 'move', str(number), '--start=' + slot['start'], '--technician=' + slot['technician'],
                          '--by=' + by, '--reason=' + reason, '--agreed')
                break
            except hall.Refused:
                continue


def take(folder, language, size):
    width, height = map(int, size.split('x'))
    with BUILD.session(size=(width, height), language=LANGUAGES[language]) as session, hall.Hall(BUILD) as place:
        fill(place)
        move_some(place)
        planner = desk.Desk(session, place, place.windows(session, 'planner'))
        planner.sign_in('1081')
        session.pump(1.5)
        planner.window.do('window.toggle-maximized')
        session.pump(1)

        def picture(name, *keys):
            if keys:
                planner.keys(*keys)
            session.pump(1.2)
            session.screenshot(os.path.join(folder, 'planner-%s-%s-%s.png' % (name, language, size)))

        planner.keys('alt+Right')
        picture('day')
        picture('week', 'ctrl+2')
        picture('list', 'ctrl+3')
        picture('figures', 'ctrl+4')
        planner.keys('ctrl+1', 'alt+Home')
        session.pump(1)
        planner.keys('alt+Right')
        session.pump(1)
        planner.window.find('table').mouse()
        picture('pane', *['Up'] * 6, 'Home', 'ctrl+Right', 'Return')
        planner.window.find('table').mouse()
        picture('refused', *['Up'] * 6, 'Home', 'ctrl+Right', *['shift+Right'] * 40)

        planner.keys('Escape')
        planner.keys('ctrl+n')
        session.pump(1.5)
        dialog = next(window for window in planner.app.windows() if window != planner.window)
        for row, steps in zip([box for box in dialog.find_all('combo box')][:2], (3, 4)):
            row.mouse()
            session.pump(0.5)
            session.key(*['Down'] * steps, 'Return')
            session.pump(0.5)
        picture('proposals')


if __name__ == '__main__':
    chosen = list(zip(sys.argv[2::2], sys.argv[3::2])) or [(language, size) for language in LANGUAGES for size in SIZES]
    os.makedirs(sys.argv[1], exist_ok=True)
    for one in chosen:
        take(sys.argv[1], *one)
