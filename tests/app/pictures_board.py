#!/usr/bin/python3
"""Pictures of the board in all its states, to be looked at: pictures_board.py FOLDER [SIZE …].
FOYER_BUILD_ROOT is the build folder."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

import hall
import pictures

BUILD = hall.Build()
NOTICES = "['周六九点开门', '请带好用水户号']"


def settings(session, **values):
    """What this station's settings say, before its program starts."""
    path = os.path.join(session.environment['XDG_CONFIG_HOME'], 'glib-2.0/settings/keyfile')
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write('[io/github/foyerhall/Foyer]\n')
        file.writelines('%s=%s\n' % (name.replace('_', '-'), value) for name, value in values.items())
    session.environment['GSETTINGS_BACKEND'] = 'keyfile'


def make_media(folder):
    """Something to show: a picture and a film."""
    import gi
    gi.require_version('Gst', '1.0')
    from gi.repository import Gst
    Gst.init(None)
    for text in ('videotestsrc pattern=gradient num-buffers=1 ! video/x-raw,width=1280,height=720 ! pngenc ! '
                 'filesink location=%s/2.png',
                 'videotestsrc pattern=smpte num-buffers=100 ! video/x-raw,width=640,height=360,framerate=10/1 ! '
                 'vp8enc deadline=1 ! webmmux ! filesink location=%s/1.webm'):
        pipeline = Gst.parse_launch(text % folder)
        pipeline.set_state(Gst.State.PLAYING)
        pipeline.get_bus().timed_pop_filtered(60 * Gst.SECOND, Gst.MessageType.EOS | Gst.MessageType.ERROR)
        pipeline.set_state(Gst.State.NULL)


def busy(place):
    """Most that a board has to show at once."""
    pictures.fill(place)
    place.ctl('counter', 'open', '5', '--staff=1068')
    for words in (('serve', '1'), ('finish', '1'), ('call', '1'), ('serve', '1'), ('finish', '1'), ('call', '1'),
                  ('serve', '4'), ('finish', '4'), ('call', '4'), ('call', '5')):
        try:
            place.ctl('counter', *words)
        except hall.Refused:
            pass
    place.ctl('cash', 'start', '3', '--due=5000')


def each_state(session, place, window, take):
    """The states one after the other, each from the one before."""
    take('1-empty')
    busy(place)
    session.pump(1)
    take('2-call')
    session.pump(7)
    take('3-busy')
    place.ctl('fault', 'open', '--scope=4', '--minutes=20', '--reason=network')
    session.pump(1)
    take('4-fault-counter')
    fault = place.ctl('fault', 'open', '--scope=hall', '--minutes=8', '--reason=network')['fault']['id']
    session.pump(1)
    take('5-fault-hall')
    place.ctl('fault', 'close', str(fault))
    place.ctl('hall', 'stop-issuing', '--reason=picture')
    session.pump(1)
    take('6-early-stop')


def one(folder, size_name, language):
    size = pictures.BOARD_SIZES[size_name]
    with BUILD.session(size=size, language=pictures.LOCALES[language]) as session, hall.Hall(BUILD) as place:
        settings(session, board_notices=NOTICES)
        window = place.windows(session, 'board').window()
        session.wait(lambda: window.extents()[2:] == size, 10, 'full screen')
        session.pump(1)
        each_state(session, place, window, lambda name: window.screenshot(
            os.path.join(folder, 'board-%s-%s-%s.png' % (size_name, language, name))))


def with_loop(folder, size_name, language):
    size = pictures.BOARD_SIZES[size_name]
    with BUILD.session(size=size, language=pictures.LOCALES[language]) as session, hall.Hall(BUILD) as place:
        make_media(place.folder)
        settings(session, board_loop="'%s'" % place.folder, board_loop_seconds=4)
        busy(place)
        window = place.windows(session, 'board').window()
        session.wait(lambda: window.extents()[2:] == size, 10, 'full screen')
        session.pump(4)
        window.screenshot(os.path.join(folder, 'board-%s-%s-7-film.png' % (size_name, language)))


def special(folder):
    """Nobody hears it; no hours; high contrast: once each."""
    size = pictures.BOARD_SIZES['1080p']
    with BUILD.session(audio='no-such-sink', size=size, language='ko') as session, hall.Hall(BUILD) as place:
        busy(place)
        window = place.windows(session, 'board').window()
        session.pump(3)
        place.ctl('counter', 'recall', '1')
        session.pump(.3)
        window.screenshot(os.path.join(folder, 'board-1080p-ko-8-unheard.png'))
    with BUILD.session(size=size, language='zh_CN') as session, hall.Hall(BUILD) as place:
        session.environment['ADW_DEBUG_HIGH_CONTRAST'] = '1'
        busy(place)
        window = place.windows(session, 'board').window()
        session.pump(9)
        window.screenshot(os.path.join(folder, 'board-1080p-zh-9-contrast.png'))
    import demo_day
    with BUILD.session(size=size, language='zh_CN') as session, \
            hall.Hall(BUILD, clock=demo_day.moment(20 * 60)) as place:
        window = place.windows(session, 'board').window()
        session.pump(2)
        window.screenshot(os.path.join(folder, 'board-1080p-zh-10-closed.png'))


def main(folder, *sizes):
    os.makedirs(folder, exist_ok=True)
    for size_name in sizes or pictures.BOARD_SIZES:
        for language in pictures.LOCALES:
            one(folder, size_name, language)
            with_loop(folder, size_name, language)
    if not sizes or '1080p' in sizes:
        special(folder)


if __name__ == '__main__':
    main(*sys.argv[1:])
