#!/usr/bin/python3
"""Words that have no place in the project: paths of somebody's machine, and promises left undone."""
# SPDX-License-Identifier: GPL-3.0-or-later
import re

import lint

# Written in pieces, or this file would be its own first finding.
FORBIDDEN = [
    (re.compile(r'\.\./' + 'shared'), 'a path outside the project'),
    (re.compile('/' + r'work/'), 'a path of one machine'),
    (re.compile(r'/home/' + r'[a-z]'), 'a path of one machine'),
    (re.compile(r'\b(TO' + 'DO|FIX' + 'ME|X' + 'XX)\\b'), 'a promise; do it, or write what is and why'),
    (re.compile(r'\b(lorem ' + 'ipsum)\\b', re.I), 'filler text'),
    (re.compile(r'^(<{7} |>{7} |={7}$)'), 'a merge left half done'),
]


def check(tree):
    found = []
    for name, text in tree.texts():
        if name == 'COPYING':
            continue
        for number, line in enumerate(text.splitlines(), 1):
            found += ['%s:%d: %s: %s' % (name, number, why, line.strip()[:80])
                      for pattern, why in FORBIDDEN if pattern.search(line)]
    return found


CASES = [
    ({'README.md': 'A working framework/for halls, shared by all.\n'}, None),
    ({'src/a.c': '/* see ../' + 'shared/notes */\n'}, 'outside the project'),
    ({'src/a.c': '/* /' + 'work/main */\n'}, 'one machine'),
    ({'src/a.c': '/* TO' + 'DO: later */\n'}, 'a promise'),
    ({'help/C/a.page': '<<<<<<< ours\n'}, 'half done'),
]

if __name__ == '__main__':
    lint.main(check, CASES)
