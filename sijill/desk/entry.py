"""An incident as the desk looks it up: what it is sorted, counted and found by, in both languages.

Invariant: an entry is made of its incident and its reports' words alone, and holds nothing that those do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sijill.arabic.fold import fold
from sijill.codebook import codebook
from sijill.model import Actor, Claim, Place, Span
from sijill.register.incident import Grade, Held, Incident, Range
from sijill.saying.names import value_name

#: decided: a person's word on it stands; open: something asks for a decision; untouched: neither.
State = Literal["untouched", "open", "decided"]

#: Known no better than this, a place is an area and never a bare point.
AREA_KM = 8.0


@dataclass(frozen=True, slots=True)
class Named:
    """A place or an actor: the key it is filtered by, and what it is called."""

    key: str
    en: str
    ar: str

    def __getitem__(self, language: str) -> str:
        return self.ar if language == "ar" else self.en


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the incident on the map; `km`: how far off it may be."""

    place: Named
    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True)
class Entry:
    """`killed`, `injured`: low, high and best, or `None` where nobody says. `first`, `last`: the days it may have happened."""

    id: str
    type: str
    category: str
    factuality: str
    background: bool
    first: date | None
    last: date | None
    where: tuple[Named, ...]
    spots: tuple[Spot, ...]
    initiators: tuple[Named, ...]
    targets: tuple[Named, ...]
    participants: tuple[Named, ...]
    sides: tuple[str, ...]
    killed: Range | None
    injured: Range | None
    grade: Grade
    state: State
    origins: int
    reports: int
    outlets: tuple[str, ...]
    words: frozenset[str]

    @property
    def actors(self) -> tuple[Named, ...]:
        return tuple(dict.fromkeys((*self.initiators, *self.targets, *self.participants)))


def entry(incident: Incident, texts: Mapping[str, str]) -> Entry:
    """`texts`: the reports' texts by id; one that is missing gives no words."""
    quoted = dict(_quoted(incident, texts))
    when = None if incident.when is None else incident.when.value
    where = tuple(_named(h, quoted) for h in incident.where)
    roles = [tuple(_named(h, quoted) for h in held) for held in (incident.initiators, incident.targets, incident.participants)]
    outlets = tuple(sorted({o for m in incident.members for o in m.outlets}))
    everyone = [h.value for held in (incident.initiators, incident.targets, incident.participants) for h in held]
    return Entry(
        incident.id,
        incident.type,
        incident.category,
        incident.factuality,
        incident.background,
        None if when is None else when.earliest,
        None if when is None else when.latest,
        where,
        tuple(_spots(incident.where, where)),
        roles[0],
        roles[1],
        roles[2],
        tuple(sorted({a.side for a in everyone if a.side is not None})),
        incident.killed,
        incident.injured,
        incident.strength.grade,
        _state(incident),
        incident.independent_origins,
        len(incident.reports),
        outlets,
        _words(incident, [*where, *roles[0], *roles[1], *roles[2]], (q for words in quoted.values() for q in words), outlets),
    )


def _state(incident: Incident) -> State:
    if incident.decisions:
        return "decided"
    return "open" if incident.nearly or incident.strength.grade == "contested" else "untouched"


def _quoted(incident: Incident, texts: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of each claim, by its id: each stretch of them by itself."""
    for member in incident.members:
        text = texts.get(member.telling.report_id)
        if text is None:
            continue
        for claim in member.telling.claims:
            yield claim.id, _of(claim, text)


def _of(claim: Claim, text: str) -> tuple[str, ...]:
    return tuple(" ".join(_in(span, text).split()) for span in claim.spans)


def _in(span: Span, text: str) -> str:
    return text[span.start : span.end]


def _named(held: Held[Place] | Held[Actor], quoted: Mapping[str, Sequence[str]]) -> Named:
    """In Arabic as the report calls it first: it may do so many times."""
    value = held.value
    key = value.gazetteer_id if isinstance(value, Place) else value.id
    arabic = next((quoted[c][0] for c in held.supporting if quoted.get(c)), None) or value_name(value, "ar")
    return Named(key if key is not None else fold(value.name), value.name, arabic)


def _spots(held: Iterable[Held[Place]], names: Iterable[Named]) -> Iterator[Spot]:
    for one, name in zip(held, names, strict=True):
        if one.value.point is not None:
            yield Spot(name, one.value.point.lat, one.value.point.lon, one.value.uncertainty_km or 0.0)


def _words(incident: Incident, names: Iterable[Named], quotes: Iterable[str], outlets: Iterable[str]) -> frozenset[str]:
    """Every word that finds it, folded: its type and names in both languages, what claims quote, outlets, origins and names of reports."""
    said = [*_type(incident.type), *(n.en for n in names), *quotes, *outlets, *incident.origins, *incident.reports, incident.id]
    return frozenset(fold(" ".join(said)).split())


def _type(name: str) -> tuple[str, ...]:
    listed = codebook().types.get(name)
    return (name,) if listed is None else (listed.label, listed.arabic)
