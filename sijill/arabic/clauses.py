"""Where a clause begins inside a sentence.

Invariant: a cut is made only before words that open a clause of their own: connectives (data/clause_openers.tsv), and,
after a comma or semicolon, a verb (data/verbs.tsv) with or without «و» and «ف». Commas alone cut nothing: what stands
between two («شنت، مساء أمس، غارات») mostly belongs to the clause around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sijill.arabic.datafile import rows
from sijill.arabic.fold import fold
from sijill.arabic.verbs import is_verb

_COMMAS = frozenset("،,؛;–—")
_PARTICLES = frozenset(fold(w) for w in ("قد", "لقد", "كان", "كانت"))


def openings(forms: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Indices of the tokens, after `first` and before `last`, that a clause begins with; `forms` are folded."""
    for i in range(first + 1, last):
        if forms[i - 1] in "؛;" and forms[i] not in _COMMAS:
            yield i
        elif forms[i - 1] in _COMMAS:
            if _opens(forms, i, last, after_comma=True) or _verb_begins(forms[i]):
                yield i
        elif _opens(forms, i, last, after_comma=False):
            yield i


def _opens(forms: Sequence[str], i: int, last: int, *, after_comma: bool) -> bool:
    """Whether a connective stands at `i`; with «و» or «ف» before it too."""
    form = forms[i]
    for word in (form, form[1:] if form[0] in "وف" else ""):
        for rest, needs_comma in _openers().get(word, ()):
            if (after_comma or not needs_comma) and tuple(forms[i + 1 : min(last, i + 1 + len(rest))]) == rest:
                return True
    return False


def _verb_begins(form: str) -> bool:
    return is_verb(form) or (form[0] in "وف" and (is_verb(form[1:]) or form[1:] in _PARTICLES)) or form in _PARTICLES


@cache
def _openers() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """First word → (the words after it, whether a comma must stand before)."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for row in rows("clause_openers.tsv", ("phrase", "after", "gloss", "source")):
        first, *rest = fold(row["phrase"]).split()
        found.setdefault(first, []).append((tuple(rest), row["after"] == "comma"))
    return found
