#!/usr/bin/python3
"""A room of src/ uses only the rooms above it, and only the libraries that are its business."""
# SPDX-License-Identifier: GPL-3.0-or-later
import re

import lint

# From the top of the house down; src/README.md says what each room is responsible for.
ROOMS = ['base', 'hall', 'store', 'desktop', 'engine', 'voice', 'ctl', 'model', 'window', 'app']
PURE = {'hall'}
ALL = set(ROOMS)

# Header (the beginning of its name) and who may include it.
HEADERS = {
    'gio/': ALL - {'base', 'hall'},
    'json-glib/': ALL - PURE,
    'sodium': {'base'},
    'sqlite3': {'store'},
    'gst/': {'voice'},
    'espeak-ng/': {'voice'},
    'sonic': {'voice'},
    'libnotify/': {'desktop'},
    'libical/': {'desktop'},
    'qrencode': {'desktop'},
    'cups/': {'desktop'},
    'cairo': {'desktop', 'window', 'app'},
    'pango/': {'desktop', 'window', 'app'},
    'gtk/': {'window', 'app'},
    'gdk/': {'window', 'app'},
    'gsk/': {'window', 'app'},
    'adwaita': {'window', 'app'},
}

# The name of a dependency in meson.build (the beginning of it) and who may name it.
DEPENDENCIES = {
    'glib_dep': ALL,
    'gobject_dep': ALL,
    'math_dep': ALL,
    'gio_': ALL - {'base', 'hall'},
    'json_dep': ALL - PURE,
    'sodium_dep': {'base'},
    'sqlite_dep': {'store'},
    'gst_': {'voice'},
    'espeak_dep': {'voice'},
    'sonic_dep': {'voice'},
    'notify_dep': {'desktop'},
    'ical_dep': {'desktop'},
    'qrencode_dep': {'desktop'},
    'cups_dep': {'desktop'},
    'cairo_dep': {'desktop', 'window', 'app'},
    'pango': {'desktop', 'window', 'app'},
    'gtk_': {'window', 'app'},
    'adw_dep': {'window', 'app'},
}

CLOCK = re.compile(r'\b(g_get_real_time|g_get_monotonic_time|g_date_time_new_now\w*|time|clock_gettime) \(')
SQL = re.compile(r'"\s*(SELECT\b|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|CREATE\s+TABLE\b)')


def allowed(table, name):
    for beginning, rooms in table.items():
        if name.startswith(beginning):
            return rooms
    return None


def may_use(room, other):
    return other in ROOMS and ROOMS.index(other) <= ROOMS.index(room)


def check_source(name, room, text):
    for number, line in enumerate(text.splitlines(), 1):
        where = '%s:%d: ' % (name, number)
        quoted = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        system = re.match(r'\s*#\s*include\s+<([^>]+)>', line)
        if quoted:
            other, slash, _ = quoted.group(1).partition('/')
            if slash and other in ROOMS and not may_use(room, other):
                yield where + '%s/ stands above %s/ and must not use it' % (room, other)
            elif (not slash or other not in ROOMS) and not quoted.group(1).endswith('-resources.h'):
                yield where + 'write the include relative to src/: "%s"' % quoted.group(1)
        elif system:
            rooms = allowed(HEADERS, system.group(1))
            if rooms is not None and room not in rooms:
                yield where + '<%s> is not the business of %s/' % (system.group(1), room)
        if room in PURE and CLOCK.search(line):
            yield where + 'a rule of the hall is given the time, it never reads a clock'
        if room != 'store' and SQL.search(line):
            yield where + 'SQL belongs in src/store/'


def check_build(name, room, text):
    text = re.sub(r'#.*', '', text)
    for dependency in sorted(set(re.findall(r'\b([a-z]\w*_dep)\b', text))):
        own = re.match(r'foyer_([a-z]+)\w*_dep$', dependency)
        if own:
            # A room may have a second library (foyer_json_dep of base, foyer_voice_helper_dep …).
            other = own.group(1) if own.group(1) in ROOMS else 'base'
            if not may_use(room, other) or (dependency == 'foyer_json_dep' and room in PURE):
                yield '%s: %s/ must not link %s' % (name, room, dependency)
            continue
        rooms = allowed(DEPENDENCIES, dependency)
        if rooms is None:
            yield '%s: %s is in no list; say in tests/lint/room_order.py who may use it' % (name, dependency)
        elif room not in rooms:
            yield '%s: %s is not the business of %s/' % (name, dependency, room)


def check(tree):
    found = []
    for name, text in tree.texts('.c', '.h', 'meson.build', under='src'):
        room = name.split('/')[1]
        if room == 'meson.build':
            order = [r for r in re.findall(r"subdir\s*\(\s*'(\w+)'", text) if r in ROOMS]
            if order != sorted(order, key=ROOMS.index):
                found.append('src/meson.build: the rooms are not in their order: ' + ' '.join(order))
        elif room not in ROOMS:
            found.append('%s: src/%s/ is no room of this house' % (name, room))
        elif name.endswith('meson.build'):
            found += check_build(name, room, text)
        else:
            found += check_source(name, room, text)
    return found


CASES = [
    ({'src/store/foyer-rows.c': '#include "hall/foyer-ticket.h"\n#include <sqlite3.h>\n"SELECT 1"\n',
      'src/store/foyer-schema.c': '#include "foyer-schema-resources.h"\n',
      'src/hall/foyer-ticket.c': '#include "hall/foyer-ticket.h"\n#include "base/foyer-time.h"\n',
      'src/meson.build': "subdir('base')\nsubdir('hall')\nsubdir('store')\n",
      'src/store/meson.build': 'dependencies: [foyer_hall_dep, foyer_json_dep, sqlite_dep]\n'}, None),
    ({'src/hall/foyer-ticket.c': '#include "store/foyer-rows.h"\n'}, 'hall/ stands above store/'),
    ({'src/model/foyer-list.c': '#include "window/board/foyer-tile.h"\n'}, 'model/ stands above window/'),
    ({'src/engine/foyer-call.c': '#include <gtk/gtk.h>\n'}, 'not the business of engine/'),
    ({'src/hall/foyer-ticket.c': '#include "foyer-ticket.h"\n'}, 'relative to src/'),
    ({'src/hall/foyer-ticket.c': 'now = g_get_real_time ();\n'}, 'never reads a clock'),
    ({'src/ctl/foyer-ctl.c': 'run ("SELECT number FROM ticket");\n'}, 'SQL belongs'),
    ({'src/hall/meson.build': 'dependencies: [foyer_json_dep]\n'}, 'must not link foyer_json_dep'),
    ({'src/store/meson.build': 'dependencies: [foyer_engine_dep]\n'}, 'must not link foyer_engine_dep'),
    ({'src/model/meson.build': 'dependencies: [gtk_dep]\n'}, 'gtk_dep is not the business'),
    ({'src/meson.build': "subdir('hall')\nsubdir('base')\n"}, 'not in their order'),
    ({'src/attic/foyer-old.c': 'int x;\n'}, 'no room of this house'),
]

if __name__ == '__main__':
    lint.main(check, CASES)
