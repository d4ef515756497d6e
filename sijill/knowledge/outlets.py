"""Outlets: who publishes reports, by Arabic or English name, handle or host.

Invariant: an outlet's id is the actor list's id of the same body when it is cited, so a report's own outlet is known where
it is named («وقال مراسل سكاي نيوز عربية» in its own report); a name that two outlets share finds none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from sijill.arabic.fold import fold
from sijill.knowledge.tables import read_table

_FORCES = ("outlet", "actor", "until", "source")
_COLUMNS = ("id", "name_en", "names_ar", "aliases", "hosts", "country", "kind", "source")
_URL = re.compile(r"(?:https?://)?(?:www\.|m\.|ar\.|arabic\.)?([a-z0-9.-]+\.[a-z]{2,})(?:[/?#].*)?")
_NOT_NAME = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """`names_ar` are names safe to find in any text; `aliases` are names only where an outlet is asked for."""

    id: str
    name: str
    names_ar: tuple[str, ...]
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]
    country: str | None
    kind: str


@cache
def outlets() -> tuple[Outlet, ...]:
    """The whole table; `KnowledgeError` names a row whose id is there twice."""
    found: list[Outlet] = []
    seen: set[str] = set()
    for row in read_table("outlets.tsv", _COLUMNS):
        if row["id"] in seen:
            raise row.wrong(f"the id {row['id']} is there twice")
        seen.add(row["id"])
        found.append(
            Outlet(
                id=row["id"],
                name=row["name_en"],
                names_ar=row.several("names_ar"),
                aliases=row.several("aliases"),
                hosts=row.several("hosts"),
                country=row["country"] or None,
                kind=row["kind"],
            )
        )
    return tuple(found)


def find(name: str) -> Outlet | None:
    """The outlet of that name, handle, host or address: `find("سكاي نيوز عربية")`, `find("@AJA_Syria")`, `find("aa.com.tr")`."""
    asked = name.strip()
    address = _URL.fullmatch(asked.lower())
    if address is not None:
        return _by_host(address[1])
    return _by_name().get(_key(asked))


def forces_of(name: str, day: date | None) -> str | None:
    """The id of the actor whose forces an outlet of that name, handle or host calls its own on that day; the last where no day is known."""
    outlet = find(name)
    if outlet is None:
        return None
    actor, until = _forces().get(outlet.id, (None, None))
    return actor if until is None or day is None or day <= until else None


@cache
def _forces() -> dict[str, tuple[str, date | None]]:
    found: dict[str, tuple[str, date | None]] = {}
    for row in read_table("outlet_forces.tsv", _FORCES):
        if row["outlet"] not in {outlet.id for outlet in outlets()}:
            raise row.wrong(f"no outlet {row['outlet']}")
        found[row["outlet"]] = row["actor"], date.fromisoformat(row["until"]) if row["until"] else None
    return found


def _key(name: str) -> str:
    """Folded, without signs and spaces, and without the article of an Arabic name's first word."""
    key = _NOT_NAME.sub("", fold(name))
    return key.removeprefix("ال") if key.startswith("ال") else key


def _by_host(host: str) -> Outlet | None:
    """The outlet whose host it is, or a host above it: `arabic.anf-news.com` is `anf-news.com`."""
    labels = host.split(".")
    for n in range(len(labels) - 1):
        outlet = _hosts().get(".".join(labels[n:]))
        if outlet is not None:
            return outlet
    return None


@cache
def _hosts() -> dict[str, Outlet]:
    return {host: outlet for outlet in outlets() for host in outlet.hosts}


@cache
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet | None] = {}
    for outlet in outlets():
        for key in {_key(n) for n in (outlet.id, outlet.name, *outlet.names_ar, *outlet.aliases)}:
            found[key] = outlet if key not in found or found[key] is outlet else None
    return {key: outlet for key, outlet in found.items() if outlet is not None}
