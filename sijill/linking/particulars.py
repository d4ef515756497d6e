"""Who was hit, and what: the particulars by which one incident is told from the next.

Invariant: read from the telling's own words, with lists that say where each word comes from; of names nothing is kept but
the words as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.linking.rarity import rarity
from sijill.linking.stems import stem, stems

_PREFIXES = "بلوفك"


@cache
def _listed(name: str, column: str) -> Mapping[str, str]:
    rows = table("sijill.linking", name, ("word", column, "source"))
    return {stem(fold(row["word"])): row[column] for row in rows}


def _found(words: Iterable[str], known: Mapping[str, str]) -> frozenset[str]:
    """What the words stand for, those with a preposition joined on («بسوق», in a market) too."""
    return frozenset(known[w] for word in words for w in (word, word[1:]) if w in known and (w is word or word[0] in _PREFIXES))


def objects(words: Iterable[str]) -> frozenset[str]:
    """Things that are said to be hit, by their kind: «سوق» (market), «منازل» (houses)."""
    return _found(words, _listed("objects.tsv", "object"))


def people(words: Iterable[str]) -> frozenset[str]:
    """Groups that a toll is told by: «طفلان وامرأة» (two children and a woman) are children and women."""
    return _found(words, _listed("people.tsv", "group"))


def names(words: Sequence[str], places: Collection[str]) -> Iterator[str]:
    """Pairs of neighbouring words of which one at least is rare: what a person is known by is among them."""
    known, common = rarity(), _listed("people.tsv", "group").keys() | _listed("objects.tsv", "object").keys()
    for first, second in pairwise(words):
        if not {first, second} & common and not {first, second} & set(places) and (known.is_rare(first) or known.is_rare(second)):
            yield f"{first} {second}"


def groups_of(who: str | None) -> frozenset[str]:
    """The groups in a toll's own words."""
    return people(word for _, word in stems(fold(who or "")))


def names_of(who: str | None) -> frozenset[str]:
    """The rare words in a toll's own words: «الشاب ورد الخطيبي» (the young man Ward al-Khatibi) is told by name."""
    return frozenset(word for _, word in stems(fold(who or "")) if rarity().is_rare(word) and word not in _listed("people.tsv", "group"))


def is_narrow(who: str | None) -> bool:
    """Whether a toll is of some among those who were hit and not of all: of a group («طفلان»), or of someone by name."""
    return bool(groups_of(who) or names_of(who))


@cache
def _weekdays() -> tuple[re.Pattern[str], Mapping[str, int]]:
    rows = table("sijill.arabic", "days.tsv", ("form", "weekday", "stands", "source"))
    known = {fold(row["form"]): int(row["weekday"]) for row in rows if row["stands"] == "free"}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(known, key=len, reverse=True))})(?!\w)"), known


def weekdays(folded: str) -> Iterator[int]:
    """Weekdays that a folded text names with their article: «الأحد» (Sunday), not «أحد» (someone)."""
    found, known = _weekdays()
    return (known[match.group()] for match in found.finditer(folded))
