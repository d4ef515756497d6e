"""The actor list: who acts in armed conflicts and who speaks of them, by id.

Invariant: ids are unique; a parent is a listed id; a kind is one of actors_kinds.tsv. What a state's services are called
is composed from nisbas.tsv and actors_services.tsv, and a row of actors.tsv with the same id (`il-army`) stands instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from sijill.arabic.fold import fold
from sijill.knowledge.outlets import outlets
from sijill.knowledge.tables import Row, read_table
from sijill.model import Actor

_ACTORS = ("id", "name_en", "names_ar", "side", "kind", "country", "parent", "from", "to", "wire", "source")
_NISBAS = ("id", "name_en", "adjective_en", "names_ar", "nisba", "people", "capitals", "side", "services", "source")
_SERVICES = ("service", "name_en", "name_ar", "kind", "source")
_FILES = ("actors.tsv", "actors_bodies.tsv", "actors_persons.tsv")
#: A nisba such as «حوثي» names a group of the list; these ids are peoples and sects, which are on no list.
_STATE_ID = 2
_COMPOSED = "composed from"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of actor. `inter` is the exports' text; `armed`: carries arms; `speaks`: may be cited as a source."""

    id: str
    inter: str
    armed: bool
    speaks: bool
    gloss: str


@dataclass(frozen=True)
class ListedActor:
    """One row of the list. `names_ar` are the Arabic names, the usual one first; `wire`: reports cite it as a source."""

    id: str
    name: str
    names_ar: tuple[str, ...]
    side: str | None
    kind: str
    country: str | None
    parent: str | None
    first_year: int | None
    last_year: int | None
    wire: bool
    source: str

    @property
    def composed(self) -> bool:
        """Whether the name is one that noun and adjective make by themselves («الشرطة» + «الأردنية»)."""
        return self.source.startswith(_COMPOSED) and self.kind != "state"

    @cached_property
    def actor(self) -> Actor:
        return Actor(self.name, self.id, self.side, self.kind)


@dataclass(frozen=True, slots=True)
class Nation:
    """A state, or a group or people that an adjective names. `stems` are masculine singular nisbas («إسرائيلي»)."""

    id: str
    name: str
    adjective: str
    names_ar: tuple[str, ...]
    stems: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    side: str | None

    @property
    def is_state(self) -> bool:
        return len(self.id) == _STATE_ID


class ActorList:
    """Read-only; use `actor_list()`."""

    def __init__(self, rows: Iterator[ListedActor] | tuple[ListedActor, ...]) -> None:
        self._by_id = {row.id: row for row in rows}

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[ListedActor]:
        return iter(self._by_id.values())

    def get(self, actor_id: str) -> ListedActor | None:
        return self._by_id.get(actor_id)

    def service(self, country: str, service: str) -> ListedActor | None:
        """A state's army, police, government…: `service("IL", "air-force")`; `None` where the list has none."""
        return self._by_id.get(f"{country.lower()}-{service}")

    def named(self, name: str) -> list[ListedActor]:
        """Every actor that has this name, Arabic or English, in any spelling that folds alike."""
        key = fold(name).strip()
        return [a for a in self if key == fold(a.name) or any(key == fold(n) for n in a.names_ar)]

    def matching(self, query: str) -> list[ListedActor]:
        """Every actor with the query in a name, Arabic or English, in its id or its side, or with that kind; all for an empty one."""
        key = fold(query).strip()
        return [a for a in self if key == a.kind or any(key in fold(said) for said in (a.id, a.name, a.side or "", *a.names_ar))]

    def ancestors(self, actor_id: str) -> list[ListedActor]:
        """The actor's parent, the parent's parent and so on, nearest first."""
        found: list[ListedActor] = []
        here = self.get(actor_id)
        while here is not None and here.parent is not None and len(found) < len(self):
            here = self.get(here.parent)
            if here is None or here in found:
                break
            found.append(here)
        return found


