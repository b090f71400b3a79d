"""The voice from outside: sound files, calls in commit order, and a hall without a loudspeaker."""
# SPDX-License-Identifier: GPL-3.0-or-later
import array
import math
import os
import signal
import subprocess
import sys
import wave

from hallctl import (MONDAY, PATIENCE, Hall, check, ctl, environment, equal, has_fault,
                     living_hall, main, note, run, wait_until)

# No server, no device, no test sink.
SILENT = {'PULSE_SERVER': 'unix:/nonexistent', 'ALSA_CONFIG_PATH': '/dev/null'}
CHIME_S = 0.8  # its sounding part is longer
RATE = 48000


def read_wav(path):
    """The samples of a file in the form that the voice writes."""
    with wave.open(path) as sound:
        equal((sound.getnchannels(), sound.getsampwidth(), sound.getframerate()), (1, 2, RATE))
        samples = array.array('h', sound.readframes(sound.getnframes()))
        equal(len(samples), sound.getnframes(), 'the header tells its length')
    if sys.byteorder == 'big':
        samples.byteswap()
    return samples


def level(samples):
    """In dB below full scale."""
    power = sum(x * x for x in samples[::7]) / max(len(samples[::7]), 1)
    return 10 * math.log10(max(power, 1e-9) / 32768 ** 2)


def well_sounding(samples, what):
    """A chime, then speech, at a level to be heard and nowhere clipped."""
    chime = samples[:int(CHIME_S * RATE)]
    speech = samples[int(1.2 * RATE):]
    check(len(speech) > 0.4 * RATE, f'{what}: speech behind the chime')
    for name, part in (('chime', chime), ('speech', speech)):
        check(-32 < level(part) < -8, f'{what}: the {name} is at {level(part):.1f} dB')
    clipped = sum(1 for x in samples if abs(x) >= 32767)
    equal(clipped, 0, f'{what}: clipped samples')
    check(max(abs(x) for x in speech) > 8000, f'{what}: it can be heard')
    # A click at the ends is a jump from or to nothing.
    check(abs(samples[0]) < 1000 and abs(samples[-1]) < 1000, f'{what}: soft ends')


def find_chimes(samples, chime):
    """Where the chime stands, sample for sample: nothing is mixed into it."""
    whole, part = samples.tobytes(), chime.tobytes()
    found, at = [], whole.find(part)
    while at >= 0:
        if at % 2 == 0:
            found.append(at // 2)
        at = whole.find(part, at + 2)
    return found


def sound_of(hall, *words):
    path = os.path.join(hall.folder, 'one.wav')
    equal(hall.do('announce', *words, f'--wav={path}', now=None)['wav'], path)
    return read_wav(path)


def calling_hall(*languages):
    """A hall that is open now, with one call per language; gives it and the called numbers."""
    hall = living_hall()
    called = []
    for number, language in enumerate(languages, 1):
        hall.do('ticket', 'issue', 'A', f'--language={language}', now=None)
        called.append(hall.do('counter', 'call', str(number), now=None)['ticket']['number'])
    return hall, called


def rows(hall):
    return hall.do('announce', 'list', now=None)['announcements']


def a_call_in_each_language():
    hall = Hall()
    before = None
    for number, language in enumerate(('zh', 'ko', 'en'), 1):
        hall.do('ticket', 'issue', 'A', f'--language={language}')
        path = os.path.join(hall.folder, f'{language}.wav')
        before = hall.dump()
        hall.do('announce', 'speak', f'A00{number}', '--counter=2', f'--wav={path}')
        samples = read_wav(path)
        well_sounding(samples, language)
        note(f'{language}: {len(samples) / RATE:.1f} s at {level(samples):.1f} dB')
    equal(hall.dump(), before, 'a file is no announcement: nothing was written to the hall')
    hall.refuse(1, 'no-such-ticket', 'announce', 'speak', 'A999', '--counter=1', '--wav=/dev/null')
    hall.refuse(1, 'no-such-counter', 'announce', 'speak', 'A001', '--counter=99',
                '--wav=/dev/null')


def a_text_in_each_language():
    hall = Hall()
    for language, text in (('zh', '请保持安静,谢谢。'), ('ko', '조용히 해 주세요.'),
                           ('en', 'Please be quiet. Thank you.')):
        well_sounding(sound_of(hall, 'say', text, f'--language={language}'), language)


def odd_texts():
    """Whatever is typed: sound, or a sentence that says why not; never a hang or a crash."""
    hall = Hall()
    path = os.path.join(hall.folder, 'odd.wav')
    spoken = 0
    for text in ('A001', '12:30', '١٢٣', 'Hello 你好 안녕', '<speak>&amp;</speak>', '%s%n', '😀😀',
                 '[[h@loU]]', 'tab\there\nand a line', '\u200b\u200b', '…', '!!!', '\x01\x02',
                 'word ' * 400, 'ﷺ', '𠀀', '-', '"; rm -rf /', '\\', '0' * 60):
        for language in ('zh', 'ko', 'en'):
            result = run('--database=' + hall.path, '--json', 'announce', 'say',
                         f'--language={language}', f'--wav={path}', '--', text)
            check(result.status in (0, 2, 3), f'{text[:20]!r} {language}: {result}')
            spoken += result.status == 0
            if result.status == 0:
                check(len(read_wav(path)) > RATE, f'{text[:20]!r}: more than nothing')
    check(spoken > 20, f'{spoken} of them were said')
    for text in ('', ' ', '\n'):
        hall.refuse(2, 'usage', 'announce', 'say', text, '--language=en', f'--wav={path}')


def where_a_file_may_be_written():
    hall = Hall()
    before = hall.dump()
    text = ('announce', 'say', 'Hello.', '--language=en')
    hall.refuse(2, 'usage', *text, '--wav=' + hall.path)
    hall.refuse(2, 'usage', 'announce', 'run', '--wav=' + hall.path, now=None)
    equal(hall.dump(), before, 'a hall is not written over')
    for path in (hall.folder, os.path.join(hall.folder, 'no', 'such', 'folder.wav')):
        result = hall.call(*text, '--wav=' + path)
        check(result.status in (2, 3), repr(result))
    path = os.path.join(hall.folder, 'twice.wav')
    for _ in range(2):
        hall.do(*text, '--wav=' + path)
    well_sounding(read_wav(path), 'written twice')


def calls_into_a_file():
    """All pending calls, in commit order, one behind the other."""
    hall, called = calling_hall('zh', 'ko', 'en')
    alone = [sound_of(hall, 'speak', number, f'--counter={counter}')
             for counter, number in enumerate(called, 1)]
    path = os.path.join(hall.folder, 'all.wav')
    hall.do('announce', 'run', f'--wav={path}', now=None)
    samples = read_wav(path)
    well_sounding(samples, 'all calls')
    starts = find_chimes(samples, alone[0][:int(CHIME_S * RATE)])
    equal(len(starts), len(called), 'as many calls as were made, no chime within another')
    for start, end, one in zip(starts, starts[1:] + [len(samples)], alone):
        length, expected = (end - start) / RATE, len(one) / RATE
        check(abs(length - expected) < 0.5, f'{length:.2f} s, alone {expected:.2f} s: its turn')
    spoken = [e['ticket'] for e in hall.journal() if e['kind'] == 'announcement.spoken']
    equal(spoken, called, 'in commit order')
    equal([row['state'] for row in rows(hall)], ['spoken'] * 3)
    # Nothing is left: a second run has nothing to say, and says it.
    hall.do('announce', 'run', f'--wav={path}', now=None)
    equal(len(read_wav(path)), 0, 'no sound')
    hall.check()


def calls_of_one_batch_are_spoken_in_order():
    """Recalls and notices wait their turn as well; what is served meanwhile is not called."""
    hall, called = calling_hall('zh', 'zh', 'zh')
    hall.do('counter', 'serve', '2', now=None)
    hall.do('announce', 'emergency', '请离开。', '--language=zh', now=None)
    hall.do('announce', 'stop', now=None)
    path = os.path.join(hall.folder, 'all.wav')
    hall.do('announce', 'run', f'--wav={path}', now=None)
    equal([(row['ticket'], row['state']) for row in rows(hall)],
          list(zip(called, ('spoken', 'dropped', 'spoken'))) + [(None, 'dropped')])
    check(all(row['why'] for row in rows(hall) if row['state'] == 'dropped'), 'each says why')


def start_station(hall, env):
    # pylint: disable=consider-using-with
    return subprocess.Popen([ctl, '--database=' + hall.path, '--json', 'announce', 'run'],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=dict(environment, **env))


def end_station(process):
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=PATIENCE)
    equal(process.returncode, 0, err)
    return err.decode('utf-8', 'replace')


