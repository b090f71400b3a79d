"""A whole day of the hall spoken into one file, and the file listened to: which calls, in which
order, with what between them. The voices are tones, one per word, so that a script can tell them."""
# SPDX-License-Identifier: GPL-3.0-or-later
import array
import datetime
import json
import math
import os
import re
import struct
import wave

from hallctl import FULL, Hall, check, equal, main, note

RATE = 48000
TONE = RATE * 120 // 1000
LOWEST, STEP = 300, 40
ZONE = datetime.timezone(datetime.timedelta(hours=8))
START = datetime.datetime(2026, 3, 2, 8, 30, tzinfo=ZONE)
STAFF = ('1021', '1034', '1047', '1052', '1068', '1075')
LANGUAGES = ('zh', 'ko', 'en')
# What may be silent within a message: between words, at a pause, between languages, after the chime.
SILENCES = {25: 'gap', 220: 'pause', 350: 'language', 120: 'chime'}

LETTERS = [chr(c) for c in range(ord('A'), ord('Z') + 1)]
SMALL = [str(n) for n in range(11)] + ['100', '1000']
LARGE = ([str(n) for n in range(20)] + [str(n) for n in range(20, 100, 10)] + ['100', '1000'])
WORDS = {
    'zh': LETTERS + SMALL + ['please', 'customer', 'go-to', 'window', 'remind', 'window-waiting',
                             'last-call', 'please-to', 'missed', 'to', 'fetch'],
    'ko': LETTERS + SMALL + ['customer', 'window-come', 'again', 'window-waiting', 'last-call',
                             'window-please', 'missed', 'window', 'fetch'],
    'en': LETTERS + LARGE + ['ticket', 'please-go', 'reminder', 'counter', 'waiting', 'last-call',
                             'missed', 'fetch'],
}
PHRASES = {
    'zh': {'call': 'please {t} customer | go-to {c} window',
           'recall': 'remind | {t} customer | {c} window-waiting'},
    'ko': {'call': '{t} customer | {c} window-come',
           'recall': '{t} customer | again | {c} window-waiting'},
    'en': {'call': 'ticket {t} | please-go {c}',
           'recall': 'reminder {t} | counter {c} waiting'},
}


def tone_of(language, word):
    """All frequencies of all languages differ."""
    return (LOWEST + STEP * WORDS[language].index(word) + 13 * LANGUAGES.index(language))


def write_tone(path, hertz):
    samples = array.array('h', (round(0.3 * 32767 * math.sin(2 * math.pi * hertz * i / RATE))
                                for i in range(TONE)))
    with wave.open(path, 'wb') as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())


def make_voices(folder):
    for language, words in WORDS.items():
        clips = os.path.join(folder, language, 'clips')
        os.makedirs(clips)
        for word in words:
            write_tone(os.path.join(clips, f'{word}.wav'), tone_of(language, word))
        phrases = '\n'.join(f"{key}={text.replace('{t}', '{ticket}').replace('{c}', '{counter}')}"
                            for key, text in PHRASES[language].items())
        listed = '\n'.join(f'{word}=clips/{word}.wav' for word in words)
        with open(os.path.join(folder, language, 'voice.ini'), 'w', encoding='utf-8') as file:
            file.write(f'[voice]\nformat=1\nid={language}\nlang={language}\nname=Tones\n'
                       f'license=CC0-1.0\n[phrases]\n{phrases}\n[clips]\n{listed}\n')


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


def read_samples(path):
    with wave.open(path) as sound:
        equal((sound.getnchannels(), sound.getsampwidth(), sound.getframerate()), (1, 2, RATE))
        return sound.readframes(sound.getnframes())


def split(data, longest_ms):
    """Where there is sound: (start, end) in samples, parted by silence of at least longest_ms."""
    parts, end = [], 0
    for silence in re.finditer(rb'\x00{%d,}' % (2 * longest_ms * RATE // 1000), data):
        start, stop = silence.start() + silence.start() % 2, silence.end() - silence.end() % 2
        if start // 2 > end:
            parts.append((end, start // 2))
        end = stop // 2
    last = (len(data.rstrip(b'\x00')) + 1) // 2
    if end < last:
        parts.append((end, last))
    return parts


def frequency(data, start, end):
    """By counting the changes of sign in the middle, where no fade is."""
    start, end = start + 480, end - 480
    samples = struct.unpack(f'<{end - start}h', data[2 * start:2 * end])
    signs = [i for i in range(1, len(samples)) if (samples[i] < 0) != (samples[i - 1] < 0)]
    return (len(signs) - 1) * RATE / 2 / (signs[-1] - signs[0])


TONES = {tone_of(language, word): (language, word)
         for language, words in WORDS.items() for word in words}


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
    chime = alone[:2 * split(alone, 100)[0][1]]
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
    chime = alone[:2 * split(alone, 100)[0][1]]
    n_chimes = len(re.findall(re.escape(chime), data))
    repeated = n_chimes - sum(row['state'] == 'spoken' for row in rows)
    note(f'the emergency was said {repeated} times in 90 seconds')
    check(3 <= repeated <= 15, f'{repeated} times')


main([a_day_into_a_file, wrong_scripts, an_emergency_within_a_day])
