"""What a person chooses for a field of an incident, from the words they put it in.

Invariant: what cannot be understood is refused with how to write it; no place, actor or day is guessed from a part of its name.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from unicodedata import decimal

from sijill.arabic.fold import fold
from sijill.codebook import codebook
from sijill.errors import UsageError
from sijill.knowledge.actors import actor_list
from sijill.knowledge.gazetteer import Gazetteer
from sijill.model import CHOICE_FIELDS, FACTUALITIES, Actor, Choice, ChoiceField, ChosenValue, Interval, Place, Point
from sijill.saying import Said, told, words
from sijill.workflow.reading import gazetteer_of

UNKNOWN = "unknown"
_SEVERAL = ";"
#: What an Arabic keyboard has in place of the signs that a value is written with.
_ARABIC_SEVERAL, _ARABIC_COMMA = "؛", "،"
#: Beyond it nothing is a figure; Python itself reads no more than some thousand digits.
_MOST = 10**15


def choice(field: str, value: ChosenValue | Place | Actor | date, *, places: Path | None = None) -> Choice:
    """A choice of a value, or of what it is written as: a number, `2021-03-09`, `2021-03-09/2021-03-11`, a type of the
    codebook, names of places (or NAME, LAT, LON, KM) or of actors divided by semicolons, `unknown`."""
    if field not in CHOICE_FIELDS:
        raise UsageError(told("no_such_field", field=field, fields=CHOICE_FIELDS))
    if isinstance(value, str):
        return Choice(field, _read(field, value.strip(), places))
    return Choice(field, _checked(field, _plain(value)))


def _plain(value: ChosenValue | Place | Actor | date) -> ChosenValue:
    if isinstance(value, date):
        return Interval.day(value)
    if isinstance(value, Place):
        return (value,)
    return (value,) if isinstance(value, Actor) else value


def _read(field: ChoiceField, text: str, places: Path | None) -> ChosenValue:
    if text in (UNKNOWN, words("ar")("unknown")):
        return _checked(field, () if field in ("where", "initiators", "targets", "participants") else None)
    if field == "where":
        gazetteer = gazetteer_of(places) or Gazetteer.default()
        return tuple(_place(part, gazetteer) for part in _parts(text))
    return _checked(field, _READERS[field](text))


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in text.replace(_ARABIC_SEVERAL, _SEVERAL).split(_SEVERAL)]
    if not all(parts):
        raise UsageError(told("semicolons", text=text))
    return parts


def _checked(field: ChoiceField, value: ChosenValue) -> ChosenValue:
    """The value itself where the field can hold it."""
    if not _holds(field, value):
        raise UsageError(told("cannot_be", field=field, value=UNKNOWN if value is None else str(value), how=_how(field)))
    return value


def _holds(field: ChoiceField, value: ChosenValue) -> bool:
    match field:
        case "killed" | "injured":
            return value is None or _count(value)
        case "type":
            return value in codebook().types
        case "factuality":
            return value in FACTUALITIES
        case "when":
            return value is None or isinstance(value, Interval)
    of = Place if field == "where" else Actor
    return isinstance(value, tuple) and all(isinstance(v, of) for v in value)


def _count(value: ChosenValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST


def _how(field: str) -> Said:
    """How a value of the field is written."""
    match field:
        case "killed" | "injured":
            return told("write_a_figure")
        case "factuality":
            return told("write_one_of", of=FACTUALITIES)
        case "type":
            return told("write_type")
        case "when":
            return told("write_when")
        case "where":
            return told("write_where")
    return told("write_actors")


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > len(str(_MOST)):
        raise UsageError(told("no_figure", text=text, how=_how("killed")))
    return int(text)


def _type(text: str) -> str:
    """By its id, or by what it is called in either language."""
    called = {fold(name): t for t, named in codebook().types.items() for name in (named.label, named.arabic)}
    return text if text in codebook().types else called.get(fold(text), text)


def _days(text: str) -> Interval:
    try:
        written = "".join(str(decimal(c, c)) for c in text)  # ٢٠٢١-٠٣-٠٩
        first, last = (date.fromisoformat(part) for part in (written.split("/") if "/" in written else (written, written)))
        return Interval(first, last)
    except ValueError as error:
        raise UsageError(told("no_day", text=text, how=_how("when"))) from error


def _actors(text: str) -> tuple[Actor, ...]:
    return tuple(_actor(part) for part in _parts(text))


def _actor(name: str) -> Actor:
    """The one on the list by its id or its whole name; else one that is known by this name alone."""
    listed = actor_list().get(name)
    named = [listed] if listed is not None else actor_list().named(name)
    if len(named) > 1:
        raise UsageError(told("several_actors", name=name, ids=tuple(a.id for a in named)))
    return named[0].actor if named else Actor(name)


_READERS: Mapping[str, Callable[[str], ChosenValue]] = {
    "killed": _number,
    "injured": _number,
    "type": _type,
    "factuality": str,
    "when": _days,
    "initiators": _actors,
    "targets": _actors,
    "participants": _actors,
}


def _place(text: str, gazetteer: Gazetteer) -> Place:
    """A place by its whole name, or by its name and where it is: `Tell Noor, 34.5, 36.5` or with a doubt in kilometres behind."""
    name, *numbers = (part.strip() for part in text.replace(_ARABIC_COMMA, ",").split(","))
    if numbers:
        return _located(name, numbers, text)
    found = {e.id: e for e in gazetteer.lookup(fold(name))}
    if len(found) > 1:
        known = tuple(f"{name}, {e.point.lat:.4f}, {e.point.lon:.4f}" for e in found.values())
        raise UsageError(told("several_places", name=name, found=known))
    if not found:
        raise UsageError(told("not_in_the_gazetteer", name=name))
    return next(iter(found.values())).place


def _located(name: str, numbers: list[str], text: str) -> Place:
    try:
        lat, lon, *doubt = (float(n) for n in numbers)
        if len(doubt) > 1 or not all(0 <= d < math.inf for d in doubt) or not name:
            raise ValueError(text)
        return Place(name, point=Point(lat, lon), uncertainty_km=doubt[0] if doubt else 0.0)
    except ValueError as error:
        raise UsageError(told("no_place", text=text)) from error
