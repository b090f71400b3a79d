"""Files that are no hall, disks that are full or far away: the contract's word, and no harm done."""
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import hashlib
import os
import pwd
import random
import shutil
import sqlite3
import stat

from hallctl import (FULL, MONDAY, Hall, Skip, check, dump_file, equal, main, note, run, shim,
                     wait_until)

# A verb that reads, one that writes, one that works on the file as a whole.
VERBS = (('hall', 'status'), ('ticket', 'issue', 'A'), ('check',), ('journal', 'list'))


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def refused_by_all(path, code, **options):
    """Every kind of verb refuses this file with the code, and leaves its bytes alone."""
    hall = Hall(demo=False)
    hall.path = path
    before = digest(path) if os.path.isfile(path) else None
    for words in VERBS:
        sentence = hall.refuse(3, code, *words, **options)
        check(os.path.basename(path) in sentence, f'it names the file: {sentence}')
    text = hall.call('hall', 'status', json_form=False, **options)
    equal((text.status, text.out), (3, ''), repr(text))
    check(text.err.startswith('foyerctl: ') and text.err.count('\n') == 1, repr(text))
    batch = hall.call('batch', stdin=b'ticket issue A\n', **options)
    equal((batch.status, batch.code), (3, code), repr(batch))
    if before is not None:
        equal(digest(path), before, 'the file is as it was')


def write(path, content):
    with open(path, 'wb') as file:
        file.write(content)
    return path


def missing_file():
    hall = Hall(demo=False)
    refused_by_all(hall.path, 'no-database')
    refused_by_all(os.path.join(hall.folder, 'no', 'such', 'folder', 'hall.db'), 'no-database')
    equal(os.listdir(hall.folder), [], 'nothing was created')


def a_folder_and_a_device():
    hall = Hall(demo=False)
    os.mkdir(hall.path)
    refused_by_all(hall.path, 'not-a-database')
    equal(os.listdir(hall.path), [], 'nothing was created in it')
    fifo = os.path.join(hall.folder, 'fifo.db')
    os.mkfifo(fifo)
    refused_by_all(fifo, 'not-a-database')


def a_file_that_is_no_database():
    for content in (b'', b'x', b'Just a letter.\n' * 1000, b'SQLite format 3\0' + b'\0' * 84,
                    random.Random(1).randbytes(40960)):
        hall = Hall(demo=False)
        refused_by_all(write(hall.path, content), 'not-a-database')


def a_database_of_somebody_else():
    hall = Hall(demo=False)
    hall.sql('CREATE TABLE hall (id INTEGER); INSERT INTO hall VALUES (1);')
    refused_by_all(hall.path, 'not-a-database')


def a_database_of_a_newer_version():
    hall = Hall()
    hall.sql('PRAGMA user_version = 9999')
    before = dump_file(hall.path)
    refused_by_all(hall.path, 'database-newer')
    equal(dump_file(hall.path), before, 'its rows are as they were')


def init_does_not_overwrite():
    hall = Hall()
    hall.do('ticket', 'issue', 'A')
    before = hall.dump()
    for words in (('hall', 'init'), ('hall', 'init', '--demo')):
        hall.refuse(2, 'usage', *words)
    equal(hall.dump(), before, 'the hall is as it was')
    other = Hall(demo=False)
    write(other.path, b'a letter')
    other.refuse(2, 'usage', 'hall', 'init')
    with open(other.path, 'rb') as file:
        equal(file.read(), b'a letter', 'the letter is as it was')
    check(os.listdir(other.folder) == ['hall.db'], 'nothing beside it')


def network_file_system():
    hall = Hall()
    before = hall.dump()
    far = {'env': shim('network')}
    refused_by_all(hall.path, 'database-on-network', **far)
    equal(hall.dump(), before, 'nothing changed')
    new = Hall(demo=False)
    new.refuse(3, 'database-on-network', 'hall', 'init', '--demo', **far)
    equal(os.listdir(new.folder), [], 'nothing was created')


