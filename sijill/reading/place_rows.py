"""Rows of places after a word for several: «في مناطق كذا وسر كذا، وكذا والحصن». Most of the names are nothing else; then the others are too.

Invariant: a row has three names or more, most of them strange or known; an ordinary word ends no row but at the end of its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sijill.arabic.verbs import is_verb
from sijill.reading.place_cues import Cues
from sijill.reading.place_strange import STRANGE
from sijill.reading.place_value import Draft
from sijill.reading.place_words import LIST, PLAIN, STOP, Words

_LEAST, _LONG, _LONGEST, _LEAST_LETTERS = 3, 5, 20, 3  # names of a row, and letters of a name
_LED = 5  # how many words may stand between «أحياء» and «منها»
_AROUND = frozenset({"prep", "side", "side_after", "near", "inside", "capital", "countryside", "border", "back_own"})


class _Item(NamedTuple):
    """Words `first` to `last` (half-open); `sure`: a place that is known, or a name that is nothing else; `new`: not found before."""

    first: int
    last: int
    sure: bool
    new: bool


def rows(words: Words, drafts: list[Draft], used: set[int], cues: Cues) -> Iterator[tuple[int, int, str]]:
    """First word, last word (half-open) and kind of the names in such rows that have not been found; `drafts`: those that have."""
    heads = [k for k in words.heads if "many" in words.roles(k)]
    if not heads:
        return
    known = {d.first: d for d in drafts}
    for k in heads:
        for start in _starts(words, k, cues):
            items = _row(words, start, known, used, cues)
            if _is_row(items):
                new = (i for i in items if i.new and used.isdisjoint(range(i.first, i.last)))
                yield from ((i.first, i.last, "place") for i in new)
                break


def _starts(words: Words, head: int, cues: Cues) -> Iterator[int]:
    """Where a row may begin after a word for several: with it, right after it, after «منها» a few words on."""
    yield head
    if head + 1 < len(words) and words.gaps[head + 1] == PLAIN:
        yield head + 1
    for k in range(head + 1, min(head + 1 + _LED, len(words) - 1)):
        if words.gaps[k] == STOP:
            return
        if words.forms[k] in cues.listed:
            yield k + 1


def _is_row(items: list[_Item]) -> bool:
    sure = sum(i.sure for i in items)
    return len(items) >= _LEAST and (5 * sure >= 3 * len(items) or (len(items) >= _LONG and 5 * sure >= 2 * len(items)))


def _row(words: Words, at: int, known: Mapping[int, Draft], used: set[int], cues: Cues) -> list[_Item]:
    """The names that follow one another from word `at`."""
    items: list[_Item] = []
    while len(items) < _LONGEST and (item := _item(words, at, known, used, cues, first=not items)) is not None:
        items.append(item)
        at = item.last
        if at >= len(words) or words.gaps[at] == STOP:
            return items
        at += words.forms[at] == "و"
    while items and not items[-1].sure:
        items.pop()
    return items


def _item(words: Words, k: int, known: Mapping[int, Draft], used: set[int], cues: Cues, *, first: bool) -> _Item | None:
    """The name at word k: of one that is found already, or of one or two words."""
    if k in known:
        return _Item(k, known[k].last, sure=True, new=False)
    form = words.forms[k] if k < len(words) else ""
    after_and = k > 0 and words.forms[k - 1] == "و"
    joined = form.startswith("و") and not first and not after_and
    if (
        k in used
        or not (first or joined or after_and or words.gaps[k] == LIST)
        or not _may_be_name(words, k, joined=joined, first=first, cues=cues)
    ):
        return None
    name = form[joined:]
    second = _second(words, k + 1, used, cues)
    if len(name) < _LEAST_LETTERS and not second:
        return None
    return _Item(k, k + 1 + second, sure=STRANGE[name], new=True)


def _may_be_name(words: Words, k: int, *, joined: bool, first: bool, cues: Cues) -> bool:
    """Whether word k is no word that goes on otherwise; an ordinary word may be a name where «و» or the article stands before it."""
    form, roles = words.forms[k], words.roles(k)
    around = not _AROUND.isdisjoint(roles) or ("back" in roles and not first)  # «منها: المطار وكذا» begins with a quarter of that name
    if not form.isalpha() or "many" in roles or k in words.countries or around:
        return False
    name = form[joined:]
    if name in cues.not_name or form in cues.not_name or (form.startswith("ف") and is_verb(form[1:])):  # «…، فقتلت»
        return False
    return STRANGE[form] or (name.startswith("ال") and not is_verb(name))


def _second(words: Words, k: int, used: set[int], cues: Cues) -> bool:
    """Whether word k is the second one of a name: another name of the row, or the end, follows it."""
    if k >= len(words) or k in used or words.gaps[k] != PLAIN or not words.tight[k] or words.forms[k].startswith("و"):
        return False
    form = words.forms[k]
    if not form.isalpha() or form in cues.not_name or not _AROUND.isdisjoint(words.roles(k)):
        return False
    if k + 1 >= len(words) or words.gaps[k + 1] != PLAIN:
        return STRANGE[form] or form in cues.name_tail
    return words.forms[k + 1].startswith("و") and STRANGE[words.forms[k + 1]]
