"""Where a clause begins inside a sentence.

Invariant: a cut is made only before words that open a clause of their own: connectives (data/clause_openers.tsv), and,
after a comma or semicolon, a verb (data/verbs.tsv) with or without «و» and «ف». Commas alone cut nothing: what stands
between two («شنت، مساء أمس، غارات») mostly belongs to the clause around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sijill.arabic.by_form import Marks
from sijill.arabic.datafile import rows
from sijill.arabic.fold import fold
from sijill.arabic.verbs import is_verb

_COMMAS = frozenset("،,؛;–—")
_SEMICOLONS = frozenset("؛;")
_PARTICLES = frozenset(fold(w) for w in ("قد", "لقد", "كان", "كانت"))
#: The words after a connective's first, and whether a comma must stand before.
_Connective = tuple[tuple[str, ...], bool]


class Opening(NamedTuple):
    """How a form may open a clause: what the connectives that it begins go on with; as a verb; or, a semicolon, right before one."""

    connectives: tuple[_Connective, ...]
    verb: bool
    semicolon: bool


def _tell(form: str) -> Opening | None:
    openers = _openers()
    connectives = (*openers.get(form, ()), *(openers.get(form[1:], ()) if form[0] in "وف" else ()))  # «و» or «ف» may stand before
    told = Opening(connectives, _verb_begins(form), form in _SEMICOLONS)
    return told if any(told) else None


MAY_OPEN = Marks(_tell)


def openings(forms: Sequence[str], marks: Sequence[tuple[int, Opening]], first: int, last: int) -> Iterator[int]:
    """Indices of the tokens, after `first` and before `last`, that a clause begins with; `forms` are folded, `marks` what
    `MAY_OPEN` tells of them."""
    for i, told in marks[bisect_left(marks, (first,)) : bisect_left(marks, (last,))]:
        if told.semicolon:
            if i + 1 < last and forms[i + 1] not in _COMMAS:
                yield i + 1
        elif i > first and forms[i - 1] not in _SEMICOLONS and _opens(forms, i, last, told):
            yield i


def _opens(forms: Sequence[str], i: int, last: int, told: Opening) -> bool:
    after_comma = forms[i - 1] in _COMMAS
    if after_comma and told.verb:
        return True
    return any(
        (after_comma or not needs_comma) and tuple(forms[i + 1 : min(last, i + 1 + len(rest))]) == rest
        for rest, needs_comma in told.connectives
    )


def _verb_begins(form: str) -> bool:
    return is_verb(form) or (form[0] in "وف" and (is_verb(form[1:]) or form[1:] in _PARTICLES)) or form in _PARTICLES


@cache
def _openers() -> dict[str, list[_Connective]]:
    """The connectives by their first words."""
    found: dict[str, list[_Connective]] = {}
    for row in rows("clause_openers.tsv", ("phrase", "after", "gloss", "source")):
        first, *rest = fold(row["phrase"]).split()
        found.setdefault(first, []).append((tuple(rest), row["after"] == "comma"))
    return found
