"""How linking grows: synthetic tellings with realistic days, places, words and repeats; time and memory.

    python bench/linking_scale.py 2000 8000 32000

Places are named as often as a power law has it, a third of the tellings say no day, half of their reports no date, and an
incident is told by one report mostly and by twenty now and then.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta
from itertools import accumulate

from sijill.linking import Candidate, link
from sijill.linking.blocking import pairs
from sijill.linking.candidate import Figure, place_key, sketch_of
from sijill.linking.weights import weights
from sijill.model import Interval, Place, Point, Span, Telling

PLACES, VOCABULARY = 3000, 60000
TELLINGS_A_DAY = 8


def synthetic(count: int, *, seed: int = 1) -> list[Candidate]:
    draw = random.Random(seed)
    places = [Place(f"p{n}", "SY", f"p{n}", Point(33 + draw.random() * 4, 36 + draw.random() * 6), 3.0) for n in range(PLACES)]
    vocabulary = [f"w{n}" for n in range(VOCABULARY)]
    often = list(accumulate(1 / (n + 5) for n in range(VOCABULARY)))
    made: list[Candidate] = []
    while len(made) < count:
        place = places[min(PLACES, int(draw.paretovariate(0.5))) - 1]
        day = date(2012, 1, 1) + timedelta(days=draw.randrange(count // TELLINGS_A_DAY + 30))
        own = draw.choices(vocabulary, cum_weights=often, k=25)
        killed = draw.randrange(1, 9)
        for _ in range(min(20, int(draw.paretovariate(1.2)))):
            words = sorted({*draw.sample(own, 15), *draw.choices(vocabulary, cum_weights=often, k=25)})
            made.append(_candidate(len(made), draw, place, day, words, killed))
    return made[:count]


def _candidate(n: int, draw: random.Random, place: Place, day: date, words: list[str], killed: int) -> Candidate:
    telling = Telling(f"report{n}", "air_strike", (Span(0, 1),))
    return Candidate(
        f"t{n:08d}",
        telling,
        telling.report_id,
        f"outlet{draw.randrange(200)}",
        Interval.day(day) if draw.random() < 0.5 else None,
        Interval.day(day) if draw.random() < 0.67 else None,
        (place,),
        frozenset(words),
        sketch_of(words),
        killed=(Figure(killed, killed, "origin"),),
        place_keys=frozenset((place_key(place),)),
        place_names=(frozenset((place.name,)),),
    )


def main() -> int:
    for count in (int(x) for x in sys.argv[1:] or ("2000", "8000")):
        some = synthetic(count)
        start = time.perf_counter()
        limits = weights().limits
        compared = len(pairs(some, limits))
        blocked = time.perf_counter() - start
        found = link(some)
        took = time.perf_counter() - start - blocked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count} tellings: {compared} pairs in {blocked:.1f} s, {len(found.clusters)} clusters in {took:.1f} s, peak {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
