"""A candidate as one line of text and back.

Invariant: `unpack(pack(c))` compares with any other as `c` does; of its telling only what comparing needs is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, time
from functools import lru_cache
from sys import intern
from typing import Any

from sijill.linking.candidate import Candidate, Figure
from sijill.model import Interval, Place, Point, Span, Telling

Json = str | int | float | None | list[Any]
#: Places and stretches of days that many tellings share are held once.
_SHARED = 50_000
#: Candidates at hand: one report more asks for the same some hundreds of them to link it and to derive what changed.
_AT_HAND = 2000
_SOME_WORDS = (Span(0, 1),)


def pack(candidate: Candidate) -> str:
    telling = candidate.telling
    told = [telling.report_id, telling.type, telling.factuality, telling.background]
    plain = [to(getattr(candidate, name)) for name, (to, _) in PARTS.items()]
    return json.dumps([told, *plain], ensure_ascii=False, separators=(",", ":"))


@lru_cache(_AT_HAND)
def unpack(body: str) -> Candidate:
    (report_id, type_, factuality, background), *rest = json.loads(body)
    telling = Telling(report_id, type_, _SOME_WORDS, (), factuality, background)
    return Candidate(telling=telling, **{name: of(plain) for (name, (_, of)), plain in zip(PARTS.items(), rest, strict=True)})


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 — what JSON knows
    return value


def _words_of(plain: list[str]) -> frozenset[str]:
    """The same words are told again and again: each is held once."""
    return frozenset(map(intern, plain))


def _interval_to(value: Interval | None) -> Json:
    if value is None:
        return None
    times = [None if at is None else at.isoformat() for at in (value.from_time, value.to_time)]
    return [value.earliest.toordinal(), value.latest.toordinal(), value.basis, *times]


def _interval_of(plain: list[Any] | None) -> Interval | None:
    return None if plain is None else _interval(*plain)


@lru_cache(_SHARED)
def _interval(first: int, last: int, basis: Any, *times: str | None) -> Interval:  # noqa: ANN401 — one of the model's
    start, end = (None if at is None else time.fromisoformat(at) for at in times)
    return Interval(date.fromordinal(first), date.fromordinal(last), basis, start, end)


def _places_to(value: tuple[Place, ...]) -> Json:
    return [[p.name, p.country, p.gazetteer_id, p.point and [p.point.lat, p.point.lon], p.uncertainty_km, p.how] for p in value]


def _places_of(plain: list[list[Any]]) -> tuple[Place, ...]:
    return tuple(_place(name, country, known_as, *(point or ()), km=km, how=how) for name, country, known_as, point, km, how in plain)


@lru_cache(_SHARED)
def _place(name: str, country: str | None, known_as: str | None, *point: float, km: float | None, how: Any) -> Place:  # noqa: ANN401 — as above
    return Place(name, country, known_as, Point(*point) if point else None, km, how)


def _names_to(value: tuple[frozenset[str], ...]) -> Json:
    return [sorted(stems) for stems in value]


def _names_of(plain: list[list[str]]) -> tuple[frozenset[str], ...]:
    return tuple(map(_words_of, plain))


def _figures_to(value: tuple[Figure, ...]) -> Json:
    return [[f.low, f.high, f.origin] for f in value]


def _figures_of(plain: list[list[Any]]) -> tuple[Figure, ...]:
    return tuple(Figure(low, high, intern(origin)) for low, high, origin in plain)


Part = tuple[Callable[[Any], Json], Callable[[Any], Any]]
_PLAIN: Part = (_as_it_is, _as_it_is)
_INTERVAL: Part = (_interval_to, _interval_of)
_WORDS: Part = (sorted, _words_of)
_FIGURES: Part = (_figures_to, _figures_of)
#: How each field of a candidate but its telling goes to JSON and comes back.
PARTS: Mapping[str, Part] = {
    "id": _PLAIN,
    "report_id": _PLAIN,
    "outlet": _PLAIN,
    "published": _INTERVAL,
    "when": _INTERVAL,
    "places": (_places_to, _places_of),
    "words": _WORDS,
    "sketch": (list, tuple),
    "initiators": _WORDS,
    "initiator_sides": _WORDS,
    "targets": _WORDS,
    "killed": _FIGURES,
    "injured": _FIGURES,
    "place_names": (_names_to, _names_of),
    "victims": _WORDS,
    "objects": _WORDS,
    "killed_groups": _WORDS,
    "injured_groups": _WORDS,
    "weekdays": (sorted, frozenset),
    "target_sides": _WORDS,
    "company": _WORDS,
}