@cache
def kinds() -> Mapping[str, Kind]:
    """The kinds of actors by id."""
    rows = read_table("actors_kinds.tsv", ("kind", "inter", "armed", "speaks", "gloss", "source"))
    return MappingProxyType({r["kind"]: Kind(r["kind"], r["inter"], bool(r["armed"]), bool(r["speaks"]), r["gloss"]) for r in rows})


@cache
def nations() -> tuple[Nation, ...]:
    """States, and the groups and peoples that an adjective names."""
    return tuple(
        Nation(
            id=r["id"],
            name=r["name_en"],
            adjective=r["adjective_en"],
            names_ar=r.several("names_ar"),
            stems=r.several("nisba"),
            people=r.several("people"),
            capitals=r.several("capitals"),
            side=r["side"] or None,
        )
        for r in read_table("nisbas.tsv", _NISBAS)
    )


@cache
def actor_list() -> ActorList:
    """The whole list, checked; `KnowledgeError` names the row that cannot stand."""
    listed: dict[str, ListedActor] = {}
    places: list[tuple[Row, ListedActor]] = []
    for name in _FILES:
        for row in read_table(name, _ACTORS):
            actor = _listed(row)
            if actor.id in listed:
                raise row.wrong(f"the id {actor.id} is there twice")
            listed[actor.id] = actor
            places.append((row, actor))
    for composed in (*_composed(), *_cited_outlets()):
        listed.setdefault(composed.id, composed)
    for row, actor in places:
        if actor.parent is not None and actor.parent not in listed:
            raise row.wrong(f"no actor has the parent's id {actor.parent}")
    return ActorList(tuple(listed.values()))


def _listed(row: Row) -> ListedActor:
    if row["kind"] not in kinds():
        raise row.wrong(f"no such kind: {row['kind']!r}")
    if not row.several("names_ar") or not row["name_en"]:
        raise row.wrong("an actor needs an English and an Arabic name")
    return ListedActor(
        id=row["id"],
        name=row["name_en"],
        names_ar=row.several("names_ar"),
        side=row["side"] or None,
        kind=row["kind"],
        country=row["country"] or None,
        parent=row["parent"] or None,
        first_year=_year(row, "from"),
        last_year=_year(row, "to"),
        wire=row["wire"] == "y",
        source=row["source"],
    )


def _year(row: Row, column: str) -> int | None:
    cell = row[column]
    if cell and not cell.isdecimal():
        raise row.wrong(f"{column} is not a year: {cell}")
    return int(cell) if cell else None


def _composed() -> Iterator[ListedActor]:
    """Each state and its services: «الجيش» + «الأردني», Jordanian Army."""
    services = list(read_table("actors_services.tsv", (*_SERVICES[:3], "kind", "source")))
    for nation in nations():
        if not nation.is_state:
            continue
        for row in services:
            stem = nation.stems[0] if nation.stems else None
            if row["service"] != "state" and stem is None:
                continue
            yield ListedActor(
                id=f"{nation.id.lower()}-{row['service']}",
                name=row["name_en"].format(name=nation.name, adj=nation.adjective),
                names_ar=nation.names_ar if stem is None or row["service"] == "state" else (_service_name(row["name_ar"], stem),),
                side=nation.side,
                kind=row["kind"],
                country=nation.id,
                parent=None if row["service"] == "state" else f"{nation.id.lower()}-state",
                first_year=None,
                last_year=None,
                wire=row["kind"] == "government",
                source=f"{_COMPOSED} {row.file} and nisbas.tsv",
            )


def _cited_outlets() -> Iterator[ListedActor]:
    """Outlets and agencies as those who are cited, under the same id."""
    for outlet in outlets():
        yield ListedActor(
            outlet.id, outlet.name, outlet.names_ar, None, outlet.kind, outlet.country, None, None, None, wire=True, source="outlets.tsv"
        )


def _service_name(pattern: str, stem: str) -> str:
    """«الشرطة {f}» and «كوري شمالي»: «الشرطة الكورية الشمالية»."""
    masculine = " ".join("ال" + word for word in stem.split())
    feminine = " ".join(f"ال{word}ة" for word in stem.split())
    return pattern.format(m=masculine, f=feminine)
