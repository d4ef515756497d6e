"""How the register grows: synthetic reports kept, linked, and one report more, all through the ledger on SQLite.

    python bench/linking_scale.py 1000 10000 100000 [--more 50] [--folder DIR] [--jobs N] [--linked]

What a folder holds of an earlier run is kept as it is and linked anew; with `--linked` it is left linked too, and only more is added.
Of the reports that come later half tell of something new,
and half take over what an outlet has told already, in its words and with a later toll.

Two hundred tellings a day, as in a war that many outlets follow, so that more tellings are more days. Places are named as often
as a power law has it; most incidents are told once and some by dozens of outlets, half of them in a wire agency's words; a
quarter of the tellings say no day, a tenth of the reports have no date; a report tells of one to four incidents. Words are drawn
as often as the linker's own table has them, and names from a long tail. The last line says how time grows: n to which power.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from unittest.mock import patch

from sijill.linking import Crowd
from sijill.linking.rarity import rarity
from sijill.model import Actor, Attribution, Claim, Dating, Interval, Place, Point, Reading, Report, Source, Span, Telling, Toll, Value
from sijill.register import refresh, stream
from sijill.store import Ledger

TELLINGS_A_DAY, PLACES, NAMES, OUTLETS = 200, 3000, 200_000, 150
FIRST = date(2011, 3, 15)
KINDS = {"air_strike": 30, "shelling": 25, "strike": 15, "armed_clash": 10, "explosion": 8, "killing": 6, "drone_strike": 4, "detention": 2}
LETTERS = "ابتجحخدرزسشصطعفقكلمنهوي"


@dataclass(frozen=True, slots=True)
class Happened:
    """What is to be told."""

    kind: str
    place: Place
    day: date
    killed: int
    by: Actor
    names: tuple[str, ...]
    wire: tuple[str, ...]


class World:
    """Draws incidents and the reports that tell of them; the same for the same seed and count."""

    def __init__(self, tellings: int, seed: int = 1) -> None:
        self._draw = draw = random.Random(seed)
        self._days = max(1, tellings // TELLINGS_A_DAY)
        self._names = [self._word() for _ in range(NAMES)]
        self._places = [self._place(n) for n in range(PLACES)]
        self._often = list(accumulate(1 / (n + 4) for n in range(PLACES)))
        counts = rarity().counts
        self._words, self._word_often = list(counts), list(accumulate(counts.values()))
        self._sides = [Actor(f"Side {n}", f"side{n}", f"side {n}", "military") for n in range(4)]
        self._wires = [f"وكالة {self._word()}" for _ in range(12)]
        self._outlets = [f"outlet {n}" for n in range(OUTLETS)]
        self.draw = draw

    def _word(self) -> str:
        return "".join(self._draw.choices(LETTERS, k=self._draw.randrange(4, 8)))

    def _place(self, n: int) -> Place:
        point = Point(32.5 + self._draw.random() * 4.5, 36 + self._draw.random() * 6)
        return Place(f"{self._word()} {self._word()}", "SY", f"p{n}", point, 8.0 if n < 20 else self._draw.choice((2.0, 3.0, 5.0)))

    def happen(self) -> Happened:
        draw = self._draw
        (place,) = draw.choices(self._places, cum_weights=self._often)
        (kind,) = draw.choices(list(KINDS), weights=list(KINDS.values()))
        day = FIRST + timedelta(days=draw.randrange(self._days))
        names, wire = draw.choices(self._names, k=4), draw.choices(self._words, cum_weights=self._word_often, k=30)
        return Happened(kind, place, day, min(90, int(draw.paretovariate(1.1))), draw.choice(self._sides), tuple(names), tuple(wire))

    def readings(self, tellings: int) -> Iterator[Reading]:
        """Reports with so many tellings in all; the last may have some more."""
        made, told = 0, 0
        while told < tellings:
            what = self.happen()
            for _ in range(min(60, int(self._draw.paretovariate(1.15)))):
                made += 1
                others = [self.happen() for _ in range(self._draw.choices((0, 1, 2, 3), weights=(70, 18, 8, 4))[0])]
                reading = self.report(made, [what, *others])
                told += len(reading.tellings)
                yield reading

    def report(self, n: int, told: list[Happened]) -> Reading:
        draw = self._draw
        outlet, published = draw.choice(self._outlets), told[0].day + timedelta(days=draw.choices((0, 1, 2), weights=(60, 35, 5))[0])
        given = None if draw.random() < 0.1 else Interval.day(published, "given")
        parts: list[str] = []
        places: list[tuple[int, int]] = []
        at = 0
        for what in told:
            part = f"{self._sentence(what)} . "
            places.append((at, at + len(part)))
            parts.append(part)
            at += len(part)
        report = Report("".join(parts) + f"خبر {n}", outlet, published=given, given_id=f"r{n}")
        tellings = tuple(self._telling(report, what, start) for what, (start, _) in zip(told, places, strict=True))
        return Reading(report, Dating(given), tellings, "synthetic@1")

    def _sentence(self, what: Happened) -> str:
        """In the wire's words, a few of them changed, or in the outlet's own, with some of the names."""
        draw = self._draw
        own = draw.choices(self._words, cum_weights=self._word_often, k=30)
        words = [w if draw.random() < 0.93 else o for w, o in zip(what.wire, own, strict=True)] if draw.random() < 0.5 else own
        names = draw.sample(what.names, draw.randrange(5))
        return " ".join(["غارة", what.place.name, *words[:15], *names, str(what.killed), *words[15:]])

    def _telling(self, report: Report, what: Happened, at: int) -> Telling:
        draw = self._draw
        words, where = (Span(at, at + 4),), (Span(at + 5, at + 5 + len(what.place.name)),)
        killed = what.killed if draw.random() < 0.8 else max(1, what.killed + draw.randrange(-3, 6))
        claims = [Claim(report.id, "where", what.place, where), Claim(report.id, "toll", Toll("killed", killed, killed), words)]
        if draw.random() < 0.75:
            claims.append(Claim(report.id, "when", Interval.day(what.day), words))
        if draw.random() < 0.6:
            claims.append(Claim(report.id, "initiator", what.by, words))
        kind = what.kind if draw.random() < 0.8 else "strike"
        chains = (Attribution((Source(draw.choice(self._wires), words),)),) if draw.random() < 0.4 else ()
        return Telling(report.id, kind, words, tuple(claims), attributions=chains)


#: Of each report added, seconds of the processors and of the clock.
Adds = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds: of the processor alone, and (`wall`) of the clock, which runs on while others have the machine. `peak` in MB."""

    tellings: int
    reports: int
    incidents: int
    compared: int
    keep: float
    link: float
    wall: float
    peak: float
    adds: Adds
    reopened: Adds

    def line(self) -> str:
        each, pairs = self.link / self.tellings * 1e6, self.compared / self.tellings
        told = f"{self.tellings} tellings in {self.reports} reports: kept in {self.keep:.0f} s, linked in {self.link:.0f} s"
        held = f"{each:.0f} µs each, {pairs:.1f} pairs compared of each, {self.wall:.0f} s by the clock, {self.incidents} incidents, peak {self.peak:.0f} MB"
        return f"{told} ({held}); one report more: {_added(self.adds)}; with the register opened anew: {_added(self.reopened)}"


