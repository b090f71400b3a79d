"""Cases of a test script, told in TAP: `@tap.case('what holds')` above a function, `tap.main()`."""
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import traceback

CASES = []


class Skip(Exception):
    """The case cannot be tried here."""


def case(name):
    def add(function):
        CASES.append((name, function))
        return function
    return add


def say(text):
    """Something to know beside the verdicts."""
    for line in str(text).splitlines():
        print('# ' + line, flush=True)


def main():
    wanted = sys.argv[1:]
    failed = 0
    cases = [entry for entry in CASES if not wanted or any(word in entry[0] for word in wanted)]
    print('1..%d' % len(cases), flush=True)
    for number, (name, function) in enumerate(cases, 1):
        try:
            function()
        except Skip as reason:
            print('ok %d - %s # SKIP %s' % (number, name, reason), flush=True)
        except Exception:  # whatever it was, the next case is still of interest
            failed += 1
            print('not ok %d - %s' % (number, name), flush=True)
            say(traceback.format_exc())
            traceback.print_exc()  # a runner that keeps TAP to itself shows this
        else:
            print('ok %d - %s' % (number, name), flush=True)
    sys.exit(1 if failed else 0)
