"""A register of any size, all of it invented, for load tests and for tests that need many incidents.

Names are made of syllables: no place, actor or outlet in it exists. The same seed gives the same incidents.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sijill.codebook import codebook
from sijill.model import Actor, Claim, Decision, Interval, Place, Point, Report, Span, Telling, Toll
from sijill.register import Update
from sijill.register.incident import GRADES, Held, Incident, Member, Range, SaidToll, Strength
from sijill.saying import told
from sijill.workflow import Register

_SYLLABLES = (("با", "ba"), ("رو", "ru"), ("شي", "shi"), ("زان", "zan"), ("مور", "mur"), ("لا", "la"), ("دير", "dir"), ("نا", "na"),
              ("صف", "saf"), ("قو", "qu"), ("تل", "tal"), ("هان", "han"), ("غر", "ghar"), ("سي", "si"))  # fmt: skip
_SIDES = ("north alliance", "river front", "hill council", None)


@dataclass(frozen=True, slots=True)
class Names:
    ar: str
    en: str


def names(draw: random.Random) -> Names:
    parts = [draw.choice(_SYLLABLES) for _ in range(draw.randint(2, 4))]
    return Names("".join(a for a, _ in parts), "".join(e for _, e in parts).capitalize())


@dataclass(frozen=True, slots=True)
class World:
    """What incidents are drawn from. `places`: a name and a place; one in twelve is known as an area only, one in fifteen not at all."""

    places: tuple[tuple[str, Place], ...]
    actors: tuple[tuple[str, Actor], ...]
    outlets: tuple[str, ...]


def world(draw: random.Random, *, places: int = 900, actors: int = 120) -> World:
    return World(
        tuple(_place(draw, n) for n in range(places)),
        tuple(_actor(draw, n) for n in range(actors)),
        tuple(f"{names(draw).en} agency" for _ in range(40)),
    )


def _place(draw: random.Random, n: int) -> tuple[str, Place]:
    name = names(draw)
    if n % 15 == 14:
        return name.ar, Place(name.en, how="unresolved")
    point = Point(round(draw.uniform(30, 37), 4), round(draw.uniform(36, 47), 4))
    km = float(draw.randint(20, 120)) if n % 12 == 11 else draw.choice((0.5, 1.0, 2.0, 5.0))
    return name.ar, Place(name.en, "XX", f"invented:{n}", point, km)


def _actor(draw: random.Random, n: int) -> tuple[str, Actor]:
    name = names(draw)
    return f"قوات {name.ar}", Actor(f"{name.en} forces", f"invented-{n}", draw.choice(_SIDES), "armed group")


def invented(many: int, *, seed: int = 1) -> Iterator[tuple[Incident, Report]]:
    """Incidents of one telling each, and the report that tells it."""
    draw = random.Random(seed)
    about = world(draw)
    types = sorted(codebook().types)
    for n in range(many):
        yield _incident(n, draw, about, draw.choice(types))


def _incident(n: int, draw: random.Random, about: World, kind: str) -> tuple[Incident, Report]:
    (where_ar, place), (by_ar, actor) = draw.choice(about.places), draw.choice(about.actors)
    killed = draw.choice((None, draw.randint(1, 40)))
    said = f"الخبر {n}: غارة في {where_ar} نفذتها {by_ar}" + (f" وسقط {killed} قتيلا" if killed is not None else "")
    day = None if n % 10 == 9 else Interval.day(date(2015, 1, 1) + timedelta(days=draw.randint(0, 3600)))
    report = Report(said, outlet=draw.choice(about.outlets), published=day, given_id=f"r{n}")
    telling = _telling(report, kind, (where_ar, place), (by_ar, actor), killed, day)
    return _derived(n, draw, telling, report), report


def _telling(
    report: Report, kind: str, where: tuple[str, Place], by: tuple[str, Actor], killed: int | None, day: Interval | None
) -> Telling:
    def claim(field: str, value: Place | Actor | Toll, words: str) -> Claim:
        at = report.text.index(words)
        return Claim(report.id, field, value, (Span(at, at + len(words)),))  # type: ignore[arg-type]  # one of the model's fields

    claims = [claim("where", where[1], where[0]), claim("initiator", by[1], by[0])]
    if day is not None:
        claims.append(Claim(report.id, "when", day, ()))
    if killed is not None:
        claims.append(claim("toll", Toll("killed", killed, killed), f"{killed} قتيلا"))
    at = report.text.index("غارة")
    return Telling(report.id, kind, (Span(at, at + 4),), tuple(claims))


def _derived(n: int, draw: random.Random, telling: Telling, report: Report) -> Incident:
    tolls = [c for c in telling.claims if isinstance(c.value, Toll)]
    outlet = report.outlet or ""
    killed = None
    if tolls and isinstance(tolls[0].value, Toll):
        low = tolls[0].value.low
        killed = Range(low, low, low, "origin-weighted median", (tolls[0].id,))
    held = {f: tuple(Held(c.value, (c.id,)) for c in telling.of(f)) for f in ("when", "where", "initiator")}  # type: ignore[type-var]
    return Incident(
        id=f"inc-{n:08x}",
        type=telling.type,
        category=codebook().types[telling.type].category,
        factuality=draw.choice(("happened", "happened", "happened", "possible", "denied")),
        background=n % 40 == 0,
        when=next(iter(held["when"]), None),  # type: ignore[arg-type]
        where=held["where"],  # type: ignore[arg-type]
        initiators=held["initiator"],  # type: ignore[arg-type]
        targets=(),
        participants=(),
        killed=killed,
        injured=None,
        tolls=tuple(_said(c, report) for c in tolls),
        origins=(outlet,),
        independent_origins=1,
        strength=Strength(draw.choice(GRADES), (told("one_origin", who=(outlet,), reports=1, outlets=1),)),
        members=(Member(telling.id, telling, (report.name,), (outlet,), (outlet,), report.published, (told("only_telling"),)),),
    )


def _said(claim: Claim, report: Report) -> SaidToll:
    toll = claim.value
    if not isinstance(toll, Toll):
        raise TypeError(claim.field)
    outlet = report.outlet or ""
    return SaidToll(claim.id, report.id, report.name, toll.harm, toll.low, toll.high, False, False, None, None, (outlet,), outlet)


class InventedRegister(Register):
    """A register that is all in memory, with nothing decided in it. `change` stands in for what others do to it."""

    def __init__(self, rows: Iterable[tuple[Incident, Report]]) -> None:
        listed = list(rows)
        self._incidents = {i.id: i for i, _ in listed}
        self._copies = {r.id: (r,) for _, r in listed}

    def __exit__(self, *_: object) -> None:
        return None

    def incidents(self) -> tuple[Incident, ...]:
        return tuple(self._incidents.values())

    def stream(self, names: Collection[str] | None = None) -> Iterator[Incident]:
        return (i for i in self.incidents() if names is None or i.id in names)

    def count(self, *, jobs: int = 1) -> int:
        return len(self._incidents)

    def incident(self, id: str) -> Incident | None:  # noqa: A002 -- what it is called everywhere
        return self._incidents.get(id)

    def refresh(self) -> Update:
        """Nothing is known of what `change` changed: all is to be looked at again."""
        return Update((), ())

    def copies(self, incidents: Iterable[Incident]) -> dict[str, tuple[Report, ...]]:
        return {m.telling.report_id: self._copies[m.telling.report_id] for i in incidents for m in i.members}

    def stamp(self) -> tuple[int, ...]:
        return (id(self._incidents),)

    def redirects(self) -> dict[str, str]:
        return {}

    def reports_of(self, ids: Iterable[str]) -> dict[str, str]:
        return {x: x for x in ids if x in self._copies}

    def decisions(self, *, standing: bool = False) -> tuple[Decision, ...]:
        return ()

    def change(self, incident: Incident, **fields: object) -> Incident:
        self._incidents[incident.id] = changed = replace(incident, **fields)  # type: ignore[arg-type]
        return changed
