"""How a folded word may be split into what is written onto it and a word: «وبالجنود» is و + ب + ال + جنود.

Invariant: what is told comes in order, the fewest letters off first, and no word twice; what is left has two letters at least.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_CONJUNCTIONS, _PREPOSITIONS, _ARTICLE = "وف", "بلك", "ال"


class Split(NamedTuple):
    """`article`: «ال», or the «ل» that is left of it after the preposition «ل» («للجنود»). Of a part that is not there, nothing."""

    conjunction: str
    preposition: str
    article: str
    word: str


def splits(form: str) -> Iterator[Split]:
    """Ways to take proclitics off a folded form. Whether what is left is a word, the caller knows."""
    tried: set[str] = set()
    for conjunction in ("", form[0]) if form[0] in _CONJUNCTIONS else ("",):
        rest = form[len(conjunction) :]
        for preposition in ("", rest[0]) if rest[:1] and rest[0] in _PREPOSITIONS else ("",):
            bare = rest[len(preposition) :]
            article = _ARTICLE if bare.startswith(_ARTICLE) else "ل" if preposition == "ل" and bare.startswith("ل") else ""
            for taken in ("", article) if article else ("",):
                word = bare[len(taken) :]
                if len(word) > 1 and word not in tried:
                    tried.add(word)
                    yield Split(conjunction, preposition, taken, word)
