#!/usr/bin/python3
"""Every .ui file has the class it describes under src/window/, and every template class its .ui.

ui/board/tile.ui belongs to src/window/board/foyer-tile.c. A row for a list factory, a menu or
another piece without a class of its own must be named by whoever loads it.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re

import lint

LOADED_BY_GTK = {'ui/gtk/help-overlay.ui'}
TEMPLATE = re.compile(r'<template\s+class="(\w+)"')
LOADS = re.compile(r'(?:set_template_from_resource|bind_template)\s*\([^;]*?"([^"]+\.ui)"', re.S)


def source_of(tree, name):
    """The .c file beside whose name this .ui file stands, or None."""
    folder, stem = os.path.split(name[len('ui/'):-len('.ui')])
    for candidate in ('foyer-' + stem, stem):
        source = os.path.join('src/window', folder, candidate + '.c')
        if tree.exists(source):
            return source
    return None


def is_named(name, texts):
    """Whether another file names this one as a resource."""
    tail = '/' + name[len('ui/'):]
    return any(tail + '"' in text or tail + '<' in text
               for other, text in texts.items()
               if other != name and not other.endswith('gresource.xml'))


def check_ui(tree, name, texts, resources):
    text = texts[name]
    if resources and not any('>%s<' % name[len('ui/'):] in listed for listed in resources):
        yield '%s: no gresource.xml lists it' % name
    template = TEMPLATE.search(text)
    if name in LOADED_BY_GTK:
        return
    if not template or template.group(1) == 'GtkListItem':
        if not is_named(name, texts):
            yield '%s: nobody loads it' % name
        return
    source = source_of(tree, name)
    if source is None:
        yield '%s: no src/window/%s beside it' % (
            name, os.path.join(os.path.dirname(name[3:]), 'foyer-' + os.path.basename(name)[:-3] + '.c'))
        return
    loaded = [path for path in LOADS.findall(texts[source]) if path.endswith('/' + name[len('ui/'):])]
    if not loaded:
        yield '%s: %s does not use it as its template' % (name, source)


def check(tree):
    texts = dict(tree.texts('.ui', '.xml', under='ui'))
    texts.update(tree.texts('.c', under='src/window'))
    texts.update(tree.texts('.c', under='src/app'))
    resources = [text for name, text in texts.items() if name.endswith('gresource.xml')]
    found = []
    for name in sorted(texts):
        if name.endswith('.ui'):
            found += check_ui(tree, name, texts, resources)
        elif name.endswith('.c'):
            for path in LOADS.findall(texts[name]):
                if not any(other.endswith('.ui') and path.endswith('/' + other[len('ui/'):]) for other in texts):
                    found.append('%s: its template %s has no file under ui/' % (name, path))
    return found


C = 'gtk_widget_class_set_template_from_resource (class, "/io/github/foyerhall/Foyer/board/tile.ui");\n'
UI = '<interface><template class="FoyerTile" parent="GtkWidget"/></interface>'
ROW = '<interface><template class="GtkListItem"/></interface>'
NAMES_ROW = UI.replace('/>', '><property name="resource">/io/github/foyerhall/Foyer/board/row.ui</property></template>')
CASES = [
    ({'ui/board/tile.ui': NAMES_ROW, 'ui/board/row.ui': ROW, 'ui/gtk/help-overlay.ui': '<interface/>',
      'src/window/board/foyer-tile.c': C}, None),
    ({'ui/board/tile.ui': UI}, 'no src/window/board/foyer-tile.c beside it'),
    ({'ui/board/tile.ui': UI, 'src/window/board/foyer-tile.c': 'int x;\n'}, 'does not use it'),
    ({'src/window/board/foyer-tile.c': C}, 'has no file under ui/'),
    ({'ui/board/row.ui': ROW}, 'nobody loads it'),
    ({'ui/board/tile.ui': UI, 'src/window/board/foyer-tile.c': C,
      'ui/foyer.gresource.xml': '<gresources/>'}, 'no gresource.xml lists it'),
]

if __name__ == '__main__':
    lint.main(check, CASES)