def _added(adds: Adds) -> str:
    cpu, clock = zip(*adds, strict=True)
    return f"{_spread(cpu)}, by the clock {_spread(clock)}"


def _spread(seconds: tuple[float, ...]) -> str:
    return f"median {statistics.median(seconds):.3f} s, most {max(seconds):.3f} s"


def measured(tellings: int, more: int, folder: Path, jobs: int = 1, *, linked: bool = False) -> Measured:
    """`linked`: what the folder holds is left as it is."""
    world, name = World(tellings), folder / f"scale-{tellings}.sijill"
    with Ledger.open(name) as ledger, _counting() as compared:
        keep, _ = _timed(lambda: _keep(ledger, world, tellings, linked=linked))
        counts = ledger.counts()
        link, wall = _timed(lambda: refresh(ledger, jobs=jobs))
        with ledger.linking() as kept:
            incidents = kept.count()
        peak = _peak() + jobs * _peak(resource.RUSAGE_CHILDREN) if jobs > 1 else _peak()
        adds = [_one_more(ledger, reading) for reading in _later(ledger, world, more)]
    with Ledger.open(name) as ledger:
        again = [_one_more(ledger, reading) for reading in _later(ledger, world, more)]
    return Measured(counts["tellings"], counts["reports"], incidents, sum(compared), keep, link, wall, peak, adds, again)


