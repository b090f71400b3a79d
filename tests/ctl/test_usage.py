"""What a person types: help, slips of the pen, times, keys of requests, and answers that get lost."""
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess

from hallctl import MONDAY, PATIENCE, Hall, check, ctl, environment, equal, main, run

# The groups and verbs of the contract.
CONTRACT = '''
hall init status configure export open close stop-issuing rollover
ticket issue show list cancel restore add-item reorder change-service convert reprint advise divert
staff list set-pin unlock
appointment book check-in cancel list
fault open close list
checklist show tick
holiday list import
absence add import
counter list show open close lock call recall serve finish no-show hold resume accept wrong-number
counter transfer suspend reopen
cash start count suspect return refund short change finish abandon show
rating invite give decline list
visit propose book confirm remind depart arrive knock phone wait note enter absent finish partial
visit refuse other-dept third-party lapse move cancel list export show
announce list speak say run emergency stop
journal list follow
report day range
demo fill
'''


def contract():
    for line in CONTRACT.split('\n'):
        group, *verbs = line.split() or ['']
        for verb in verbs:
            yield f'{group} {verb}'
    yield from ('backup', 'restore', 'check', 'batch')


def help_for_all_a_group_and_one():
    whole = run('--json', '--help').json['commands']
    known = {command['command']: command['usage'] for command in whole}
    equal(len(known), len(whole), 'each command once')
    for command in contract():
        check(command in known, f'--help tells of {command}')
        one = run('--json', *command.split(), '--help')
        equal((one.status, one.json['commands']),
              (0, [{'command': command, 'usage': known[command]}]))
    check(not any(name.startswith(('voice ', 'demo v', 'visit board')) for name in known),
          'nothing of the program’s own')
    group = run('counter', '--help')
    equal((group.status, group.err), (0, ''))
    starts = [line for line in group.out.splitlines() if not line.startswith(' ')]
    equal(starts, sorted(starts))
    check(all(line.startswith('counter ') for line in starts) and len(starts) > 15, repr(group))
    equal(known['counter serve'], 'counter serve COUNTER [--expect=…]')
    equal(known['staff set-pin'], 'staff set-pin ID')
    check('--class=ordinary|elderly|disabled|pregnant|infant|urgent' in known['ticket issue'],
          known['ticket issue'])
    equal(run('frob', '--help').status, 2)
    equal(run('hall', 'frob', '--help').status, 2)
    # It asks the program, not the hall: nothing is done.
    hall = Hall()
    equal(hall.call('ticket', 'issue', 'A', '--help').status, 0)
    equal(hall.call('--version', 'ticket', 'issue', 'A').out[:9], 'foyerctl ')
    equal(hall.tickets(), [])


def every_option_of_help_is_taken():
    """What help names is what the program reads: a value no option can have is refused as such."""
    for command in run('--json', '--help').json['commands']:
        for word in command['usage'].split():
            option = word.strip('[]')
            if not option.startswith('--') or '=' in option:
                continue
            result = run('--json', *command['command'].split(), f'{option}=x')
            equal(result.status, 2, repr(result))
            check('takes no value' in result.json['error']['message'], repr(result))


def slips_name_the_command_as_typed():
    hall = Hall()
    for words, sentence in (
            (('ticket', 'frob'), 'There is no such command: ticket frob'),
            (('ticket', 'issue'), '“ticket issue” needs “services”. Nothing was changed.'),
            (('ticket',), 'A group and a verb are expected; this lists them: foyerctl --help')):
        equal(hall.refuse(2, 'usage', *words), sentence)
    hall.refuse(2, 'usage', 'hall', 'init', '--demo=3')
    hall.refuse(2, 'usage', 'announce', 'run', '--follow=x')


