"""A report with everything found in it: what the reader decides on.

Invariant: finds of each kind are in order of place and lie in the text; a scene is made once and never changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from operator import attrgetter

from sijill.arabic.kept import kept
from sijill.arabic.numbers import NumberFind, find_numbers
from sijill.arabic.text import Text, analyse
from sijill.arabic.times import TimeFind, find_times
from sijill.knowledge.gazetteer import Gazetteer
from sijill.model import Dating, Harm, Interval, Report
from sijill.reading.accidents import find_accidents
from sijill.reading.actors import ActorValue, find_actors
from sijill.reading.attribution import find_sources
from sijill.reading.background import background_at
from sijill.reading.encoder import Encoder, shipped
from sijill.reading.entities import actor_entities
from sijill.reading.factuality import Told, told_at
from sijill.reading.finds import Find
from sijill.reading.means import find_means
from sijill.reading.occupiers import with_occupiers
from sijill.reading.ours import with_ours
from sijill.reading.place_map import Lying, lying
from sijill.reading.places import PlaceValue, find_places
from sijill.reading.positions import Positions
from sijill.reading.sense import Sense
from sijill.reading.stances import Stances, stances
from sijill.reading.toll_places import told_by_place
from sijill.reading.tolls import TollFind, find_tolls
from sijill.reading.triggers import Trigger, find_triggers
from sijill.reading.voices import Voices

#: By kind, the finds of a sentence: folded offsets and first token.
Company = tuple[tuple[str, list[tuple[int, int, int]]], ...]
_FEW = 2
_A_DAY_OR_TWO = 2
_start = attrgetter("start")
_ARTICLE = len("ال")  # «بلدة الزيارة», a town called "the visit"
_OPENING = 3  # sentences
_HURT: frozenset[Harm] = frozenset(("killed", "injured", "abducted", "missing"))
_MANY = 4  # pairs of things told; beyond, a report tells of war whatever more it tells
#: Tokens up to which a report is short, and what it is called.
_SHORT = ((25, "line"), (60, "post"))


@dataclass(frozen=True, eq=False)
class Scene(Positions):
    """Use `look(report, dating)` to make one."""

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
    encoder: Encoder | None = None  # the shipped one

    @kept
    def sense(self) -> Sense:
        """What the encoder makes of its words."""
        words = [(self.token(t.start), self.token(t.end - 1) + 1) for t in self.triggers]
        return Sense(self.text, words, shipped() if self.encoder is None else self.encoder)

    @kept
    def entities(self) -> list[list[Find[ActorValue]]]:
        """Actor finds by entity, in order of their first words."""
        return actor_entities(self.text, self.actors)

    @kept
    def entity_of(self) -> dict[int, int]:
        """The number of each actor find's entity, by where it starts."""
        return {find.start: n for n, entity in enumerate(self.entities) for find in entity}

    @kept
    def told_by_place(self) -> Mapping[int, Find[PlaceValue]]:
        """Of tolls told place by place, by number, the place."""
        return told_by_place(self.text, self.tolls, self.places)

    @kept
    def stances(self) -> Stances:
        """Which actors judge an act or accuse another of it, and which are accused."""
        return stances(self.text, self.actors)

    def events_between(self, lo: int, hi: int) -> int:
        """How many event words begin in the tokens from `lo` to `hi`, half-open."""
        return max(0, bisect_left(self._event_tokens, hi) - bisect_left(self._event_tokens, lo))

    def actors_between(self, a: int, b: int) -> int:
        """How many actors begin between two folded offsets, at neither."""
        starts, lo, hi = self._actor_starts, min(a, b), max(a, b)
        return max(0, bisect_left(starts, hi) - bisect_right(starts, lo))

    @kept
    def _actor_starts(self) -> list[int]:
        return [f.start for f in self.actors]

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

    def lying(self, find: Find[PlaceValue]) -> Lying:
        """How a place lies to the others of its sentence."""
        known = self._lying.get(find.start)
        if known is None:
            row = self.places_in[self.sentence(find.start)]
            known = self._lying[find.start] = lying(self, row, next(n for n, other in enumerate(row) if other is find))
        return known

    @kept
    def _lying(self) -> dict[int, Lying]:
        return {}

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
    def place_number(self) -> dict[int, int]:
        """The number of each place find, by where it starts."""
        return {p.start: n for n, p in enumerate(self.places)}

    @kept
    def harms(self) -> Counter[Harm]:
        """How many tolls of each harm are told."""
        return Counter(t.harm for t in self.tolls)

    @kept
    def _event_tokens(self) -> list[int]:
        return [self.token(t.start) for t in self.triggers]

    def has_event(self, sentence: int) -> bool:
        """Whether a sentence has a word that names an act by itself."""
        return sentence in self._eventful

    @property
    def acts(self) -> int:
        """How many sentences have one."""
        return len(self._eventful)

    @kept
    def accidents(self) -> Mapping[int, str]:
        """The sentences that tell of an accident, a flood or a disease, and the kind of it."""
        return {self.sentence(h.start): h.value for h in find_accidents(self.text)}

    @kept
    def _eventful(self) -> frozenset[int]:
        return frozenset(self.sentence(t.start) for t in self.triggers if t.value.word_class == "event")

    def recalled(self, start: int) -> bool:
        """Whether the event word at a folded offset is recalled from before the news, by the words alone."""
        known = self._recalled.get(start)
        if known is None:
            known = self._recalled[start] = background_at(self.text, start)[0]
        return known

    @kept
    def _recalled(self) -> dict[int, bool]:
        return {}

    @kept
    def opening_day(self) -> int | None:
        """The sentence of the report's opening, headline or lead, that is the first to tell a day: it holds for what follows."""
        days = (n for n, row in enumerate(self.times_in[:_OPENING]) if any(f.value.interval is not None for f in row))
        return next(days, None)

    @kept
    def tenor(self) -> tuple[str, ...]:
        """How much of war the whole report tells, in words: an "attack" among armed actors and tolls, or in a match. A post of
        one line has no room to tell more, so that little means less there."""
        counts = (("tolls", len(self.tolls)), ("armed", self._armed), ("means", len(self.means)), ("acts", len(self._eventful)))
        together = ",".join(str(min(_FEW, n)) for _, n in counts[:3])
        size = next((f",{name}" for most, name in _SHORT if len(self.text.forms) <= most), "")
        return (f"all={together}{size}", *(f"all {name}={min(_MANY, (n + 1) // 2)}{size}" for name, n in counts))

    @property
    def is_short(self) -> bool:
        """Whether it is a post of a few lines."""
        return len(self.text.forms) <= _SHORT[-1][0]

    @property
    def bare(self) -> bool:
        """Whether the report tells of nobody harmed and of one means of violence at most; a police report tells of arrests."""
        return len(self.means) < _FEW and not any(harm in _HURT for harm in self.harms)

    @kept
    def _armed(self) -> int:
        return sum(f.value.armed for f in self.actors)

    def told(self, start: int, end: int) -> Told:
        """How the event word at folded `[start, end)` is told."""
        known = self._told.get(start)
        if known is None:
            known = self._told[start] = told_at(self.text, start, end)
        return known

    @kept
    def _told(self) -> dict[int, Told]:
        return {}

    @kept
    def by_lemma(self) -> dict[str, list[Find[Trigger]]]:
        """The event words of each lemma, in order."""
        found: dict[str, list[Find[Trigger]]] = {}
        for find in self.triggers:
            found.setdefault(find.value.lemma, []).append(find)
        return found

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
    def means_in(self) -> list[list[Find[str]]]:
        return self._rows(self.means)

    @kept
    def times_in(self) -> list[list[TimeFind]]:
        return self._rows(self.times)

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
    def actors_in(self) -> list[list[Find[ActorValue]]]:
        return self._rows(self.actors)

    @kept
    def tolls_in(self) -> list[list[TollFind]]:
        return self._rows(self.tolls)

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


