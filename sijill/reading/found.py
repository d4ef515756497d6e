"""Everything found in a report, and what of it stands where.

Invariant: finds of each kind are in order of place and lie in the text; what is told of them here is counted, never judged.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from operator import attrgetter

from sijill.arabic.kept import kept
from sijill.arabic.numbers import NumberFind
from sijill.arabic.times import TimeFind
from sijill.model import Dating, Harm, Interval, Report
from sijill.reading.actors import ActorValue
from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue
from sijill.reading.positions import Positions
from sijill.reading.tolls import TollFind
from sijill.reading.triggers import Trigger
from sijill.reading.voices import Voices

#: By kind, the finds of a sentence: folded offsets and first token.
Company = tuple[tuple[str, list[tuple[int, int, int]]], ...]
_A_DAY_OR_TWO = 2
_start = attrgetter("start")


@dataclass(frozen=True, eq=False)
class Found(Positions):
    """The finds of one report."""

    report: Report
    dating: Dating
    triggers: tuple[Find[Trigger], ...]
    means: tuple[Find[str], ...]
    numbers: tuple[NumberFind, ...]
    times: tuple[TimeFind, ...]
    places: tuple[Find[PlaceValue], ...]
    actors: tuple[Find[ActorValue], ...]
    tolls: tuple[TollFind, ...]
    voices: Voices

    @kept
    def triggers_in(self) -> list[list[Find[Trigger]]]:
        """For each sentence, its event words; the next ones likewise."""
        return self._rows(self.triggers)

    def triggers_before(self, sentence: int) -> int:
        """How many event words stand in the sentences before."""
        return self._trigger_counts[sentence]

    @kept
    def _trigger_counts(self) -> list[int]:
        return list(accumulate(map(len, self.triggers_in), initial=0))

    @kept
    def by_lemma(self) -> dict[str, list[Find[Trigger]]]:
        """The event words of each lemma, in order."""
        found: dict[str, list[Find[Trigger]]] = {}
        for find in self.triggers:
            found.setdefault(find.value.lemma, []).append(find)
        return found

    def events_between(self, lo: int, hi: int) -> int:
        """How many event words begin in the tokens from `lo` to `hi`, half-open."""
        return max(0, bisect_left(self._event_tokens, hi) - bisect_left(self._event_tokens, lo))

    @kept
    def _event_tokens(self) -> list[int]:
        return [self.token(t.start) for t in self.triggers]

    @kept
    def means_in(self) -> list[list[Find[str]]]:
        return self._rows(self.means)

    @kept
    def times_in(self) -> list[list[TimeFind]]:
        return self._rows(self.times)

    @kept
    def dated(self) -> list[TimeFind]:
        """The times that tell a day or two, in order."""
        return [t for t in self.times if t.value.interval is not None and t.value.interval.days <= _A_DAY_OR_TWO]

    @kept
    def days_told(self) -> Counter[Interval | None]:
        """How often each of them is told."""
        return Counter(t.value.interval for t in self.dated)

    def last_dated_before(self, start: int) -> TimeFind | None:
        """The day in force at a folded offset."""
        at = bisect_left(self.dated, start, key=_start)
        return self.dated[at - 1] if at else None

    @kept
    def places_in(self) -> list[list[Find[PlaceValue]]]:
        return self._rows(self.places)

    def places_of(self, sentences: Iterable[int]) -> tuple[int, float]:
        """How many places these sentences name, and the least reach of one of them, in km."""
        rows = [self._places_told[s] for s in sentences]
        return sum(count for count, _ in rows), min(least for _, least in rows)

    @kept
    def _places_told(self) -> list[tuple[int, float]]:
        reaches = ([p.value.place.uncertainty_km or 0.0 for p in row] for row in self.places_in)
        return [(len(row), min(row, default=inf)) for row in reaches]

    @kept
    def place_number(self) -> dict[int, int]:
        """The number of each place find, by where it starts."""
        return {p.start: n for n, p in enumerate(self.places)}

    @kept
    def repeats(self) -> Counter[str]:
        """How often each place is named."""
        return Counter(p.value.place.name for p in self.places)

    @kept
    def main_place(self) -> str | None:
        """The place named most often, and of several such the first."""
        return max(self.repeats, key=self.repeats.__getitem__, default=None)

    @kept
    def headline_places(self) -> frozenset[str]:
        return frozenset(p.value.place.name for p in self.places_in[0]) if self.places_in else frozenset()

    @kept
    def headline_types(self) -> frozenset[str]:
        """What the event words of the headline may name."""
        return frozenset(f.value.type for f in self.triggers_in[0]) if self.triggers_in else frozenset()

    @kept
    def actors_in(self) -> list[list[Find[ActorValue]]]:
        return self._rows(self.actors)

    def actors_between(self, a: int, b: int) -> int:
        """How many actors begin between two folded offsets, at neither."""
        starts, lo, hi = self._actor_starts, min(a, b), max(a, b)
        return max(0, bisect_left(starts, hi) - bisect_right(starts, lo))

    @kept
    def _actor_starts(self) -> list[int]:
        return [f.start for f in self.actors]

    @kept
    def tolls_in(self) -> list[list[TollFind]]:
        return self._rows(self.tolls)

    @kept
    def harms(self) -> Counter[Harm]:
        """How many tolls of each harm are told."""
        return Counter(t.harm for t in self.tolls)

    @kept
    def names_in(self) -> tuple[list[frozenset[object]], ...]:
        """The tolls, the places and the actors that each sentence names."""
        return (
            [frozenset((f.harm, f.low, f.high) for f in row) for row in self.tolls_in],
            [frozenset(f.value.place.name for f in row) for row in self.places_in],
            [frozenset(f.value.actor.name for f in row) for row in self.actors_in],
        )

    @kept
    def company(self) -> list[Company]:
        """For each sentence, what it tells beside its event words, by kind."""
        kinds = (("toll", self.tolls_in), ("place", self.places_in), ("time", self.times_in), ("actor", self.actors_in))
        told = [[(name, [(f.start, f.end, self.token(f.start)) for f in row]) for row in rows] for name, rows in kinds]
        return list(zip(*told, strict=True))
