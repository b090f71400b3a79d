#!/usr/bin/python3
"""Starting the program: options, a hall that is not there, one instance per session."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import tempfile

import hall
import tap
from gi.repository import Gio, GLib

BUILD = hall.Build()
APPLICATION = 'io.github.foyerhall.Foyer'


def run(*arguments):
    """Without any display: what is refused must not need one."""
    environment = {**os.environ, **BUILD.environment(), 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en'}
    environment.pop('DISPLAY', None)
    environment.pop('WAYLAND_DISPLAY', None)
    return subprocess.run([BUILD.foyer, *arguments], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60, check=False)


@tap.case('--version answers without a display')
def version():
    done = run('--version')
    assert done.returncode == 0 and done.stdout.startswith('foyer '), done


@tap.case('every window of the list is known: without a display the display is what is missing')
def known():
    listed = run('--window=').stderr.split('Windows are: ', 1)[1].split(' (', 1)[0].split(', ')
    assert len(listed) == 8, listed
    for window in listed:
        done = run('--window=' + window.replace('=N', '=1'))
        assert done.returncode == 1 and 'There is no window' not in done.stderr, done
        assert 'cannot open display' in done.stderr, done


@tap.case('a window that nobody knows is wrong usage, status 2')
def unknown():
    for window in ('bord', 'counter', 'counter=x', 'counter=0', 'counter=-1', 'board=1', ''):
        done = run('--window=' + window)
        assert done.returncode == 2 and 'There is no window' in done.stderr, done


@tap.case('without its settings schema the program says so instead of aborting')
def no_schema():
    environment = {**os.environ, 'GSETTINGS_SCHEMA_DIR': '/nonexistent', 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en'}
    if os.path.exists('/usr/share/glib-2.0/schemas/%s.gschema.xml' % APPLICATION):
        raise tap.Skip('the schema is installed here')
    done = subprocess.run([BUILD.foyer, '--window=board'], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert done.returncode == 3 and 'settings schema' in done.stderr, done


@tap.case('a hall that is not there: the window says what to type, and Try Again opens it once it is there')
def missing():
    with BUILD.session() as session, tempfile.TemporaryDirectory(prefix='foyer-hall-') as folder:
        path = os.path.join(folder, 'hall.db')
        app = session.launch([BUILD.foyer, '--database=' + path, '--window=board'])
        window = app.window('Foyer', 20)
        assert window.find('label', 'There Is No Hall Here Yet')
        assert window.find('label', "foyerctl --database='%s' hall init --demo" % path)
        assert not os.path.exists(path), 'a window created a hall'
        with hall.Hall(BUILD, folder):
            window.find('push button', lambda name: 'Try Again' in name).click()
            app.window('Hall Board', 20)
            assert app.quit() == 0
        assert not app.complaints(), app.output()


@tap.case('a file that is no hall is not touched, and the window says so')
def not_a_hall():
    with BUILD.session(language='zh_CN') as session, tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'hall.db')
        text = 'This is a letter, not a database. ' * 200
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        app = session.launch([BUILD.foyer, '--database=' + path, '--window=board'])
        window = app.window('Foyer', 20)
        assert len(window.find_all('label')) >= 3
        with open(path, encoding='utf-8') as file:
            assert file.read() == text
        assert app.quit() == 0
        assert not app.complaints(), app.output()


@tap.case('without --database there is one instance per session, and running it again opens a further window')
def one_instance():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        environment = {'FOYER_DATABASE': place.path}
        first = session.launch([BUILD.foyer, '--window=board'], env=environment)
        first.window('Hall Board', 20)
        again = session.launch([BUILD.foyer, '--window=reception'], env=environment, attach=False)
        assert again.wait_exit(60) == 0, again.output()
        session.wait(lambda: len(first.windows()) == 2, 20, 'a second window')
        again = session.launch([BUILD.foyer, '--window=board'], env=environment, attach=False)
        assert again.wait_exit(60) == 0, again.output()
        assert len(first.windows()) == 2, 'the board opened twice'
        assert first.quit() == 0
        assert not first.complaints(), first.output()


@tap.case('with --database each run is a process of its own')
def own_process():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        first = place.windows(session, 'board')
        second = place.windows(session, 'board')
        assert len(first.windows()) == 1 and len(second.windows()) == 1
        names = session.session_bus.call_sync(
            'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'ListNames',
            None, None, 0, 5000, None).unpack()[0]
        assert APPLICATION not in names


@tap.case('activation over D-Bus opens the windows of the station')
def activation():
    with BUILD.session() as session, hall.Hall(BUILD) as place:
        service = session.launch([BUILD.foyer, '--gapplication-service'],
                                 env={'FOYER_DATABASE': place.path}, attach=False)
        session.wait(lambda: session.session_bus.call_sync(
            'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
            GLib.Variant('(s)', (APPLICATION,)), None, 0, 5000, None)[0], 20, 'the name on the bus')
        session.session_bus.call_sync(
            APPLICATION, '/io/github/foyerhall/Foyer', 'org.freedesktop.Application', 'Activate',
            GLib.Variant('(a{sv})', ({},)), None, Gio.DBusCallFlags.NONE, 20000, None)
        service.attach(20)
        session.wait(service.windows, 20, 'a window')
        assert service.quit() == 0
        assert not service.complaints(), service.output()


if __name__ == '__main__':
    tap.main()
