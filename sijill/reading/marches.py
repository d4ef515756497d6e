"""Whether «مسيرة» is a march, a drone or a channel's name, by the words around it.

Invariant: the vowel sign on «مسيّرة» decides; else the word before it, the words after it, those further before; at last «بـ»,
"by means of", or a figure before it. Where none says anything, nothing is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, cast, get_args

from sijill.arabic.datafile import table
from sijill.arabic.text import Text

MarchOrDrone = Literal["march", "drone", "name"]
Where = Literal["next", "after", "before"]

#: Forms as they are folded, in means.tsv too.
_FORMS = re.compile("مسير(?:ه|ات|تان|تين)")
_SHADDA = "\u0651"
_NAME, _COLUMNS = "march_or_drone.tsv", ("word", "where", "tells", "gloss", "source")
_AFTER, _BEFORE = 2, 8  # words
_PARTING = frozenset("،,؛;:.!?؟…()[]-–—")
_PROCLITICS = ("بال", "لل", "ال", "ب", "ل")
_BY = "ب"


@cache
def _words() -> dict[Where, dict[str, MarchOrDrone]]:
    found: dict[Where, dict[str, MarchOrDrone]] = {where: {} for where in get_args(Where)}
    for row in table("sijill.reading", _NAME, _COLUMNS):
        if row["where"] not in get_args(Where) or row["tells"] not in get_args(MarchOrDrone):
            raise row.wrong(f"where is one of {get_args(Where)}, tells one of {get_args(MarchOrDrone)}")
        found[cast("Where", row["where"])].setdefault(row["word"], cast("MarchOrDrone", row["tells"]))
    return found


def may_be_drone(form: str) -> bool:
    """Whether the form is one that only the words around it tell apart."""
    return _FORMS.fullmatch(form) is not None


def march_or_drone(text: Text, start: int, end: int) -> MarchOrDrone | None:
    """What the word at folded `[start, end)`, without its proclitics, is; `None` where nothing says it."""
    if _SHADDA in text.map.span(start, end).of(text.raw):
        return "drone"
    at = text.token_at(start)
    before = list(_run(text, range(at - 1, max(-1, at - 1 - _BEFORE), -1)))
    after = _run(text, range(at + 1, min(len(text.forms), at + 1 + _AFTER)))
    told = _first(before[:1], "next") or _first(after, "after") or _first(before, "before")
    return told or _by_itself(before, text.folded[text.starts[at] : start])


def _by_itself(before: list[str], proclitics: str) -> MarchOrDrone | None:
    """«بمسيرات», "with drones"; «12 مسيرة»: marches are seldom counted."""
    return "drone" if _BY in proclitics or (before and before[0].isdigit()) else None


def _run(text: Text, tokens: Iterable[int]) -> Iterator[str]:
    """The forms of these tokens up to a sign that parts clauses."""
    for i in tokens:
        if text.forms[i] in _PARTING:
            return
        yield text.forms[i]


def _first(forms: Iterable[str], where: Where) -> MarchOrDrone | None:
    """What the first of the words that says anything says."""
    words = _words()[where]
    told = (words[stem] for form in forms for stem in _stems(form) if stem in words)
    return next(told, None)


def _stems(form: str) -> Iterator[str]:
    """The form, and what is left of it without «و» or «ف», a preposition and the article."""
    for word in (form, form[1:]) if form[:1] in ("و", "ف") else (form,):
        yield word
        yield from (word.removeprefix(letters) for letters in _PROCLITICS if word.startswith(letters))