def blanks_are_no_reason():
    hall = Hall()
    blank = '--reason= \t '
    hall.refuse(1, 'reason-required', 'ticket', 'issue', 'A', '--class=urgent', blank)
    hall.refuse(1, 'reason-required', 'hall', 'stop-issuing', blank)
    for command in ('ticket issue A', 'ticket issue A', 'counter open 1 --staff=1021'):
        hall.do(*command.split())
    hall.refuse(1, 'reason-required', 'counter', 'call', '1', '--ticket=A002', blank)
    hall.refuse(1, 'reason-required', 'counter', 'suspend', '1', blank)


def instants_of_the_clock_option():
    hall = Hall()
    for now in ('2026-03-02T09:00+08:00', '2026-03-02T01:00Z', '2026-03-02T09:00:00+0800',
                '2026-03-01T20:00:00-05:00'):
        equal(hall.do('hall', 'status', now=now)['state'], 'open', now)
    for now in ('1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '1900-01-01T00:00:00Z',
                '2026-03-02T09:00', '2026-03-02', 'now'):
        hall.refuse(2, 'usage', 'hall', 'status', now=now)


def times_that_no_calendar_has():
    hall = Hall()
    for end in ('9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z'):
        hall.refuse(2, 'usage', 'absence', 'add', '--technician=2101', '--from=2026-03-09',
                    '--to=' + end)
        hall.refuse(2, 'usage', 'appointment', 'book', '--service=A', '--phone=1', '--time=' + end)
    equal(hall.do('absence', 'list')['absences'], [])


def pins(hall):
    return [line for line in hall.dump() if line.startswith('INSERT INTO "pin"')]


def requests_of_what_has_no_transaction():
    """The same key again gives the first answer and changes nothing; another command is refused."""
    hall = Hall(demo=False)
    first = hall.do('--request=init', 'hall', 'init', '--demo')
    equal(hall.do('--request=init', 'hall', 'init', '--demo'), first)
    hall.refuse(1, 'request-reused', '--request=init', 'hall', 'init')
    copy = os.path.join(hall.folder, 'copy.db')
    first = hall.do('--request=copy', 'backup', copy)
    equal(hall.do('--request=copy', 'backup', copy), first)
    hall.refuse(1, 'request-reused', '--request=copy', 'backup', copy + '2')
    check(not os.path.exists(copy + '2'), 'nothing was written')
    first = hall.do('--request=back', 'restore', copy)
    hall.do('ticket', 'issue', 'A')
    equal(hall.do('--request=back', 'restore', copy), first)
    equal(len(hall.tickets()), 1, 'what came after a restore is not lost to its repetition')
    first = hall.do('--request=pin', 'staff', 'set-pin', '1021', stdin=b'2468\n')
    hall.do('staff', 'set-pin', '1021', stdin=b'1357\n')
    kept = pins(hall)
    check(kept, 'PINs are found')
    equal(hall.do('--request=pin', 'staff', 'set-pin', '1021', stdin=b'2468\n'), first)
    equal(pins(hall), kept, 'the later PIN holds')
    hall.refuse(1, 'request-reused', '--request=pin', 'staff', 'set-pin', '1034', stdin=b'2468\n')
    hall.check()


def filling_is_done_once():
    hall = Hall()
    words = ('demo', 'fill', '--days=1', '--until=2026-02-27')
    first = hall.do('--request=fill', *words)
    equal(hall.do('--request=fill', *words), first)
    hall.refuse(1, 'request-reused', '--request=fill', *words, '--seed=7')


def a_text_is_said_once():
    """The second call answers how the announcement ended; it does not wait for what has been."""
    hall = Hall()
    words = ('--request=say', 'announce', 'say', 'Hello.', '--language=en')
    silent = {'PULSE_SERVER': 'unix:/nonexistent', 'ALSA_CONFIG_PATH': '/dev/null'}
    # At the instant given: by the clock of this computer it would have expired long ago.
    first = hall.do(*words, env=silent)['announcement']
    check(first['state'] not in ('pending', 'speaking', 'expired'), repr(first))
    equal(hall.do(*words, env=silent)['announcement'], first)
    equal(len(hall.do('announce', 'list')['announcements']), 1)


