"""The typed codebook.

Invariant: every type has a known category and a gloss, every harm of the model a name in both languages; a codebook.toml
for which that does not hold is an error that names the entry.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sijill.errors import KnowledgeError
from sijill.model import HARMS

_NAME = "codebook.toml"


@dataclass(frozen=True, slots=True)
class Named:
    """What a category or a harm is called, in English and in Arabic."""

    name: str
    label: str
    arabic: str


@dataclass(frozen=True, slots=True)
class AcledShape:
    """Where a type of incident stands in an ACLED-shaped table."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class IncidentType:
    """One type of incident. `acled` is empty where that layout has no place for it; the usual shape comes first."""

    name: str
    category: str
    label: str
    gloss: str
    arabic: str
    acled: tuple[AcledShape, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    types: Mapping[str, IncidentType]
    categories: Mapping[str, Named]
    harms: Mapping[str, Named]


def _text(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise KnowledgeError(f"{_NAME}: {where} needs a text for {key!r}")
    return value


def _named(table: Mapping[str, Any], section: str) -> Mapping[str, Named]:
    names = {k: Named(k, _text(row, "label", f"{section}.{k}"), _text(row, "arabic", f"{section}.{k}")) for k, row in table.items()}
    return MappingProxyType(names)


def _incident_type(name: str, row: Mapping[str, Any], categories: Mapping[str, Named]) -> IncidentType:
    where = f"types.{name}"
    category = _text(row, "category", where)
    if category not in categories:
        raise KnowledgeError(f"{_NAME}: {where} has category {category!r}, which is not listed")
    shapes = tuple(AcledShape(*pair) for pair in row.get("acled", []))
    return IncidentType(name, category, _text(row, "label", where), _text(row, "gloss", where), _text(row, "arabic", where), shapes)


def parse(text: str) -> Codebook:
    """A codebook from its TOML; `KnowledgeError` naming the entry that cannot work."""
    table = tomllib.loads(text)
    categories = _named(table["categories"], "categories")
    harms = _named(table["harms"], "harms")
    if missing := [h for h in HARMS if h not in harms]:
        raise KnowledgeError(f"{_NAME}: no names for the harms {', '.join(missing)}")
    types = {name: _incident_type(name, row, categories) for name, row in table["types"].items()}
    return Codebook(MappingProxyType(types), categories, harms)


@cache
def codebook() -> Codebook:
    """The codebook that comes with Sijill, loaded once."""
    return parse((files("sijill.codebook") / _NAME).read_text(encoding="utf-8"))
