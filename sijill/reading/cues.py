"""Cue words by role, from a table, and whether they stand at a token.

Invariant: a cue is one or more whole words; a leading «و ف» is not part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sijill.arabic.fold import fold

Cues = dict[str, frozenset[tuple[str, ...]]]
Role = TypeVar("Role")


def by_role(rows: Iterable[tuple[str, str]]) -> Cues:
    """(role, words) pairs to the cues of each role, folded."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for role, words in rows:
        found.setdefault(role, set()).add(tuple(fold(words).split()))
    return {role: frozenset(words) for role, words in found.items()}


def plain(form: str) -> str:
    """Without a leading «و» or «ف»: «وكانت» and «كانت» are one cue."""
    return form[1:] if len(form) > 3 and form[0] in "وف" else form


def beginnings(cues: Mapping[Role, Iterable[tuple[str, ...]]]) -> Mapping[str, frozenset[Role]]:
    """By first word, the roles whose cues may begin with it."""
    found: dict[str, set[Role]] = {}
    for role, listed in cues.items():
        for words in listed:
            found.setdefault(words[0], set()).add(role)
    return {word: frozenset(roles) for word, roles in found.items()}


def begun(first: Mapping[str, frozenset[Role]], form: str) -> frozenset[Role]:
    """Of `beginnings`, the roles of the cues that can stand at the word: mostly none can."""
    return first.get(form, frozenset()) | first.get(plain(form), frozenset())


def cue_at(cues: frozenset[tuple[str, ...]], forms: Sequence[str], at: int, end: int) -> tuple[str, ...] | None:
    """The longest cue whose words are the tokens from `at` on, before `end`. Ask at tokens of which `begun` says that one may."""
    best: tuple[str, ...] | None = None
    for width in (3, 2, 1):
        if at + width > end:
            continue
        words = tuple(forms[at : at + width])
        for tried in (words, (plain(words[0]), *words[1:])):
            if tried in cues and (best is None or len(tried) > len(best)):
                best = tried
    return best
