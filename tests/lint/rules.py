#!/usr/bin/python3
"""Every rule that a hall cannot do without is named by a test that holds Foyer to it."""
# SPDX-License-Identifier: GPL-3.0-or-later
import re

import lint

# What each says is in the rule books of the hall: chapter, then section.
CORE = '''
S0-WO-3b S0-WO-4.1b S0-WO-4.2 S0-HA-1.2a S0-HA-1.3a S0-HA-1.3b S0-HA-2.1 S0-HA-2.3 S0-HA-2.4
S0-ME-7.1 S0-ME-7.2 S0-ME-8.1a S0-ME-8.1b
S1-CC-1
S2-2.1 S2-2.2d S2-2.2g S2-3.2b S2-3.2e S2-3.2f S2-3.3 S2-3.4a S2-3.4b S2-3.4c S2-4.1 S2-5.1 S2-5.3
S2-5.4 S2-6.1 S2-7.3 S2-7.5a S2-7.5b S2-7.6 S2-7.7a S2-7.7b S2-7.7c S2-7.9a S2-8.1 S2-8.2 S2-8.3
S2-8.4a S2-8.4b
S4-3.3 S4-5.1 S4-5.6 S4-5.9 S4-5.10 S4-5.12a S4-5.12b S4-5.13a S4-5.13b S4-7.1
'''.split()
RULE = re.compile(r'\bS[0-4](?:-[A-Z]{2})?-\d+(?:\.\d+)?[a-z]?\b')


def check(tree):
    named = set()
    for name in tree.files('.c', '.py', under='tests'):
        if name != 'tests/lint/rules.py':
            named.update(RULE.findall(tree.read(name)))
    return ['tests: no test names the rule %s' % rule for rule in CORE if rule not in named]


ALL = '/* %s */\n' % ', '.join(CORE)

CASES = [
    ({'tests/hall/test-hall.c': ALL}, None),
    ({'tests/hall/test-hall.c': ALL.replace('S2-7.3,', 'S2-7.35,')}, 'S2-7.3'),
    ({'src/hall/foyer-hall.c': ALL}, 'S4-7.1'),
]

if __name__ == '__main__':
    lint.main(check, CASES)