def damaged(hall, rng):
    """Overwrites one page behind the first and gives its number."""
    size = os.path.getsize(hall.path)
    with contextlib.closing(sqlite3.connect(hall.path)) as connection:
        page_size = connection.execute('PRAGMA page_size').fetchone()[0]
    page = rng.randrange(1, size // page_size)
    with open(hall.path, 'r+b') as file:
        file.seek(page * page_size)
        file.write(rng.randbytes(page_size))
    return page + 1


def damaged_pages():
    """A damaged hall is told as such by check, and never makes anything crash."""
    rng = random.Random(5)
    whole = Hall()
    whole.do('counter', 'open', '1', '--staff=1021')
    for _ in range(30):
        whole.do('ticket', 'issue', 'A')
    told = 0
    for _ in range(60 if FULL else 8):
        hall = Hall(demo=False)
        shutil.copy(whole.path, hall.path)
        page = damaged(hall, rng)
        before = digest(hall.path)
        for words in VERBS:
            if words[0] == 'ticket':
                continue
            result = hall.call(*words)
            if result.status != 0 and words[0] != 'journal':
                check(result.status == 3 and
                      result.code in ('database-corrupt', 'not-a-database'), repr(result))
            if words == ('check',):
                told += result.status == 3
                equal(result.status, 3, f'page {page}: {result}')
        equal(digest(hall.path), before, f'page {page}: reading changes nothing')
        result = hall.call('ticket', 'issue', 'A')
        check(result.status == 0 or result.code in ('database-corrupt', 'not-a-database'),
              repr(result))
        if result.status != 0:
            equal(digest(hall.path), before, f'page {page}: a refused command changes nothing')
    note(f'{told} damaged halls told by check')


def cut_short():
    hall = Hall()
    for _ in range(5):
        hall.do('ticket', 'issue', 'A')
    os.truncate(hall.path, os.path.getsize(hall.path) // 2)
    hall.refuse(3, 'database-corrupt', 'check')


def full(budget):
    return {'env': dict(shim('full-disk'), FOYER_TEST_DISK_BYTES=str(budget))}


def a_full_disk():
    """At whatever byte the disk is full: either the command is done or nothing is changed."""
    refused = done = 0
    for budget in [0, 1, 100] + list(range(1000, 160000, 2500 if FULL else 16000)):
        hall = Hall()
        before = hall.dump()
        result = hall.call('ticket', 'issue', 'A', **full(budget))
        if result.status == 0:
            done += 1
            equal(len(hall.tickets()), 1, 'it was done')
        else:
            refused += 1
            equal((result.status, result.code), (3, 'disk-full'), f'{budget} bytes: {result}')
            equal(hall.dump(), before, f'{budget} bytes: nothing changed')
        hall.check()
        equal(hall.do('ticket', 'issue', 'A')['ticket']['number'], f'A00{1 + (result.status == 0)}',
              'with room again it goes on')
    check(refused and done, f'both happened: {refused} {done}')
    note(f'full disk: {refused} commands refused, {done} done')


def a_disk_that_fills_up_in_a_batch():
    for budget in range(150000, 1200000, 50000 if FULL else 350000):
        hall = Hall()
        start = len(hall.journal())
        result = hall.call('batch', stdin=b'ticket issue A\n' * 300, **full(budget))
        equal(result.status, 3, f'the end of a batch with a fault: {result}')
        lines = result.out.splitlines()
        equal(len(lines), 300, 'one answer per line')
        acknowledged = sum('"ok":true' in line for line in lines)
        refusals = {line for line in lines if '"ok":true' not in line}
        check(all('"disk-full"' in line for line in refusals), refusals)
        issued = [e for e in hall.journal(start) if e['kind'] == 'ticket.issued']
        equal(len(issued), acknowledged, 'as many as were acknowledged')
        equal(len(hall.tickets()), acknowledged, 'as many as were acknowledged')
        hall.check()
        note(f'batch on a disk with {budget} bytes: {acknowledged} of 300 done')


def other_commands_on_a_full_disk():
    """What makes files leaves none behind; what changes much changes all or nothing."""
    hall = Hall()
    before, beside = hall.dump(), sorted(os.listdir(hall.folder))
    copy = os.path.join(hall.folder, 'copy.db')
    for budget in (0, 5000, 60000):
        hall.refuse(3, 'disk-full', 'backup', copy, **full(budget))
        check(not os.path.exists(copy), 'no half backup')
        new = Hall(demo=False)
        new.refuse(3, 'disk-full', 'hall', 'init', '--demo', **full(budget))
        equal(os.listdir(new.folder), [], 'no half hall')
    hall.refuse(3, 'disk-full', 'demo', 'fill', '--days=4', **full(300000))
    equal(hall.dump(), before, 'nothing changed')
    equal(sorted(os.listdir(hall.folder)), beside, 'nothing left behind')
    hall.do('backup', copy)
    hall.do('ticket', 'issue', 'A')
    before = hall.dump()
    for budget in (0, 5000, 60000, 150000):
        result = hall.call('restore', copy, **full(budget))
        if result.status:
            equal(result.code, 'disk-full', repr(result))
            equal(hall.dump(), before, f'{budget}: nothing changed')
        hall.check()


def as_nobody(hall):
    """Options that run foyerctl as somebody without rights; root is refused nothing."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam('nobody')
    probe = hall.folder
    while probe != '/':
        if probe.startswith('/tmp'):
            os.chmod(probe, os.stat(probe).st_mode | stat.S_IXOTH) if probe != '/tmp' else None
        probe = os.path.dirname(probe)
    options = {'user': nobody.pw_uid, 'group': nobody.pw_gid, 'extra_groups': []}
    try:
        run('--version', **options)
    except PermissionError as why:
        raise Skip(f'foyerctl cannot be run as nobody: {why}') from why
    for folder, _, names in os.walk(hall.folder):
        for name in [''] + names:
            os.chown(os.path.join(folder, name), nobody.pw_uid, nobody.pw_gid)
    return options


def without_permission():
    hall = Hall()
    options = as_nobody(hall)
    hall.do('ticket', 'issue', 'A', **options)
    before = hall.dump()
    hall = relinquish(hall, options)
    # A folder that may not be searched.
    os.chmod(hall.folder, 0)
    sentence = hall.refuse(3, 'no-database', 'ticket', 'issue', 'A', **options)
    check('ermission' in sentence, sentence)
    os.chmod(hall.folder, 0o700)
    # A file that may only be read, and one that may not even be read.
    for mode in (0o400, 0):
        os.chmod(hall.path, mode)
        for words in (('ticket', 'issue', 'A'), ('hall', 'status')):
            result = hall.call(*words, **options)
            if mode == 0 or words[0] == 'ticket':
                equal((result.status, result.code), (3, 'no-database'), repr(result))
        os.chmod(hall.path, 0o600)
    # A folder in which nothing can be made.
    for name in ('hall.db-turn', 'hall.db-feed'):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(hall.folder, name))
    os.chmod(hall.folder, 0o500)
    hall.refuse(3, 'no-database', 'ticket', 'issue', 'A', **options)
    os.chmod(hall.folder, 0o700)
    equal(hall.dump(), before, 'nothing changed')
    hall.do('ticket', 'issue', 'A', **options)


def relinquish(hall, options):
    """After root looked into the file, what root made beside it belongs to nobody again."""
    for name in os.listdir(hall.folder):
        if options:
            os.chown(os.path.join(hall.folder, name), options['user'], options['group'])
    return hall


def modes_under_any_umask():
    for umask in (0o000, 0o077, 0o022):
        hall = Hall(demo=False)
        hall.path = os.path.join(hall.folder, 'new', 'folder', 'hall.db')
        options = {'umask': umask}
        hall.do('hall', 'init', '--demo', **options)
        batch = hall.batch(umask=umask)
        batch.ask('ticket issue A')
        hall.do('backup', hall.path + '-copy', **options)
        hall.do('restore', hall.path + '-copy', **options)
        names = sorted(os.listdir(os.path.dirname(hall.path)))
        check('hall.db-wal' in names and 'hall.db-feed' in names, names)
        for name in names:
            mode = os.stat(os.path.join(os.path.dirname(hall.path), name)).st_mode
            equal(oct(stat.S_IMODE(mode)), oct(0o600), f'{name} under umask {umask:03o}')
        folder = os.stat(os.path.dirname(hall.path)).st_mode
        equal(oct(stat.S_IMODE(folder)), oct(0o700), f'the new folder under umask {umask:03o}')
        batch.end()


def held_by_another_program():
    """Not for ever: a bounded wait, then the contract's word."""
    hall = Hall()
    with contextlib.closing(sqlite3.connect(hall.path, isolation_level=None)) as other:
        other.execute('BEGIN IMMEDIATE')
        hall.refuse(3, 'database-busy', 'ticket', 'issue', 'A')
        hall.do('hall', 'status')
        other.execute('ROLLBACK')
    hall.do('ticket', 'issue', 'A')


def restore_of_bad_files():
    hall = Hall()
    hall.do('ticket', 'issue', 'A')
    before, beside = hall.dump(), None
    newer = Hall()
    newer.sql('PRAGMA user_version = 9999')
    damaged_one = Hall()
    for _ in range(20):
        damaged_one.do('ticket', 'issue', 'A')
    damaged(damaged_one, random.Random(3))
    letter = write(os.path.join(hall.folder, 'letter'), b'a letter\n' * 2000)
    empty = write(os.path.join(hall.folder, 'empty'), b'')
    beside = sorted(os.listdir(hall.folder))
    for path, code in ((letter, 'not-a-database'), (empty, 'not-a-database'),
                       (hall.folder, 'not-a-database'), (letter + '-not', 'no-database'),
                       (newer.path, 'database-newer'), (damaged_one.path, 'database-corrupt')):
        hall.refuse(3, code, 'restore', path)
        equal(hall.dump(), before, f'{code}: nothing changed')
        equal(sorted(os.listdir(hall.folder)), beside, f'{code}: nothing left behind')
    hall.refuse(2, 'usage', 'backup', letter)
    hall.refuse(2, 'usage', 'backup', hall.path)
    hall.refuse(3, 'no-database', 'backup', os.path.join(hall.folder, 'no', 'folder', 'x.db'))
    equal(hall.dump(), before, 'nothing changed')


main([
    missing_file, a_folder_and_a_device, a_file_that_is_no_database, a_database_of_somebody_else,
    a_database_of_a_newer_version, init_does_not_overwrite, network_file_system, damaged_pages,
    cut_short, a_full_disk, a_disk_that_fills_up_in_a_batch, other_commands_on_a_full_disk,
    without_permission, modes_under_any_umask, held_by_another_program, restore_of_bad_files,
])
