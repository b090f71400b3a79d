#!/usr/bin/python3
"""Makes the C table of readings from pinyin.txt: pinyin-table.py PINYIN.TXT TABLE.H"""
# SPDX-License-Identifier: GPL-3.0-or-later
import sys


def main(source, target):
    syllables, readings = [], []
    with open(source, encoding='utf-8') as file:
        for line in file:
            if line.startswith('#'):
                continue
            syllable, characters = line.split()
            readings += [(ord(character), len(syllables)) for character in characters]
            syllables.append(syllable)
    with open(target, 'w', encoding='ascii') as file:
        file.write('static const char *const syllables[] = {%s};\n'
                   % ','.join('"%s"' % syllable for syllable in syllables))
        file.write('static const Reading readings[] = {%s};\n'
                   % ','.join('{%d,%d}' % reading for reading in sorted(readings)))


main(*sys.argv[1:])
