"""Words of pages and of the terminal, in English and in Arabic.

Invariant: whatever can be said in one language can be said in the other (the file is refused otherwise), and a bound that
is open is said to be open.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from sijill.codebook import Named, codebook
from sijill.errors import KnowledgeError
from sijill.model import Interval, Toll

Language = Literal["en", "ar"]
Unit = Literal["day", "month", "year"]
LANGUAGES: tuple[Language, ...] = ("en", "ar")
_NAME = "words.toml"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Use `words(language)`."""

    language: Language
    _table: Mapping[str, Any]

    def __call__(self, key: str, **filled: object) -> str:
        """The words for a key, its gaps filled; KeyError for one that is not in the file."""
        text = str(self._table[key])
        return text.format(**filled) if filled else text

    def joined(self, more: Words) -> Words:
        """These words with more laid over them."""
        return Words(self.language, {**self._table, **more._table})

    def day(self, day: date) -> str:
        return self("day", day=day.day, month=self._table["months"][day.month - 1], year=day.year)

    def weekday(self, number: int) -> str:
        """Monday is 1."""
        return str(self._table["weekdays"][number - 1])

    def stretch(self, first: date, unit: Unit) -> str:
        """The day, month or year that begins on a day."""
        if unit == "day":
            return self.day(first)
        return f"{self._table['months'][first.month - 1]} {first.year}" if unit == "month" else str(first.year)

    def interval(self, interval: Interval | None) -> str:
        if interval is None:
            return self("unknown")
        if interval.earliest == interval.latest:
            return self.day(interval.earliest)
        return self("days", first=self.day(interval.earliest), last=self.day(interval.latest))

    def figure(self, low: int | None, high: int | None, *, approximate: bool = False, additional: bool = False) -> str:
        said = self._bounds(low, high)
        if approximate:
            said = self("about", figure=said)
        return self("others", figure=said) if additional else said

    def _bounds(self, low: int | None, high: int | None) -> str:
        if low is None and high is None:
            return self("unknown")
        if high is None:
            return self("at_least", low=low)
        if low is None:
            return self("at_most", high=high)
        return self("exactly", low=low) if low == high else self("between", low=low, high=high)

    def toll(self, toll: Toll) -> str:
        return self.figure(toll.low, toll.high, approximate=toll.approximate, additional=toll.additional)

    def harm_and_toll(self, toll: Toll) -> str:
        """The figure with what came to them: it alone says no more than how many."""
        return self("toll_of_harm", figure=self.toll(toll), harm=self.harm(toll.harm).lower())

    def type(self, name: str) -> str:
        type_ = codebook().types.get(name)
        if type_ is None:
            return name
        return type_.label if self.language == "en" else type_.arabic

    def category(self, name: str) -> str:
        return self._named(codebook().categories.get(name), name)

    def harm(self, name: str) -> str:
        return self._named(codebook().harms.get(name), name)

    def rule(self, name: str) -> str:
        """How the best figure was chosen."""
        return str(self._table["rules"].get(name, name))

    def _named(self, named: Named | None, name: str) -> str:
        if named is None:
            return name
        return str(named.label if self.language == "en" else named.arabic)


def parse(text: str) -> dict[Language, Words]:
    """Both languages; `KnowledgeError` names a key that one of them lacks."""
    table = tomllib.loads(text)
    lacking = set(table["en"]) ^ set(table["ar"])
    if lacking:
        raise KnowledgeError(f"{_NAME}: {min(lacking)!r} is not in both languages")
    return {language: Words(language, table[language]) for language in LANGUAGES}


@cache
def _all() -> dict[Language, Words]:
    return parse((files("sijill.saying") / "data" / _NAME).read_text(encoding="utf-8"))


def words(language: Language = "en") -> Words:
    return _all()[language]
