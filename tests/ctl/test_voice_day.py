"""A whole day of the hall spoken into one file, and the file listened to: which calls, in which
order, with what between them. The voices are tones, one per word, so that a script can tell them."""
# SPDX-License-Identifier: GPL-3.0-or-later
import array
import datetime
import json
import math
import os
import re

from hallctl import FULL, Hall, check, equal, main, note
from tones import (LANGUAGES, PHRASES, RATE, TONES, chime_of, frequency, make_voices, read_samples,
                   split)

ZONE = datetime.timezone(datetime.timedelta(hours=8))
START = datetime.datetime(2026, 3, 2, 8, 30, tzinfo=ZONE)
STAFF = ('1021', '1034', '1047', '1052', '1068', '1075')
# What may be silent within a message: between words, at a pause, between languages, after the chime.
SILENCES = {25: 'gap', 220: 'pause', 350: 'language', 120: 'chime'}


def at(seconds):
    return (START + datetime.timedelta(seconds=seconds)).isoformat()


def make_day(n_rounds):
    """Lines of a day: each round some numbers, six calls, customers who come, and who do not."""
    lines = [(0, f'counter open {number} --staff={staff}') for number, staff in enumerate(STAFF, 1)]
    length = min(80, 8 * 3600 // n_rounds)
    for r in range(n_rounds):
        start = 60 + r * max(length, 75)
        for i, service in enumerate('AAABBCDD'):
            lines.append((start + i, f'ticket issue {service} --language={LANGUAGES[(r + i) % 3]}'))
        for counter in range(1, 7):
            called = start + 10 + (counter % 3)
            lines.append((called, f'counter call {counter}'))
            if counter == 5 and r % 2 == 0:
                lines.append((called + 30, f'counter recall {counter}'))
            if counter == 6 and r == 0:
                # Arrives while others are still being called: nothing is left to say.
                lines.append((called + 1, f'counter serve {counter}'))
            else:
                lines.append((start + 62, f'counter serve {counter}'))
            lines.append((start + 64, f'counter finish {counter}'))
    lines.sort(key=lambda line: line[0])
    return [f'--now={at(second)} {words}' for second, words in lines]


def spell_number(language, number):
    number = int(number)
    if language == 'en':
        return [str(number)] if number < 20 else [str(number // 10 * 10)] + (
            [str(number % 10)] if number % 10 else [])
    tens, ones = divmod(number, 10)
    return ([str(tens)] if tens > 1 else []) + (['10'] if tens else []) + (
        [str(ones)] if ones or not tens else [])


def expected_words(row):
    """What the row says, by the rules of the hall: its first language, then the ticket's own."""
    words = []
    for language in dict.fromkeys(('zh', row['language'])):
        kind = 'recall' if row['calls'] > 1 else 'call'
        for word in PHRASES[language][kind].split():
            if word == '{t}':
                words += [(language, w) for w in row['ticket']]
            elif word == '{c}':
                words += [(language, w) for w in spell_number(language, row['counter'])]
            elif word != '|':
                words.append((language, word))
    return words


def hear_word(data, part):
    start, end = part
    length = (end - start) / RATE * 1000
    check(abs(length - 120) < 1.5, f'a word of {length:.2f} ms: cut, doubled or mixed')
    hertz = frequency(data, start, end)
    nearest = min(TONES, key=lambda tone: abs(tone - hertz))
    check(abs(nearest - hertz) < 5, f'{hertz:.1f} Hz is no word: two at once')
    return TONES[nearest]


def listen(data, chime):
    """The messages of a file: a list of words each; every silence has a length of its own."""
    starts = [m.start() // 2 for m in re.finditer(re.escape(chime), data) if m.start() % 2 == 0]
    messages, silences = [], {}
    for start, end in zip(starts, starts[1:] + [len(data) // 2]):
        message = data[2 * start:2 * end]
        parts = [p for p in split(message, 10) if p[0] >= len(chime) // 2]
        words = [hear_word(message, part) for part in parts]
        before = [len(chime) // 2] + [p[1] for p in parts[:-1]]
        for last, part in list(zip(before, parts))[1:]:
            ms = (part[0] - last) / RATE * 1000
            nearest = min(SILENCES, key=lambda length: abs(length - ms))
            check(abs(nearest - ms) < 1.5, f'{ms:.2f} ms of silence: a hole in a phrase')
            silences[nearest] = silences.get(nearest, 0) + 1
        # Sound is handed out in blocks of 20 ms.
        check(len(message) // 2 - parts[-1][1] <= RATE // 50, 'it ends with its last word')
        messages.append(words)
    return messages, silences


def a_day_into_a_file():
    hall = Hall()
    voices = os.path.join(hall.folder, 'voices')
    make_voices(voices)
    env = {'FOYER_VOICES': voices}
    rounds = 60 if FULL else 4
    script = os.path.join(hall.folder, 'day.txt')
    path = os.path.join(hall.folder, 'day.wav')
    with open(script, 'w', encoding='utf-8') as file:
        file.write('# A day\n\n' + '\n'.join(make_day(rounds)) + '\n')
    result = hall.call('announce', 'run', f'--wav={path}', f'--script={script}', now=None, env=env)
    equal(result.json['refused'], 0, f'the day is one that can be: {result.err}')
    silence = os.path.join(hall.folder, 'one.wav')
    rows = hall.do('announce', 'list', now=at(0))['announcements']
    calls = [e for e in hall.journal() if e['kind'] in ('ticket.called', 'ticket.recalled')]
    equal(len(rows), len(calls), 'a row for each call')
    spoken = [row for row in rows if row['state'] == 'spoken']
    dropped = [row for row in rows if row['state'] == 'dropped']
    equal(len(spoken) + len(dropped), len(rows), 'every row has its end')
    equal(len(dropped), 1, 'one customer was there before the call')
    check(all(row['why'] for row in dropped), 'and the row says why')

    number = spoken[0]['ticket']
    hall.do('announce', 'speak', number, '--counter=1', f'--wav={silence}', now=at(1), env=env)
    alone = read_samples(silence)
    chime = chime_of(alone)
    data = read_samples(path)
    messages, silences = listen(data, chime)
    equal(len(messages), len(spoken), 'as many announcements in the file as rows that were spoken')
    # The more urgent first, else as they were committed: what has ended tells the order.
    order = [e['data']['announcement']['seq'] if isinstance(e['data'], dict)
             else json.loads(e['data'])['announcement']['seq']
             for e in hall.journal() if e['kind'] == 'announcement.spoken']
    by_seq = {row['seq']: row for row in rows}
    for words, seq in zip(messages, order):
        equal(words, expected_words(by_seq[seq]), f'announcement {seq}')
    first_calls = [seq for seq in order if by_seq[seq]['kind'] == 'call']
    equal(first_calls, sorted(first_calls), 'calls in the order of their commits')
    peak = max(max(array.array('h', data)), -min(array.array('h', data)))
    check(peak < 32767, 'nowhere clipped')
    note(f'{len(calls)} calls, {len(spoken)} spoken, {len(dropped)} dropped; '
         f'{len(data) / 2 / RATE:.1f} s, {sum(map(len, messages))} words, silences '
         + ', '.join(f'{count} of {ms} ms' for ms, count in sorted(silences.items()))
         + f'; peak {20 * math.log10(peak / 32768):.1f} dBFS')
    hall.check()


def wrong_scripts():
    hall = Hall()
    before = hall.dump()
    path = os.path.join(hall.folder, 'x.wav')
    script = os.path.join(hall.folder, 'day.txt')
    for text in (f'--now={at(0)} counter open 1 --staff=1021\ncounter call 1\n',
                 'nonsense\n', f'--now={at(0)} announce run\n', '"\n', '\ufffe'.encode('utf-16')):
        with open(script, 'wb') as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        hall.refuse(2, 'usage', 'announce', 'run', f'--wav={path}', f'--script={script}', now=None)
    hall.refuse(2, 'usage', 'announce', 'run', f'--script={script}', now=None)
    hall.refuse(2, 'usage', 'announce', 'run', f'--wav={path}', '--script=/no/such', now=None)
    equal(hall.dump(), before, 'nothing of it was run')


def an_emergency_within_a_day():
    """It cuts in, is said again and again, and the calls go on when somebody stops it."""
    hall = Hall()
    path = os.path.join(hall.folder, 'day.wav')
    script = os.path.join(hall.folder, 'day.txt')
    lines = make_day(1)
    lines += [f'--now={at(200)} announce notice evacuation', f'--now={at(290)} announce stop']
    with open(script, 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines) + '\n')
    hall.do('announce', 'run', f'--wav={path}', f'--script={script}', now=None)
    rows = hall.do('announce', 'list', now=at(0))['announcements']
    equal(rows[-1]['kind'], 'emergency')
    equal(rows[-1]['state'], 'dropped')
    data = read_samples(path)
    one = os.path.join(hall.folder, 'one.wav')
    hall.do('announce', 'say', 'Hello.', '--language=en', f'--wav={one}')
    alone = read_samples(one)
    chime = chime_of(alone)
    n_chimes = len(re.findall(re.escape(chime), data))
    repeated = n_chimes - sum(row['state'] == 'spoken' for row in rows)
    note(f'the emergency was said {repeated} times in 90 seconds')
    check(3 <= repeated <= 15, f'{repeated} times')


def outside_hours():
    """Nothing but the chime then; the row says so, and an emergency is spoken nonetheless."""
    hall = Hall()
    script = os.path.join(hall.folder, 'night.txt')
    path = os.path.join(hall.folder, 'night.wav')
    night = '--now=2026-03-03T03:00:00+08:00'
    with open(script, 'w', encoding='utf-8') as file:
        file.write(f'{night} announce say "Good night." --language=en\n'
                   '--now=2026-03-03T03:00:30+08:00 announce notice fault\n')
    hall.do('announce', 'run', f'--wav={path}', f'--script={script}', now=None)
    rows = hall.do('announce', 'list', now=at(0))['announcements']
    equal([(row['state'], row['why']) for row in rows],
          [('spoken', 'only the chime: the hall is closed')] * 2)
    one = os.path.join(hall.folder, 'one.wav')
    hall.do('announce', 'say', 'Hello.', '--language=en', f'--wav={one}')
    chime = chime_of(read_samples(one))
    data = read_samples(path)
    equal(len(re.findall(re.escape(chime), data)), 2)
    equal(data.replace(chime, b'').strip(b'\0'), b'', 'and nothing else')


main([a_day_into_a_file, outside_hours, wrong_scripts, an_emergency_within_a_day])
