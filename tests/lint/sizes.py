#!/usr/bin/python3
"""Files and functions keep a size that a person can take in. Prints the ten largest of each."""
# SPDX-License-Identifier: GPL-3.0-or-later
import ast
import sys

import lint

FILE_LIMIT = 600
FUNCTION_LIMIT = 100


def c_functions(text):
    """Pairs of name and lines. In GNU style a function's braces are alone in the first column."""
    lines = text.splitlines()
    start = None
    for number, line in enumerate(lines):
        if line == '{' and number and lines[number - 1].rstrip().endswith(')'):
            start = number
        elif line == '}' and start is not None:
            head = start - 1
            while head > 0 and not lines[head][:1].isalpha():
                head -= 1
            yield lines[head].split('(')[0].split()[-1].lstrip('*'), number - start + 1
            start = None


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


def measure(tree):
    files, functions = [], []
    for name, text in tree.texts('.c', '.h', '.py', '.sh'):
        files.append((text.count('\n'), name))
        if name.endswith('.c'):
            functions += [(lines, '%s: %s' % (name, function)) for function, lines in c_functions(text)]
        elif name.endswith('.py'):
            functions += [(lines, '%s: %s' % (name, function)) for function, lines in python_functions(text)]
    return sorted(files, reverse=True), sorted(functions, reverse=True)


def check(tree):
    files, functions = measure(tree)
    found = []
    for what, sizes, limit in (('file', files, FILE_LIMIT), ('function', functions, FUNCTION_LIMIT)):
        found += ['%s: %d lines; a %s may have %d' % (name, lines, what, limit)
                  for lines, name in sizes if lines > limit]
    return found


def function_of(lines):
    return 'int\nlong_one (int a,\n          int b)\n{\n%s}\n' % ('  work ();\n' * (lines - 2))


CASES = [
    ({'src/a.c': function_of(FUNCTION_LIMIT) + 'struct _A\n{\n' + '  int a;\n' * 150 + '};\n'}, None),
    ({'src/a.c': function_of(FUNCTION_LIMIT + 1)}, 'src/a.c: long_one: 101 lines'),
    ({'src/a.h': 'int a;\n' * (FILE_LIMIT + 1)}, 'src/a.h: 601 lines'),
    ({'tests/a.py': 'def f():\n' + '    g()\n' * FUNCTION_LIMIT}, 'tests/a.py: f: 101 lines'),
]

if __name__ == '__main__':
    if sys.argv[1:] not in ([], ['--self-test']):
        for heading, sizes in zip(('Largest files', 'Largest functions'), measure(lint.Tree(sys.argv[1]))):
            print(heading + ':')
            for size, place in sizes[:10]:
                print('%6d  %s' % (size, place))
    lint.main(check, CASES)
