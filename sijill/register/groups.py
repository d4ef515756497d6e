"""Tolls told group by group: who is among whom, and how many people there are between them.

Invariant: people are counted twice nowhere: a woman is no child and no fighter, and one name is one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.linking import groups_of, is_narrow, names_of
from sijill.register.incident import SaidToll


def is_part(said: SaidToll) -> bool:
    """Whether a toll is of some of those who came to the harm: a subset, a group («طفلان», two children), someone by name."""
    return said.part_of is not None or is_narrow(said.who)


def is_one_by_name(said: SaidToll) -> bool:
    """Whether it is of someone by name: one of the dead, whoever else there is."""
    return said.low == said.high == 1 and bool(names_of(said.who))


def people_told_of(said: Sequence[SaidToll]) -> int:
    """At least how many people all tolls of one harm speak of: the most of each group, for no one is of two; and as many as
    there are names."""
    most: dict[str, int] = {}
    for one in said:
        groups = groups_of(one.who)
        for group in groups:
            most[group] = max(most.get(group, 0), (one.low or 0) if len(groups) == 1 else 1)
    return max(sum(most.values()), _named(said))


@cache
def _own_words() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("sijill.register", "his_own.tsv", ("word", "source")))


def one_with_his_own(said: Sequence[SaidToll]) -> int:
    """How many someone and his own are together: of «مقتله مع اثنين من أبنائه» (his death, with two of his sons) the sons are two, and
    he is none of them. 0 where no one is told of so."""
    own = [s for s in said if not _own_words().isdisjoint(word.removeprefix("و") for word in fold(s.who or "").split()[:1])]
    one = [s for s in said if s.low == s.high == 1 and s not in own]
    return 1 + max(s.low or 0 for s in own) if own and one else 0


@cache
def _sides() -> Mapping[str, str]:
    return {fold(row["word"]): row["side"] for row in table("sijill.register", "sides.tsv", ("word", "side", "source"))}


def side_of(who: str | None) -> str | None:
    """On which side those of a toll are: «14 مسلحا» (14 gunmen) are no soldiers and no civilians. `None`: on none that can be told."""
    words = (word for one in fold(who or "").split() for word in (one, one.removeprefix("و")))
    sides = {_sides()[word] for word in words if word in _sides()}
    return next(iter(sides)) if len(sides) == 1 else None


def most_by_side(said: Iterable[SaidToll]) -> int:
    """At least how many people plain figures speak of whose sides can be told: the most of each."""
    most: dict[str, int] = {}
    for one in said:
        side = side_of(one.who)
        if side is not None:
            most[side] = max(most.get(side, 0), one.low or 0)
    return sum(most.values())


def _named(said: Iterable[SaidToll]) -> int:
    """People of different names: two that share a word may be one."""
    people: list[frozenset[str]] = []
    for one in sorted(said, key=lambda s: s.claim_id):
        names = names_of(one.who) if one.low == one.high == 1 else frozenset[str]()
        if names and not any(names & other for other in people):
            people.append(names)
    return len(people)
