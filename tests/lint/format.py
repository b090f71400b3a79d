#!/usr/bin/python3
"""C is laid out as .clang-format says."""
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import shutil
import subprocess

import lint

# Other versions lay out the same style differently, so only this one judges.
VERSION = '14'


def tool():
    for name in ('clang-format-' + VERSION, 'clang-format'):
        path = shutil.which(name)
        if path:
            told = subprocess.run([path, '--version'], stdout=subprocess.PIPE, text=True, check=True).stdout
            if re.search(r'version %s\.' % VERSION, told):
                return path
    raise lint.CannotCheck('clang-format %s is not installed' % VERSION)


def check(tree):
    command = tool()
    names = tree.files('.c', '.h', under='src') + tree.files('.c', '.h', under='tests')
    if not names:
        return []
    run = subprocess.run([command, '--dry-run', '--style=file', '--'] + names, cwd=tree.root,
                         stderr=subprocess.PIPE, text=True, check=False)
    places = sorted(set(re.findall(r'^(\S+?):\d+:\d+: warning: code should be', run.stderr, re.M)))
    found = ['%s: run clang-format -i on it' % name for name in places]
    if run.returncode:
        found.append('clang-format failed: ' + run.stderr.strip())
    return found


STYLE = {'.clang-format': 'BasedOnStyle: GNU\n'}
CASES = [
    ({**STYLE, 'src/a.c': 'int\nfirst (void)\n{\n  return 1;\n}\n'}, None),
    ({**STYLE, 'src/a.c': 'int first(void){return 1;}\n'}, 'src/a.c: run clang-format'),
    ({**STYLE, 'tests/a.c': 'int   a;\n'}, 'tests/a.c: run clang-format'),
]

if __name__ == '__main__':
    lint.main(check, CASES)
