"""Whether those to whom an incident is laid shut each other out: «طائرات روسية» (Russian aircraft) in one report, «قوات النظام» (the
regime's forces) in another.

Invariant: sides of which one telling says that they did it together («قوات النظام وروسيا», the regime's forces and Russia; «بدعم من
التحالف», with the coalition's support) are no rivals, in whatever other tellings one of them stands alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.model import Actor, Claim, Span, Telling

_OR = "او"
#: So near must the two names be for the word between them to part them: «الجيش السوري أو قوات التحالف».
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Laid:
    """One side that a telling lays the incident to: the words that name it, and who says so."""

    side: str
    spans: tuple[Span, ...]
    by: frozenset[tuple[str, ...]]


def rivals(told: Sequence[tuple[Telling, str]], sides: frozenset[str]) -> frozenset[str]:
    """The sides where some are blamed in others' stead, none where all that is said goes together. `told`: tellings, each with its
    report's text; `sides`: of the incident's initiators, once those who are one are laid together."""
    laid = [([one for one in _laid(telling) if one.side in sides], text) for telling, text in told]
    together = set(_allied(sides))
    instead: set[frozenset[str]] = set()
    for some, text in laid:
        for left, right in combinations(some, 2):
            (instead if _instead(left, right, text) else together).add(frozenset((left.side, right.side)))
    return sides if instead - together or len(_groups(sides, together)) > 1 else frozenset()


def _laid(telling: Telling) -> Iterator[_Laid]:
    for claim in telling.of("initiator"):
        if isinstance(claim.value, Actor) and claim.value.side is not None and not _denied(claim, telling):
            yield _Laid(claim.value.side, claim.spans, frozenset(a.names for a in claim.attributions))


def _denied(claim: Claim, telling: Telling) -> bool:
    return claim.factuality == "denied" != telling.factuality


def _instead(left: _Laid, right: _Laid, text: str) -> bool:
    """Within one telling: whoever says the one does not say the other, or «أو» (or) stands between them."""
    if left.side == right.side:
        return False
    apart = bool(left.by) and bool(right.by) and left.by.isdisjoint(right.by)
    return apart or any(_OR in fold(between).split() for between in _between(left, right, text))


def _between(left: _Laid, right: _Laid, text: str) -> Iterator[str]:
    for one in left.spans:
        for other in right.spans:
            gap = text[min(one.end, other.end) : max(one.start, other.start)]
            if 0 < len(gap) <= _NEAR:
                yield gap


def _groups(sides: frozenset[str], together: Collection[frozenset[str]]) -> list[set[str]]:
    """What hangs together by those that do it together."""
    groups = [{side} for side in sides]
    for pair in together:
        joined = [g for g in groups if not g.isdisjoint(pair)]
        groups = [g for g in groups if g not in joined] + [set[str]().union(*joined)]
    return groups


def _allied(sides: frozenset[str]) -> Iterator[frozenset[str]]:
    return (pair for pair in _parts() if pair <= sides)


@cache
def _parts() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row["side"], row["of"])) for row in table("sijill.register", "allied_sides.tsv", ("side", "of", "source")))
