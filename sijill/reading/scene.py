"""A report with everything found in it and what that says together: what the reader decides on.

Invariant: a scene is made once and never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sijill.arabic.fold import fold
from sijill.arabic.kept import kept
from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import Text, analyse
from sijill.arabic.times import find_times
from sijill.knowledge.gazetteer import Gazetteer
from sijill.model import Dating, Harm, Report
from sijill.reading.accidents import find_accidents
from sijill.reading.actors import ActorValue, find_actors
from sijill.reading.attribution import find_sources
from sijill.reading.background import background_at
from sijill.reading.encoder import Encoder, shipped
from sijill.reading.entities import actor_entities
from sijill.reading.factuality import Told, told_at
from sijill.reading.finds import Find
from sijill.reading.found import Found
from sijill.reading.means import find_means
from sijill.reading.occupiers import with_occupiers
from sijill.reading.ours import with_ours
from sijill.reading.place_cues import cues
from sijill.reading.place_map import Lying, lying
from sijill.reading.places import PlaceValue, find_places
from sijill.reading.sense import Sense
from sijill.reading.stances import Stances, stances
from sijill.reading.toll_places import told_by_place
from sijill.reading.tolls import find_tolls
from sijill.reading.triggers import find_triggers

_FEW = 2
_ARTICLE = len("ال")  # «بلدة الزيارة», a town called "the visit"
_OPENING = 3  # sentences
_HURT: frozenset[Harm] = frozenset(("killed", "injured", "abducted", "missing"))
_MANY = 4  # pairs of things told; beyond, a report tells of war whatever more it tells
#: Tokens up to which a report is short, and what it is called.
_SHORT = ((25, "line"), (60, "post"))


@dataclass(frozen=True, eq=False)
class Scene(Found):
    """Use `look(report, dating)` to make one."""

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
    called = {text.map.find(p.value.name_span.start) for p in places if _is_called(text, p)}
    return Scene(
        report=report,
        dating=dating,
        text=text,
        triggers=tuple([t for t in find_triggers(text) if t.start not in called and t.start - _ARTICLE not in called]),
        means=tuple(find_means(text)),
        numbers=tuple(numbers),
        times=tuple(find_times(text, dating.interval)),
        places=places,
        actors=with_ours(text, with_occupiers(text, actors, places), voices, outlet=report.outlet, day=day),
        tolls=tuple(find_tolls(text, numbers)),
        voices=voices,
        encoder=encoder,
    )


def _is_called(text: Text, place: Find[PlaceValue]) -> bool:
    """Whether the name that a word leads in («بلدة الزيارة») is one beyond doubt: a listed one, or one that begins as names do («جبل حيد
    الحمام»). «قرية قصفها الطيران» is "a village that the planes shelled"."""
    name = place.value.name_span
    if name.start == place.span.start:
        return False
    first, *more = name.of(text.raw).split()
    return place.value.place.how == "gazetteer" or (bool(more) and fold(first) in cues().name_head)


def _names_place(actor: Find[ActorValue], places: tuple[Find[PlaceValue], ...]) -> bool:
    """«أبو كمال», "Abu Kamal" the town, has a person's shape."""
    return actor.kind == "person" and any(p.start <= actor.start and actor.end <= p.end for p in places)
