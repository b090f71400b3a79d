#!/usr/bin/python3
"""po/POTFILES names exactly the files that hold text for people."""
# SPDX-License-Identifier: GPL-3.0-or-later
import re

import lint

MARKS = {
    '.c': re.compile(r'(?<![\w"])(_|N_|C_|NC_|Q_|g?ngettext|d?gettext|g_dgettext|g_dngettext|g_dpgettext2) ?\(\s*"'),
    '.ui': re.compile(r'translatable="(yes|true|1)"'),
    '.desktop.in': re.compile(r'^Name=', re.M),
    '.metainfo.xml.in': re.compile(r'<component'),
    '.gschema.xml': re.compile(r'gettext-domain='),
}
COMMENTS = {
    '.c': re.compile(r'/\*.*?\*/|//[^\n]*', re.S),
    '.ui': re.compile(r'<!--.*?-->', re.S),
}


def holds_text(name, text):
    for ending, mark in MARKS.items():
        if name.endswith(ending):
            comments = COMMENTS.get(ending)
            return bool(mark.search(comments.sub(' ', text) if comments else text))
    return False


def check(tree):
    listed = [line for line in tree.read('po/POTFILES').splitlines()
              if line.strip() and not line.startswith('#')]
    marked = {name for top in ('data', 'src', 'ui')
              for name, text in tree.texts(*MARKS, under=top) if holds_text(name, text)}
    found = ['po/POTFILES: %s is missing' % name for name in sorted(marked - set(listed))]
    for name in listed:
        if not tree.exists(name):
            found.append('po/POTFILES: %s does not exist' % name)
        elif name not in marked:
            found.append('po/POTFILES: %s holds no text for people' % name)
    if listed != sorted(set(listed)):
        found.append('po/POTFILES: not in alphabetical order, each file once')
    return found


CASES = [
    ({'po/POTFILES': '# Files\nsrc/a.c\nui/b.ui\n', 'src/a.c': 'x = _("Call next");\n',
      'ui/b.ui': '<property translatable="yes">Recall</property>',
      'src/c.c': '/* _("not text") */ foo_ ("x");\n'}, None),
    ({'po/POTFILES': '', 'src/a.c': 'ngettext ("one", "many", n);\n'}, 'src/a.c is missing'),
    ({'po/POTFILES': '', 'ui/b.ui': '<attribute translatable="yes">x</attribute>'}, 'ui/b.ui is missing'),
    ({'po/POTFILES': 'src/a.c\n'}, 'does not exist'),
    ({'po/POTFILES': 'src/a.c\n', 'src/a.c': 'int x;\n'}, 'holds no text'),
    ({'po/POTFILES': 'src/b.c\nsrc/a.c\n', 'src/a.c': '_("a")', 'src/b.c': '_("b")'}, 'alphabetical'),
]

if __name__ == '__main__':
    lint.main(check, CASES)
