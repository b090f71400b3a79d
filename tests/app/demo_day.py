"""Who comes to the demo hall on a Friday, when, with what: drawn as the hall's figures describe it."""
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import math
import random

ZONE = datetime.timezone(datetime.timedelta(hours=8))
DAY = '2026-03-13'  # a normal Friday
OPENS, CLOSES = 8 * 60 + 30, 17 * 60

# code: share, mean and deviation in minutes
SERVICES = {'A': (.50, 3.5, 2), 'B': (.16, 8, 4), 'C': (.06, 14, 6), 'D': (.11, 10, 5), 'E': (.10, 6, 3),
            'F': (.07, 6, 3)}
HALF_HOURS = (8.5, 8, 8.5, 9, 8.5, 7, 4.5, 3, 2.5, 3, 4.5, 6.5, 7, 6.5, 5.5, 4.5, 3)
# counter: its services, its staff, when it is staffed (minutes of the day)
ROSTER = {
    1: ('AF', '1021', ((510, 700), (735, 1020))),
    2: ('AF', '1034', ((510, 735), (770, 1020))),
    3: ('ABE', '1047', ((510, 690), (725, 1020))),
    4: ('BCD', '1052', ((510, 720), (765, 1020))),
    5: ('DEB', '1068', ((510, 690), (750, 1020))),
}


def moment(minute):
    """Microseconds since 1970 of a minute of the day in the hall's zone."""
    midnight = datetime.datetime.fromisoformat(DAY).replace(tzinfo=ZONE)
    return int(midnight.timestamp() * 1e6) + round(minute * 60e6)


class Visit:
    """One visit; all times are minutes. CHANNEL: kiosk, reception or appointment."""

    def __init__(self, chance, arrives):
        self.arrives = arrives
        self.service, (_, mean, deviation) = chance.choices(
            list(SERVICES.items()), [figures[0] for figures in SERVICES.values()])[0]
        variance = math.log(1 + (deviation / mean) ** 2)
        self.length = max(0.3, chance.lognormvariate(math.log(mean) - variance / 2, math.sqrt(variance)))
        self.second = None
        if chance.random() < .095:
            self.second = chance.choice([code for code in SERVICES if code != self.service])
        self.channel = chance.choices(('kiosk', 'reception', 'appointment'), (71, 22, 7))[0]
        draw = chance.random()
        self.category = 'urgent' if draw < .01 else 'elderly' if draw < .0225 else \
            'disabled' if draw < .035 else 'ordinary'
        self.hearing = chance.random() < .015
        self.language = chance.choices(('zh', 'ko', 'en'), (98, 1.2, .8))[0]
        self.way = .6 * (.5 + chance.random())
        self.patience = chance.weibullvariate(45, 1.8)
        self.misses = chance.random() < .02
        self.hold = chance.expovariate(1 / 4) if chance.random() < .09 else 0
        self.pays_cash = self.service == 'A' and chance.random() < .31
        self.pays_wrong = self.pays_cash and chance.random() < .03
        self.outcome = chance.choices(('done', 'refused', 'to-be-answered', 'case'), (89.8, 2.2, 3, 5))[0]


def draw_visits(seed, volume=240):
    """The visits of the day in order of arrival."""
    chance = random.Random(seed)
    outside = chance.randint(5, 12)
    arrivals = [OPENS + chance.uniform(0, 4) for _ in range(outside)]
    for place, weight in enumerate(HALF_HOURS):
        rate = (volume - outside) * weight / sum(HALF_HOURS) / 30
        at = chance.expovariate(rate)
        while at < 30:
            arrivals += [OPENS + 30 * place + at] * (2 if chance.random() < .03 else 1)
            at += chance.expovariate(rate)
    return [Visit(chance, at) for at in sorted(arrivals)]
