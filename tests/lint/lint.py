"""What the lint scripts share: walking the tree, reporting, and proving that a check can fail.

A script holds `check (tree)`, which answers a list of findings, and CASES: small trees (path to
text) with the words that the findings must hold, or None for a tree without fault.
`script.py ROOT` checks the project, `script.py --self-test` the script itself.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import sys
import tempfile

SKIP = 77  # meson's exit status for a test that could not be done here


class CannotCheck(Exception):
    """A tool that the check needs is missing."""


class Tree:
    """The project's files below a folder, without build folders and the version control's own."""

    def __init__(self, root):
        self.root = os.path.abspath(root)

    def path(self, name):
        return os.path.join(self.root, name)

    def exists(self, name):
        return os.path.exists(self.path(name))

    def read(self, name):
        with open(self.path(name), encoding='utf-8') as file:
            return file.read()

    def files(self, *endings, under=''):
        """Paths relative to the root, sorted, with one of these endings (none: every file)."""
        found = []
        for folder, subfolders, names in os.walk(self.path(under)):
            subfolders[:] = sorted(
                name for name in subfolders
                if name not in ('.git', '.cache', '__pycache__')
                and not os.path.exists(os.path.join(folder, name, 'meson-private')))
            found += (os.path.relpath(os.path.join(folder, name), self.root)
                      for name in names if not endings or name.endswith(endings))
        return sorted(found)

    def texts(self, *endings, under=''):
        """Pairs of path and text; files that are not text are left out."""
        for name in self.files(*endings, under=under):
            try:
                yield name, self.read(name)
            except UnicodeDecodeError:
                continue


def self_test(check, cases):
    """Builds each case's tree in a scratch folder and compares the findings with what is wanted."""
    faults = []
    for number, (tree, wanted) in enumerate(cases, 1):
        root = tempfile.mkdtemp(prefix='foyer-lint-')
        try:
            for name, text in tree.items():
                path = os.path.join(root, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, 'w', encoding='utf-8') as file:
                    file.write(text)
            found = check(Tree(root))
        finally:
            shutil.rmtree(root)
        if wanted is None and found:
            faults.append('case %d is right, yet: %s' % (number, found))
        if wanted is not None and not any(wanted in finding for finding in found):
            faults.append('case %d should say “%s”, says %s' % (number, wanted, found))
    if not any(wanted is None for _, wanted in cases) or all(wanted is None for _, wanted in cases):
        faults.append('the cases need both a faultless tree and a faulty one')
    return faults


def main(check, cases):
    if len(sys.argv) != 2:
        sys.exit('use: %s ROOT | --self-test' % os.path.basename(sys.argv[0]))
    try:
        if sys.argv[1] == '--self-test':
            found = self_test(check, cases)
        else:
            found = check(Tree(sys.argv[1]))
    except CannotCheck as error:
        print(error)
        sys.exit(SKIP)
    for finding in found:
        print(finding)
    sys.exit(1 if found else 0)