def look(
    report: Report, dating: Dating, *, text: Text | None = None, gazetteer: Gazetteer | None = None, encoder: Encoder | None = None
) -> Scene:
    """Find everything in a report. `text` is the report's, analysed; `gazetteer` and `encoder` default to the project's own."""
    text = analyse(report.text) if text is None else text
    numbers = find_numbers(text)
    named = find_actors(text)
    places = tuple(find_places(text, outlet=report.outlet, actors=named, gazetteer=gazetteer))
    actors = tuple(f for f in named if not _names_place(f, places))
    voices = find_sources(text, outlet=report.outlet, actors=actors)
    day = dating.interval.latest if dating.interval is not None else None
    called = {text.map.find(p.value.name_span.start) for p in places if p.value.name_span.start > p.span.start}
    return Scene(
        report=report,
        dating=dating,
        text=text,
        triggers=tuple([t for t in find_triggers(text) if t.start not in called and t.start - _ARTICLE not in called]),
        means=tuple(find_means(text)),
        numbers=tuple(numbers),
        times=tuple(find_times(text, dating.interval)),
        places=places,
        actors=with_ours(text, with_occupiers(actors, places), voices, outlet=report.outlet, day=day),
        tolls=tuple(find_tolls(text, numbers)),
        voices=voices,
        encoder=encoder,
    )


def _names_place(actor: Find[ActorValue], places: tuple[Find[PlaceValue], ...]) -> bool:
    """«أبو كمال», "Abu Kamal" the town, has a person's shape."""
    return actor.kind == "person" and any(p.start <= actor.start and actor.end <= p.end for p in places)
