"""What one comparison of two tellings found.

Invariant: a score comes with the sentence that says it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sijill.linking.candidate import Candidate


@dataclass(frozen=True, slots=True)
class Evidence:
    """`score` in [-1, 1]; `sentence` fit to show to a user."""

    name: str
    score: float
    sentence: str


Comparison = Callable[[Candidate, Candidate], Evidence]


def nothing(name: str, why: str) -> Evidence:
    return Evidence(name, 0.0, why)
