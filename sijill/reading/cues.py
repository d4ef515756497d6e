"""Cue words by role, from a table, and whether they stand at a token.

Invariant: a cue is one or more whole words; a leading «و ف» is not part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from sijill.arabic.by_form import Marks
from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.arabic.kept import kept

#: The words of a cue, folded.
Cue = tuple[str, ...]
Role = TypeVar("Role")


class CueTable(Generic[Role]):
    """The cues of each role, folded; `read` gives roles and words, and is called when a cue is first asked for."""

    def __init__(self, read: Callable[[], Iterable[tuple[Role, str]]]) -> None:
        self._read = read

    @kept
    def _by_role(self) -> Mapping[Role, frozenset[Cue]]:
        found: dict[Role, set[Cue]] = {}
        for role, words in self._read():
            found.setdefault(role, set()).add(tuple(fold(words).split()))
        return {role: frozenset(cues) for role, cues in found.items()}

    def __getitem__(self, role: Role) -> frozenset[Cue]:
        return self._by_role[role]

    def __iter__(self) -> Iterator[Role]:
        return iter(self._by_role)

    @kept
    def _single(self) -> Mapping[Role, frozenset[str]]:
        return {role: frozenset(cue[0] for cue in cues if len(cue) == 1) for role, cues in self._by_role.items()}

    def words(self, role: Role) -> frozenset[str]:
        """The cues of a role that are one word."""
        return self._single[role]

    def of(self, *roles: Role) -> Mapping[Role, frozenset[Cue]]:
        """The cues of these roles; without any, of all."""
        return {role: self[role] for role in roles or self}

    def marks(self, *roles: Role) -> Marks[frozenset[Role]]:
        """Of each form, which of these roles (without any, of all) it may begin a cue of: most forms begin none."""
        first = Beginnings(lambda: self.of(*roles))
        return Marks(first.begun)


class Beginnings(Generic[Role]):
    """By first word, the roles whose cues may begin with it; the cues are asked for when they are first needed."""

    def __init__(self, cues: Callable[[], Mapping[Role, Iterable[Cue]]]) -> None:
        self._cues = cues

    @kept
    def _by_word(self) -> Mapping[str, frozenset[Role]]:
        found: dict[str, set[Role]] = {}
        for role, listed in self._cues().items():
            for words in listed:
                found.setdefault(words[0], set()).add(role)
        return {word: frozenset(roles) for word, roles in found.items()}

    def alone(self, form: str) -> frozenset[Role]:
        """The roles of the cues that can stand at the word as it is."""
        return self._by_word.get(form, frozenset())

    def begun(self, form: str) -> frozenset[Role]:
        """The roles of the cues that can stand at the word, with «و» or «ف» before them too: mostly none can."""
        return self.alone(form) | self.alone(plain(form))


def cue_table(name: str, columns: Sequence[str] = ("role", "words", "source")) -> CueTable[str]:
    """The cues of `data/NAME` beside this package, whose columns `role` and `words` there must be."""
    return CueTable(lambda: ((row["role"], row["words"]) for row in table("sijill.reading", name, columns)))


def plain(form: str) -> str:
    """Without a leading «و» or «ف»: «وكانت» and «كانت» are one cue."""
    return form[1:] if len(form) > 3 and form[0] in "وف" else form


def cue_at(cues: frozenset[Cue], forms: Sequence[str], at: int, end: int) -> Cue | None:
    """The longest cue whose words are the tokens from `at` on, before `end`. Ask at tokens of which marks say that one may begin."""
    best: Cue | None = None
    for width in (3, 2, 1):
        if at + width > end:
            continue
        words = tuple(forms[at : at + width])
        for tried in (words, (plain(words[0]), *words[1:])):
            if tried in cues and (best is None or len(tried) > len(best)):
                best = tried
    return best