def without_any_sound_device():
    """The row says plainly that nobody heard it, and is spoken when there is sound again."""
    hall, called = calling_hall('en', 'en')
    station = start_station(hall, SILENT)
    wait_until(lambda: [row['state'] for row in rows(hall)] == ['unheard'] * 2, 'both unheard')
    for row in rows(hall):
        check(row['why'] and len(row['why']) > 5, f'it says why: {row}')
    note('why: ' + rows(hall)[0]['why'])
    # Who was never heard does not lose the place without a warning.
    answer = hall.do('counter', 'no-show', '2', now=None)
    check('warning' in answer, answer)
    hall.do('ticket', 'restore', called[1], now=None)
    check(not has_fault(end_station(station)), 'no fault')
    hall.do('announce', 'run', f'--wav={hall.folder}/again.wav', now=None)
    equal(rows(hall)[0]['state'], 'spoken', 'spoken when there is sound again')
    hall.check()


def one_call_through_a_station():
    """announce speak without a file: the station here says it, and the answer tells how it went."""
    hall = living_hall()
    hall.do('ticket', 'issue', 'A', '--language=en', now=None)
    answer = hall.do('announce', 'say', 'Hello.', '--language=en', now=None,
                     env={'FOYER_AUDIO_SINK': 'fakesink sync=true'})
    equal(answer['announcement']['state'], 'spoken')
    answer = hall.do('announce', 'speak', 'A001', '--counter=1', now=None, env=SILENT)
    equal(answer['announcement']['state'], 'unheard')


def a_station_at_rest_ends_at_once():
    hall = Hall()
    station = start_station(hall, {'FOYER_AUDIO_SINK': 'fakesink sync=true'})
    hall.do('ticket', 'issue', 'A', now=MONDAY)
    wait_until(lambda: os.path.exists(hall.path + '-voice-hall'), 'the station is up')
    end_station(station)


main([
    a_call_in_each_language, a_text_in_each_language, odd_texts, where_a_file_may_be_written,
    calls_into_a_file, calls_of_one_batch_are_spoken_in_order, without_any_sound_device,
    one_call_through_a_station, a_station_at_rest_ends_at_once,
])