def an_answer_that_cannot_be_written():
    hall = Hall()
    for words in (['hall', 'export'], ['--json', 'hall', 'status'], ['journal', 'list']):
        with open('/dev/full', 'wb') as full:
            process = subprocess.run([ctl, '--database=' + hall.path, '--now=' + MONDAY, *words],
                                     stdout=full, stderr=subprocess.PIPE, env=environment,
                                     timeout=PATIENCE, check=False)
        equal(process.returncode, 3, words)
        check(process.stderr.startswith(b'foyerctl: The answer could not be written'), process.stderr)


def settings_that_help_names():
    hall = Hall()
    for key in ('busy_wait_s', 'recall_interval_s', 'max_calls', 'preparing_s', 'last_minutes_s',
                'restore_after', 'idle_lock_s', 'suspend_limit_s', 'fault_threshold_s',
                'appointment_window_s', 'appointment_slot_s', 'appointment_capacity',
                'appointment_days', 'arrive_early_s', 'max_wait_s', 'company_moves',
                'note_reminder_days', 'install_single_days', 'install_between_days',
                'install_large_days'):
        hall.configure({'settings': {key: 60}})
        equal(hall.do('hall', 'export')['settings'], {key: 60})
    path = os.path.join(hall.folder, 'roles.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'staff': [{'id': '1', 'role': 'boss'}]}, file)
    check('receptionist' in hall.refuse(2, 'usage', 'hall', 'configure', path), 'roles are named')


def tables_show_what_they_are_about():
    hall = Hall()
    for words in ('fault open --scope=hall --minutes=5 --reason=network',
                  'appointment book --service=A --time=2026-03-03T10:00:00+08:00 --phone=000-111',
                  'absence add --technician=2101 --from=2026-03-09', 'found add umbrella'):
        hall.do(*words.split())
    for words, columns in (
            ('staff list', 'id name role has_pin'), ('fault list', 'id scope opened_at reason'),
            ('appointment list --day=2026-03-03', 'id state service time phone'),
            ('absence list', 'id technician starts ends'), ('found list', 'id what'),
            ('holiday list', 'date kind'), ('checklist show', 'item by state')):
        out = hall.call(*words.split(), json_form=False).out
        heads = [line.split() for line in out.splitlines()]
        check(any(set(columns.split()) <= set(head) for head in heads), f'{words}: {out[:400]}')


def the_hall_of_the_help_page():
    """What the page on the configuration shows is taken as it is, and a day can be held with it."""
    page = os.path.join(os.path.dirname(__file__), '..', '..', 'help', 'C', 'configuration.page')
    with open(page, encoding='utf-8') as file:
        shown = file.read().split('<screen>')[1].split('</screen>')[0]
    hall = Hall(demo=False)
    hall.do('hall', 'init')
    hall.configure(json.loads(shown))
    exported = hall.do('hall', 'export')
    for key, value in json.loads(shown).items():
        for name, part in value.items() if isinstance(value, dict) else ():
            equal(exported[key][name], part, f'{key}.{name}')
    hall.do('staff', 'set-pin', '1021', stdin=b'2468\n')
    equal([person['has_pin'] for person in hall.do('staff', 'list')['staff']], [False, False, True])
    hall.do('--as=1011', 'ticket', 'issue', 'A', 'C')
    hall.do('counter', 'open', '2', '--staff=1021')
    hall.do('counter', 'call', '2')
    hall.do('counter', 'serve', '2')
    hall.do('counter', 'finish', '2')
    hall.do('counter', 'close', '2')
    hall.do('hall', 'close', '--reason=evening')
    hall.do('hall', 'rollover')
    hall.check()


main([
    help_for_all_a_group_and_one, every_option_of_help_is_taken, slips_name_the_command_as_typed,
    blanks_are_no_reason, instants_of_the_clock_option, times_that_no_calendar_has,
    requests_of_what_has_no_transaction, filling_is_done_once, a_text_is_said_once,
    an_answer_that_cannot_be_written, settings_that_help_names,
    tables_show_what_they_are_about, the_hall_of_the_help_page,
])
