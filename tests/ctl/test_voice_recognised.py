"""A recogniser that knows nothing of Foyer listens to English calls and writes down what it heard.
It was trained with people's voices: it is no judge of letters, but tells when a digit goes wrong."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import random
import shutil
import subprocess

from hallctl import FULL, Hall, Skip, check, main, note

DIGITS = ('zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine')
MODEL = '/usr/share/pocketsphinx/model/en-us'
GRAMMAR = '''#JSGF V1.0;
grammar call;
<digit> = zero | one | two | three | four | five | six | seven | eight | nine;
<letter> = a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t | u | v
  | w | x | y | z;
public <call> = ticket <letter> <digit> <digit> <digit> please go to counter <digit>;
'''


def recognise(folder, wav):
    small = os.path.join(folder, 'small.wav')
    # Without the chime, at the rate that the recogniser knows.
    subprocess.run(['sox', wav, '-r', '16000', '-c', '1', small, 'trim', '1.0', 'pad', '0.2', '0.4'],
                   check=True, capture_output=True)
    told = subprocess.run(
        ['pocketsphinx_continuous', '-hmm', f'{MODEL}/en-us', '-dict', f'{MODEL}/cmudict-en-us.dict',
         '-jsgf', os.path.join(folder, 'call.gram'), '-infile', small, '-logfn', '/dev/null'],
        check=True, capture_output=True, text=True)
    return told.stdout.split()


def digits_of_english_calls():
    for tool in ('pocketsphinx_continuous', 'sox'):
        if not shutil.which(tool):
            raise Skip(f'there is no {tool}')
    if not os.path.isdir(MODEL):
        raise Skip('there is no English model')
    hall = Hall()
    with open(os.path.join(hall.folder, 'call.gram'), 'w', encoding='ascii') as file:
        file.write(GRAMMAR)
    choose = random.Random(7)
    right = wrong = letters = whole = 0
    n_calls = 40 if FULL else 16
    for _ in range(n_calls):
        letter, counter = choose.choice('ACFHJKLMQRSUWXYZ'), choose.randrange(1, 10)
        number = f'{choose.randrange(1000):03}'
        wav = os.path.join(hall.folder, 'call.wav')
        hall.do('announce', 'say', f'Ticket {letter}{number}, please go to counter {counter}.',
                '--language=en', f'--wav={wav}')
        heard = recognise(hall.folder, wav)
        expected = [DIGITS[int(d)] for d in number + str(counter)]
        found = [word for word in heard if word in DIGITS]
        same = sum(a == b for a, b in zip(found, expected))
        right += same
        wrong += len(expected) - same
        letters += len(heard) > 1 and heard[1] == letter.lower()
        whole += same == len(expected)
    share = right / (right + wrong)
    note(f'{n_calls} calls: {share:.0%} of the digits, {letters / n_calls:.0%} of the letters, '
         f'{whole / n_calls:.0%} with all digits right')
    # Unspelled numbers ("fifteen") come to half of them.
    check(share >= 0.7, f'only {share:.0%} of the digits')


main([digits_of_english_calls])
