"""How rare a word is in reports of armed conflict.

Invariant: a property of the word alone, read from a shipped table of counts and never from the register at hand, so that
what two tellings have in common is the same whatever else the register holds.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from sijill.arabic.datafile import Row, table
from sijill.arabic.fold import fold
from sijill.errors import KnowledgeError
from sijill.linking.stems import stem

_PACKAGE = "sijill.linking"
#: As how many reports' a word counts that the table leaves out.
_UNLISTED = 2
#: The row that says how many reports were counted.
_ALL = "*"
#: Share of the counted reports up to which a word is rare: a name, a hamlet, a thing seldom told of.
RARE_SHARE = 0.012


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """`reports` were counted, `counts` of them have a word; `plain`: words too plain to tell anything by. What is asked for a
    million times is worked out once: how scarce each listed word is, and which are too frequent to be rare."""

    reports: int
    counts: Mapping[str, int]
    plain: frozenset[str]
    _scarce: Mapping[str, float] = field(init=False)
    _squared: Mapping[str, float] = field(init=False)
    _unlisted: float = field(init=False)
    _frequent: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        scarce = {w: math.log(self.reports / n) for w, n in self.counts.items()}
        frequent = self.plain | {w for w, n in self.counts.items() if n > RARE_SHARE * self.reports}
        object.__setattr__(self, "_scarce", scarce)
        object.__setattr__(self, "_squared", {w: n**2 for w, n in scarce.items()} | dict.fromkeys(self.plain, 0.0))
        object.__setattr__(self, "_unlisted", math.log(self.reports / _UNLISTED))
        object.__setattr__(self, "_frequent", frozenset(frequent))

    def weight(self, word: str) -> float:
        """Grows with rarity; 0 for a plain word."""
        return 0.0 if word in self.plain else self._scarce.get(word, self._unlisted)

    def mass(self, words: Iterable[str]) -> float:
        """The sum of squared weights, whatever their order."""
        squared, unlisted = self._squared, self._unlisted**2
        return math.fsum([squared.get(w, unlisted) for w in words])

    def is_rare(self, word: str) -> bool:
        """Whether few enough reports have it to tell one incident from another. Latin words are handles and date lines."""
        return word not in self._frequent and not word.isascii()

    def rare(self, words: frozenset[str]) -> frozenset[str]:
        return frozenset([w for w in words - self._frequent if not w.isascii()])

    def of_name(self, words: Iterable[str]) -> float:
        """How telling it is to share a name, in [0, 1], by its rarest word: a hamlet hardly ever named, or a city named daily."""
        return max((self._scarce.get(w, self._unlisted) for w in words), default=0.0) / self._unlisted


@cache
def rarity() -> Rarity:
    return counted(table(_PACKAGE, "word_counts.tsv", ("word", "reports")), plain=common_words())


def counted(rows: Iterable[Row], *, plain: frozenset[str]) -> Rarity:
    """How rare words are, from rows of a word and how many reports have it; `plain` ones tell nothing. `KnowledgeError` names the line."""
    counts: dict[str, int] = {}
    for row in rows:
        if not row["reports"].isdecimal() or not int(row["reports"]):
            raise row.wrong(f"{row['reports']!r} is not a count of reports")
        counts[row["word"]] = int(row["reports"])
    if _ALL not in counts:
        raise KnowledgeError(f"word_counts.tsv: no row «{_ALL}» that says how many reports were counted")
    return Rarity(counts.pop(_ALL), counts, plain)


@cache
def common_words() -> frozenset[str]:
    """Words too plain to tell one incident from another, folded and stemmed."""
    return frozenset(stem(fold(row["word"])) for row in table(_PACKAGE, "common_words.tsv", ("word", "source")))
