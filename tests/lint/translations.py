#!/usr/bin/python3
"""Every text for people is translated into every language of po/LINGUAS.

The texts are collected anew from the files in POTFILES, so that a .po file that has fallen behind
is found as well as one with gaps.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import shutil
import subprocess
import tempfile

import lint

XGETTEXT = ['xgettext', '--from-code=UTF-8', '--package-name=foyer', '--keyword=_', '--keyword=N_',
            '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dcgettext:2',
            '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3']
# What msgfmt says of messages that are still to be done.
COUNTS = re.compile(r'(\d+) (fuzzy|untranslated)')


def run(command, root):
    env = dict(os.environ, LC_ALL='C')
    return subprocess.run(command, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, check=False)


def entries(text, wanted):
    """The first source texts of a .po file that are still to be done."""
    for block in text.split('\n\n'):
        source = re.search(r'^msgid ((?:"[^\n]*"\n?)+)', block, re.M)
        empty = re.search(r'^msgstr(\[\d\])? ""$(?!\n")', block, re.M)
        if source and not block.startswith('#~') and (empty or ', fuzzy' in block):
            message = ''.join(re.findall(r'"(.*)"', source.group(1)))
            if message:
                yield message[:60]
                wanted -= 1
                if not wanted:
                    return


def check_language(tree, language, template, scratch):
    source = 'po/%s.po' % language
    if not tree.exists(source):
        yield '%s: is missing' % source
        return
    checked = run(['msgfmt', '--check', '-o', os.devnull, source], tree.root)
    if checked.returncode:
        yield '%s: %s' % (source, checked.stderr.strip())
        return
    merged = os.path.join(scratch, language + '.po')
    done = run(['msgmerge', '--quiet', '--no-fuzzy-matching', '-o', merged, source, template], tree.root)
    if done.returncode:
        yield '%s: %s' % (source, done.stderr.strip())
        return
    told = run(['msgfmt', '--statistics', '-o', os.devnull, merged], tree.root).stderr
    counts = COUNTS.findall(told)
    if counts:
        with open(merged, encoding='utf-8') as file:
            examples = ', '.join('“%s”' % message for message in entries(file.read(), 5))
        yield '%s: %s: %s …' % (source, ', '.join(' '.join(pair) for pair in counts), examples)


def check(tree):
    for tool in ('xgettext', 'msgmerge', 'msgfmt'):
        if not shutil.which(tool):
            raise lint.CannotCheck(tool + ' is not installed')
    languages = ' '.join(line for line in tree.read('po/LINGUAS').splitlines() if not line.startswith('#')).split()
    scratch = tempfile.mkdtemp(prefix='foyer-lint-')
    try:
        template = os.path.join(scratch, 'foyer.pot')
        made = run(XGETTEXT + ['--files-from=po/POTFILES', '-o', template], tree.root)
        if made.returncode:
            return ['xgettext: ' + made.stderr.strip()]
        if not os.path.exists(template):
            return ['po/POTFILES: no text for people was found']
        return [finding for language in languages
                for finding in check_language(tree, language, template, scratch)]
    finally:
        shutil.rmtree(scratch)


def case(po, source='x = _("Recall %s");\n'):
    header = ('msgid ""\nmsgstr ""\n"Language: ko\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
              '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n')
    return {'po/LINGUAS': 'ko\n', 'po/POTFILES': 'src/a.c\n', 'src/a.c': source, 'po/ko.po': header + po}


CASES = [
    (case('#, c-format\nmsgid "Recall %s"\nmsgstr "재호출 %s"\n'), None),
    (case(''), '1 untranslated: “Recall %s”'),
    (case('#, fuzzy\nmsgid "Recall %s"\nmsgstr "재호출 %s"\n'), '1 fuzzy'),
    (case('#, c-format\nmsgid "Recall %s"\nmsgstr "재호출"\n'), 'msgid'),
    (case('msgid "one"\nmsgid_plural "many"\nmsgstr[0] ""\n', 'ngettext ("one", "many", n);\n'), 'untranslated'),
    ({'po/LINGUAS': 'ko\n', 'po/POTFILES': 'src/a.c\n', 'src/a.c': '_("a");\n'}, 'po/ko.po: is missing'),
]

if __name__ == '__main__':
    lint.main(check, CASES)
