"""Cue words by role, from a table, and whether they stand at a token.

Invariant: a cue is one or more whole words; a leading «و ف» is not part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sijill.arabic.fold import fold

Cues = dict[str, frozenset[tuple[str, ...]]]


def by_role(rows: Iterable[tuple[str, str]]) -> Cues:
    """(role, words) pairs to the cues of each role, folded."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for role, words in rows:
        found.setdefault(role, set()).add(tuple(fold(words).split()))
    return {role: frozenset(words) for role, words in found.items()}


def plain(form: str) -> str:
    """Without a leading «و» or «ف»: «وكانت» and «كانت» are one cue."""
    return form[1:] if len(form) > 3 and form[0] in "وف" else form


@lru_cache(maxsize=256)
def _first_words(cues: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(words[0] for words in cues if words)


def may_begin(cues: frozenset[tuple[str, ...]], form: str) -> bool:
    """Whether one of the cues can stand at the word: mostly none can."""
    first = _first_words(cues)
    return form in first or plain(form) in first


def cue_at(cues: frozenset[tuple[str, ...]], forms: Sequence[str], at: int, end: int) -> tuple[str, ...] | None:
    """The longest cue whose words are the tokens from `at` on, before `end`."""
    if at >= end or not may_begin(cues, forms[at]):
        return None
    best: tuple[str, ...] | None = None
    for width in (3, 2, 1):
        if at + width > end:
            continue
        words = tuple(forms[at : at + width])
        for tried in (words, (plain(words[0]), *words[1:])):
            if tried in cues and (best is None or len(tried) > len(best)):
                best = tried
    return best
