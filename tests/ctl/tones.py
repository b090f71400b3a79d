"""A voice of tones, one per word, so that a script can tell what was said; and how it listens."""
# SPDX-License-Identifier: GPL-3.0-or-later
import array
import math
import os
import re
import struct
import wave

from hallctl import equal

RATE = 48000
TONE = RATE * 120 // 1000
LOWEST, STEP = 300, 40
LANGUAGES = ('zh', 'ko', 'en')

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


def chime_of(alone):
    """The bytes with which every message begins; ALONE is one message."""
    return alone[:2 * split(alone, 100)[0][1]]


def is_tone(data, part):
    """Whether this is one of the words, from its beginning to its end: no speech is so even."""
    start, end = part
    if abs((end - start) / RATE * 1000 - 120) > 1.5:
        return False
    samples = struct.unpack(f'<{end - start - 960}h', data[2 * start + 960:2 * end - 960])
    signs = [i for i in range(1, len(samples)) if (samples[i] < 0) != (samples[i - 1] < 0)]
    lengths = [b - a for a, b in zip(signs, signs[1:])]
    if not lengths or max(lengths) - min(lengths) > 2:
        return False
    hertz = frequency(data, start, end)
    return min(abs(tone - hertz) for tone in TONES) < 5
