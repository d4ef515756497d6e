"""Quotations: stretches of a text between quotation marks of any make, nested ones too.

Invariant: quotations come by their beginning and are disjoint or nested, never crossing, and none leaves its paragraph.
One that nothing closes ends with the paragraph and says so (`closed` False); a mark that closes nothing is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_MARK = re.compile("<<|>>|[«»“”„‹›‘’\"″'`]|\n+")
# Marks of one family close one another: “ … ”, ” … “ and “ … " are all typed.
_FAMILY = {**dict.fromkeys(("«", "»", "<<", ">>"), "angle"), **dict.fromkeys("‹›", "small angle"),
           **dict.fromkeys("“”„\"″", "double"), **dict.fromkeys("‘’'`", "single")}  # fmt: skip
_ALWAYS_OPENS, _ALWAYS_CLOSES = frozenset(("«", "<<", "„", "‹")), frozenset(("»", ">>", "›"))
_Turn = Literal["opens", "closes", "either"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Half-open offsets of the words between the marks, in the text that was searched; `depth` is 0 for an outermost one."""

    start: int
    end: int
    depth: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Open:
    family: str
    start: int


def quotations(text: str) -> list[Quotation]:
    """Every quotation of a text, raw or folded, by its beginning; those without words are left out."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    for mark in _MARK.finditer(text):
        sign, at = mark.group(), mark.start()
        if sign[0] == "\n":
            _close_down_to(found, stack, 0, at)
            continue
        family = _FAMILY[sign]
        if family == "single" and _apostrophe(text, at):
            continue
        turn = _turn(text, at, sign)
        level = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].family == family), None)
        if level is None and stack and sign in _ALWAYS_CLOSES:
            level = len(stack) - 1  # opened with another make: "القصف»
        if turn == "opens" or (turn == "either" and level is None):
            stack.append(_Open(family, mark.end()))
        elif level is not None:
            _close_down_to(found, stack, level + 1, at)
            found.append(Quotation(stack.pop().start, at, len(stack)))
    _close_down_to(found, stack, 0, len(text))
    return sorted((q for q in found if text[q.start : q.end].strip()), key=lambda q: (q.start, q.depth))


def innermost(quotes: Sequence[Quotation], offset: int) -> Quotation | None:
    """The innermost quotation that holds `offset`; `None` outside all of them."""
    return max((q for q in quotes if q.start <= offset < q.end), key=lambda q: q.depth, default=None)


def _close_down_to(found: list[Quotation], stack: list[_Open], level: int, at: int) -> None:
    """End, as not closed, what is open at `level` and deeper."""
    while len(stack) > level:
        found.append(Quotation(stack.pop().start, at, len(stack), closed=False))


def _turn(text: str, at: int, sign: str) -> _Turn:
    """What a mark does where it stands: its make decides, else whether it leans on the word after it or before it."""
    if sign in _ALWAYS_OPENS:
        return "opens"
    if sign in _ALWAYS_CLOSES:
        return "closes"
    leans_back = at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([{:،,-–"
    leans_on = at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] not in ")]}.،,؛:!؟?…"
    if leans_back == leans_on:
        return "opens" if sign in "“‘" else "either"
    return "opens" if leans_on else "closes"


def _apostrophe(text: str, at: int) -> bool:
    """A mark inside a word or a number: «Türkiye’de», «5'30»."""
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