@contextmanager
def _counting() -> Iterator[list[int]]:
    """How many each candidate is compared with when a register is linked as a whole."""
    found: list[int] = []
    pairs = Crowd.pairs

    def counted(crowd: Crowd) -> Iterator[tuple[int, list[int]]]:
        for later, others in pairs(crowd):
            found.append(len(others))
            yield later, others

    with patch.object(Crowd, "pairs", counted):
        yield found


def _keep(ledger: Ledger, world: World, tellings: int, *, linked: bool) -> None:
    if not ledger.counts()["reports"]:
        ledger.add_new(world.readings(tellings))
    if not linked:
        with ledger.linking(write=True) as kept:
            kept.forget()


def _later(ledger: Ledger, world: World, more: int) -> Iterator[Reading]:
    """New ones and known ones in turn, none of which came before."""
    ids = ledger.report_ids()
    world.draw.seed(len(ids))
    for n in range(len(ids), len(ids) + more):
        if n % 2 == 0:
            yield world.report(10**9 + n, [world.happen()])
        else:
            yield _taken_over(ledger.reading(world.draw.choice(ids)), n, world.draw)


def _taken_over(reading: Reading, n: int, draw: random.Random) -> Reading:
    """The same told by another outlet some hours later, with more dead."""
    old = reading.report
    report = Report(f"{old.text} تحديث {n}", f"outlet {draw.randrange(OUTLETS)}", published=old.published, given_id=f"later {n}")
    return Reading(report, reading.dating, tuple(_told_again(t, report.id) for t in reading.tellings), reading.reader)


def _told_again(telling: Telling, report_id: str) -> Telling:
    claims = (replace(c, report_id=report_id, value=_risen(c.value)) for c in telling.claims)
    return replace(telling, report_id=report_id, claims=tuple(claims))


def _risen(value: Value) -> Value:
    return replace(value, low=value.low + 1, high=value.low + 1) if isinstance(value, Toll) and value.low is not None else value


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the processors, and of the clock."""
    cpu, clock = _processors(), time.perf_counter()
    work()
    return _processors() - cpu, time.perf_counter() - clock


def _peak(whose: int = resource.RUSAGE_SELF) -> float:
    """In MB, of this process; or of the greatest that it called in, for which Linux counts what this one held when it started it."""
    return resource.getrusage(whose).ru_maxrss / 1024


def _processors() -> float:
    """Of this process, and of those that it called in and that are done."""
    done = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + done.ru_utime + done.ru_stime


def _one_more(ledger: Ledger, reading: Reading) -> tuple[float, float]:
    """Add a report, link it, and have the incidents that changed."""

    def add() -> None:
        ledger.add(reading)
        list(stream(ledger, refresh(ledger).changed))

    return _timed(add)


def main() -> int:
    line = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    line.add_argument("tellings", nargs="*", type=int, default=[1000, 4000])
    line.add_argument("--more", type=int, default=50)
    line.add_argument("--folder", type=Path)
    line.add_argument("--jobs", type=int, default=1)
    line.add_argument("--linked", action="store_true")
    asked = line.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for tellings in asked.tellings:
            found.append(measured(tellings, asked.more, asked.folder or Path(folder), asked.jobs, linked=asked.linked))
            print(found[-1].line(), flush=True)
    for one, other in pairwise(found):
        if asked.linked:
            break
        power = math.log(other.link / one.link) / math.log(other.tellings / one.tellings)
        print(f"from {one.tellings} to {other.tellings}: time to link grows as n^{power:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
