"""Something said: a key of data/said.toml and the values that fill its wording.

Invariant: a value, equal for equal keys and fillings, with no language of its own; `str` is its English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

#: Whatever data/said.toml says a gap takes: a number, a name, names, a `Place`, an `Interval`, something said …
Filling = Any


@dataclass(frozen=True, slots=True)
class Said:
    """Make one with `told`. `filled`: the gaps of the wording and what they hold, by name."""

    key: str
    filled: tuple[tuple[str, Filling], ...] = ()

    def __str__(self) -> str:
        from sijill.saying.rendering import in_english  # which renders what this module only holds

        return in_english(self)

    def __getitem__(self, name: str) -> Filling:
        """What a gap holds."""
        return dict(self.filled)[name]

    def renamed(self, names: Mapping[str, str]) -> Said:
        """The same with names in place of others."""
        return Said(self.key, tuple((gap, _renamed(value, names)) for gap, value in self.filled))


def _renamed(value: Filling, names: Mapping[str, str]) -> Filling:
    match value:
        case Said():
            return value.renamed(names)
        case str():
            return names.get(value, value)
        case tuple() if value and all(isinstance(v, str) for v in value):
            return tuple(names.get(v, v) for v in value)
    return value


def told(key: str, **filled: Filling) -> Said:
    return said_of(key, filled)


def said_of(key: str, filled: Mapping[str, Filling]) -> Said:
    return Said(key, tuple((name, _still(value)) for name, value in sorted(filled.items())))


def _still(value: Filling) -> Filling:
    """Sets in an order that is theirs alone."""
    return tuple(sorted(value)) if isinstance(value, frozenset) else value


def plain(said: Iterable[Said | str]) -> list[str]:
    """In English, as programs are told."""
    return [str(one) for one in said]
