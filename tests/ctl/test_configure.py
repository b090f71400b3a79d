"""A wrong configuration is refused as a whole, with the path of the wrong value: every key of the
demonstration's hall is broken once."""
# SPDX-License-Identifier: GPL-3.0-or-later
import copy
import json
import os

from hallctl import Hall, check, equal, main

# Beside what the demonstration's hall says, so that every key is met.
MORE = {
    'settings': {
        'fault_threshold_s': 600, 'appointment_window_s': 600, 'appointment_slot_s': 1800,
        'appointment_capacity': 2, 'appointment_days': 14, 'appointment_kiosk': True,
        'checklist': [{'code': 'lights', 'list': 'opening', 'names': {'en': 'Lights'}}],
        'arrive_early_s': 300, 'max_wait_s': 1200, 'company_moves': 2, 'note_reminder_days': 2,
        'install_single_days': 3, 'install_between_days': 3, 'install_large_days': 7,
    },
    'counters': {'delay_s': {'A': 0}},
    'holidays': {'to': None},
}


def places(value, path=()):
    """Every place in VALUE: of a list only the first element."""
    if path:
        yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], path + (key,))
    elif isinstance(value, list) and value:
        yield from places(value[0], path + (0,))


def write(path):
    text = ''
    for part in path:
        text += '[%d]' % part if isinstance(part, int) else ('.' if text else '') + part
    return text


def put(config, path, value):
    for part in path[:-1]:
        config = config[part]
    config[path[-1]] = value


def get(config, path):
    for part in path:
        config = config[part]
    return config


def wrong_kind(value):
    return 7 if isinstance(value, (str, bool, list, dict)) else 'seven'


def full_config(hall):
    config = hall.do('hall', 'export')
    config['settings'].update(MORE['settings'])
    config['counters'][0]['delay_s'] = MORE['counters']['delay_s']
    config['holidays'][0]['to'] = config['holidays'][0]['date']
    return config


def tried(hall, config):
    path = os.path.join(hall.folder, 'broken.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(config, file, ensure_ascii=False)
    return hall.call('hall', 'configure', path)


def refused(hall, config, where, before):
    result = tried(hall, config)
    equal((result.status, result.code), (2, 'usage'), where)
    message = result.json['error']['message']
    check('“%s”' % where in message, '%s: %s' % (where, message))
    equal(hall.call('hall', 'export').out, before, where + ': nothing was changed')


def every_key_of_a_wrong_kind():
    hall = Hall()
    config = full_config(hall)
    equal(tried(hall, config).status, 0)
    before = hall.call('hall', 'export').out
    n = 0
    for path in places(config):
        top = path[0]
        # These say in their own words what they expect.
        if top in ('currency', 'rating', 'voice') and len(path) > 1:
            continue
        broken = copy.deepcopy({top: config[top]})
        put(broken, path, wrong_kind(get(broken, path)))
        refused(hall, broken, write(path), before)
        n += 1
    check(n > 130, n)


def keys_that_nobody_knows():
    hall = Hall()
    config = full_config(hall)
    before = hall.call('hall', 'export').out
    refused(hall, {'hal': {}}, 'hal', before)
    for path in places(config):
        if not isinstance(get(config, path), dict) or path[0] == 'currency':
            continue
        # Members that are named after services are asked of the services.
        if path[-1] in ('delay_s', 'bands', 'notices'):
            continue
        broken = copy.deepcopy({path[0]: config[path[0]]})
        get(broken, path)['such'] = 1
        refused(hall, broken, write(path) + '.such', before)


def values_that_cannot_be():
    hall = Hall()
    config = full_config(hall)
    before = hall.call('hall', 'export').out
    wrong = (
        (('hall', 'zone'), 'Moon/Sea', 'hall.zone'),
        (('hall', 'day_start'), '25:70', 'hall.day_start'),
        (('hall', 'hours', 'mon'), ['17:00', '08:30'], 'hall.hours.mon'),
        (('hall', 'hours', 'mon'), ['08:30'], 'hall.hours.mon'),
        (('hall', 'hours', 'mon', 1), 'noon', 'hall.hours.mon[1]'),
        (('hall', 'languages'), ['zh', 'fr'], 'hall.languages'),
        (('services', 1, 'code'), 'A', 'services[1].code'),
        (('services', 1, 'code'), 'abc', 'services[1].code'),
        (('services', 2, 'target_s'), -1, 'services[2].target_s'),
        (('counters', 1, 'number'), 1, 'counters[1].number'),
        (('counters', 1, 'number'), 100, 'counters[1].number'),
        (('counters', 2, 'services'), ['A', 'Z'], 'counters[2].services[1]'),
        (('counters', 2, 'services'), ['A', 'A'], 'counters[2].services[1]'),
        (('counters', 0, 'staffed', 'mon'), [['12:00', '11:00']], 'counters[0].staffed.mon'),
        (('counters', 0, 'staffed', 'mon'), [['12:00']], 'counters[0].staffed.mon'),
        (('staff', 1, 'id'), '', 'staff[1].id'),
        (('staff', 3, 'role'), 'king', 'staff[3].role'),
        (('classes', 'king'), {'credit_s': 1}, 'classes.king'),
        (('classes', 'elderly', 'credit_s'), 86401, 'classes.elderly.credit_s'),
        (('technicians', 0, 'to'), '01:00', 'technicians[0].to'),
        (('visit_types', 1, 'code'), '', 'visit_types[1].code'),
        (('visit_types', 0, 'values'), ['moon'], 'visit_types[0].values[0]'),
        (('visit_types', 0, 'mean_s'), 1, 'visit_types[0].mean_s'),
        (('travel', 'between', 0, 's'), -5, 'travel.between[0].s'),
        (('holidays', 0, 'date'), '2026-02-30', 'holidays[0].date'),
        (('holidays', 0, 'kind'), 'feast', 'holidays[0].kind'),
        (('settings', 'max_calls'), 0, 'settings.max_calls'),
        (('settings', 'appointment_capacity'), 0, 'settings.appointment_capacity'),
        (('settings', 'suspend_reasons', 1, 'code'), 'copying', 'settings.suspend_reasons[1].code'),
        (('settings', 'checklist', 0, 'code'), 'printer', 'settings.checklist[0].code'),
        (('settings', 'checklist', 0, 'list'), 'noon', 'settings.checklist[0].list'),
        (('rating', 'levels'), 4, 'rating.levels'),
        (('currency', 'code'), 'yuan', 'currency.code'),
    )
    for path, value, where in wrong:
        broken = copy.deepcopy({path[0]: config[path[0]]})
        put(broken, path, value)
        refused(hall, broken, where, before)


main([every_key_of_a_wrong_kind, keys_that_nobody_knows, values_that_cannot_be])
