"""What one comparison of two tellings found.

Invariant: a score comes with what says it; that is put into words only where it is shown, for most comparisons never are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from sijill.linking.candidate import Candidate
from sijill.saying import Said, said_of

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Evidence(NamedTuple):
    """`score` in [-1, 1]; `key` and `filled`: what is said, as in sijill/saying/data/said.toml."""

    name: str
    score: float
    key: str
    filled: Mapping[str, Any] = _NOTHING

    @property
    def said(self) -> Said:
        return said_of(self.key, self.filled)


Comparison = Callable[[Candidate, Candidate], Evidence]


def nothing(name: str, key: str, filled: Mapping[str, Any] = _NOTHING) -> Evidence:
    return Evidence(name, 0.0, key, filled)


def strongest(found: Iterable[Evidence]) -> Evidence:
    """What speaks most for the two; of equals the one whose words come last, so that left and right may change places."""
    return _last(found, 1.0)


def weakest(found: Iterable[Evidence]) -> Evidence:
    """What speaks most against the two."""
    return _last(found, -1.0)


def _last(found: Iterable[Evidence], sign: float) -> Evidence:
    listed = list(found)
    if len(listed) == 1:
        return listed[0]
    most = max(sign * e.score for e in listed)
    equals = [e for e in listed if sign * e.score == most]
    return equals[0] if len(equals) == 1 else max(equals, key=lambda e: repr(e.said))


def in_order(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The same two, whichever is the left one."""
    return (one, other) if sorted(one) <= sorted(other) else (other, one)
