"""The register's table as a page shows it: rows, columns that sort, and what narrows it, each in the visitor's language.

Invariant: every link here is the view that is looked at with one thing changed, so that nothing else is lost by following it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Literal

from markupsafe import Markup, escape

from sijill.desk.entry import Entry, Named
from sijill.desk.filter import Sort, View
from sijill.desk.index import Facet, FacetValue
from sijill.register.incident import Range
from sijill.saying.names import side_name
from sijill.saying.words import Words

#: Columns in order: the key of their heading, what they sort by, and whether the most comes first.
_COLUMNS: tuple[tuple[str, str | None, bool], ...] = (
    ("when", "day", True),
    ("what", "type", False),
    ("where", "place", False),
    ("initiator", None, False),
    ("target", None, False),
    ("killed", "killed", True),
    ("injured", "injured", True),
    ("support", "strength", True),
)
#: A page has some hundred stretches of days, most of them those of the page before.
_DAYS_KEPT = 4096
_NUMBERS = frozenset({"killed", "injured"})


@dataclass(frozen=True, slots=True)
class Row:
    """`spots`: lat,lon,km of each place, with ; between, for the map to find. `state`: "" where nothing was decided or asked."""

    id: str
    first: str
    last: str
    spots: str
    when: str
    type: str
    category: str
    notes: tuple[str, ...]
    where: Markup
    by: Markup
    against: Markup
    killed: str
    injured: str
    grade: str
    grade_key: str
    support: str
    state: str
    state_key: str


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    number: bool
    sort: str | None
    order: Literal["ascending", "descending", "none"]
    query: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that narrows the view, and the view without it."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet. `anchor`: its key as part of an id in the page."""

    key: str
    anchor: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet as it is offered. `chosen`: how many of its values are; `more`: that some are not listed, "" where all are."""

    key: str
    name: str
    values: tuple[Value, ...]
    chosen: int
    more: str


def row(entry: Entry, say: Words) -> Row:
    killed, injured = (_figure(value, say) for value in (entry.killed, entry.injured))
    return Row(
        entry.id,
        "" if entry.first is None else entry.first.isoformat(),
        "" if entry.last is None else entry.last.isoformat(),
        ";".join(f"{s.lat:.4f},{s.lon:.4f},{s.km:.1f}" for s in entry.spots),
        days(entry.first, entry.last, say),
        say.type(entry.type),
        entry.category,
        (*(() if entry.factuality == "happened" else (say(entry.factuality),)), *((say("background"),) if entry.background else ())),
        _names(entry.where, say),
        _names(entry.initiators or entry.participants, say),
        _names(entry.targets, say),
        killed,
        injured,
        grade(entry.grade, say),
        entry.grade.split()[0],
        say("support_counts", origins=entry.origins, reports=entry.reports),
        "" if entry.state == "untouched" else say(f"state_{entry.state}"),
        entry.state,
    )


def _names(named: tuple[Named, ...], say: Words) -> Markup:
    """Each name by itself, so that none turns the order of its neighbours round; "" where there is none."""
    listed = dict.fromkeys(n[say.language] for n in named)
    return Markup(str(escape(say("list"))).join([f"<bdi>{escape(n)}</bdi>" for n in listed]))  # noqa: S704 -- each part is escaped


def _figure(value: Range | None, say: Words) -> str:
    return "" if value is None else say.figure(value.low, value.high)


@lru_cache(_DAYS_KEPT)
def days(first: date | None, last: date | None, say: Words) -> str:
    """A stretch of days; one that is open at an end says so."""
    if first is None and last is None:
        return say("unknown")
    if first is None or last is None:
        return say("days_since", day=say.day(first)) if first is not None else say("days_until", day=say.day(last or date.max))
    return say.day(first) if first == last else say("days", first=say.day(first), last=say.day(last))


def grade(name: str, say: Words) -> str:
    return say(f"grade_{name.split()[0]}")


def columns(view: View) -> list[Column]:
    return [_column(view, key, by, falling=falling) for key, by, falling in _COLUMNS]


def _column(view: View, key: str, by: str | None, *, falling: bool) -> Column:
    if by is None:
        return Column(key, key in _NUMBERS, None, "none", "")
    ways = (f"-{by}", by) if falling else (by, f"-{by}")
    order: Literal["ascending", "descending", "none"] = (
        "descending" if view.sort == f"-{by}" else "ascending" if view.sort == by else "none"
    )
    following: Sort = ways[1] if view.sort == ways[0] else ways[0]  # type: ignore[assignment]  # made of what View allows
    return Column(key, key in _NUMBERS, by, order, view.url_query(sort=following, page=1))


# what the values of facets are called


def value_name(key: str, value: str, say: Words, name: Named | None = None) -> str:
    """What a facet's value is called; what has no words of its own (an outlet) is called as it is."""
    if name is not None:
        return name[say.language]
    own: dict[str, Callable[[str], str]] = {"type": say.type, "category": say.category, "grade": lambda v: grade(v, say), "factuality": say}
    if key in own:
        return own[key](value)
    if key == "state":
        return say(f"state_{value}")
    return side_name(value, say.language) if key == "side" else value


def label(key: str, value: FacetValue, say: Words) -> str:
    return value_name(key, value.key, say, value.name)


def choices(facet: Facet, say: Words) -> Choices:
    values = tuple(Value(v.key, _anchor(v.key), label(facet.key, v, say), v.count, v.chosen) for v in facet.values)
    more = say("facet_more", count=facet.more) if facet.more else ""
    return Choices(facet.key, say(f"facet_{facet.key}"), values, sum(v.chosen for v in values), more)


def _anchor(key: str) -> str:
    """What a page calls a value by: HTMX puts ids into a selector, which a name with a quotation mark in it would end."""
    name = key.replace(" ", "_")
    return name if re.fullmatch(r"[\w-]+", name) else sha256(key.encode("utf-8", "replace")).hexdigest()[:12]


# what narrows the view


def chips(view: View, facets: tuple[Facet, ...], say: Words) -> list[Chip]:
    return [*_plain_chips(view, say), *_facet_chips(view, facets, say)]


def _plain_chips(view: View, say: Words) -> Iterator[Chip]:
    if view.q:
        yield Chip(say("chip_words", words=view.q), view.url_query(q="", page=1))
    if view.since is not None or view.until is not None:
        yield Chip(days(view.since, view.until, say), view.url_query(since=None, until=None, page=1))
    for key, chosen in (("undated", view.undated), ("background", view.background)):
        if chosen != "with":
            yield Chip(f"{say('facet_' + key)}: {say('third_' + chosen)}", view.url_query(**{key: "with"}, page=1))
    if view.box is not None:
        yield Chip(say("chip_box"), view.url_query(box=None, page=1))
    if view.ids:
        yield Chip(say("chip_ids", count=len(view.ids)), view.url_query(ids=(), page=1))


def _facet_chips(view: View, facets: tuple[Facet, ...], say: Words) -> Iterator[Chip]:
    for facet in facets:
        chosen: tuple[str, ...] = getattr(view, facet.key)
        names = {v.key: label(facet.key, v, say) for v in facet.values if v.chosen}
        for value in chosen:
            rest = tuple(v for v in chosen if v != value)
            yield Chip(f"{say('facet_' + facet.key)}: {names.get(value, value)}", view.url_query(**{facet.key: rest}, page=1))
