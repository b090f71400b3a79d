"""The kiosk as a customer touches it."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re

CHINESE, KOREAN = '中文, 请点这里取号', '한국어, 번호표는 여기를 눌러 주세요'
ENGLISH = 'English, Touch here for a number'
NO_HELP = 'No, thank you: my number'
QUIET = 0.4  # between two presses that are meant


def starts(text):
    return lambda name: name.startswith(text)


def printing_to(session, place):
    """Slips of the programs of SESSION become files in the folder that is answered."""
    folder = os.path.join(place.folder, 'slips')
    os.mkdir(folder)
    config = os.path.join(place.folder, 'config')
    settings = os.path.join(config, 'glib-2.0', 'settings')
    os.makedirs(settings)
    with open(os.path.join(settings, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write("[io/github/foyerhall/Foyer]\nslip-printer='%s'\n" % folder)
    session.environment.update(GSETTINGS_BACKEND='keyfile', XDG_CONFIG_HOME=config)
    return folder


class Kiosk:
    def __init__(self, session, place, size=(1080, 1920), rest=CHINESE):
        self.session, self.place = session, place
        self.app = place.windows(session, 'kiosk')
        self.window = self.app.window()
        session.wait(lambda: self.window.extents()[2:] == size, 10, 'full screen')
        self.button(rest)

    def days(self):
        """The days that are offered for an appointment."""
        return [node.name for node in self.window.find_all('push button', lambda name: re.search(r'\d{4}', name))
                if node.on_screen]

    def seen(self, role, name):
        """Pages that are not shown are in the tree, too."""
        node = self.window.find(role, name, timeout=0)
        return node if node is not None and node.on_screen else None

    def button(self, name, patience=10):
        return self.session.wait(lambda: self.seen('push button', name), patience, 'the button %s' % name)

    def press(self, name):
        button = self.button(name)
        self.session.pump(QUIET)
        button.mouse()

    def numbers(self):
        return [ticket['number'] for ticket in self.place.ctl('ticket', 'list')['tickets']]

    def label(self, text):
        return self.session.wait(lambda: self.seen('label', text), 10, 'the text %s' % (text,))
