"""What stands around a number: the phrases that bound it, «others», the unit of a percentage, the word counted.

Invariant: reads a neighbourhood of a few tokens and never crosses a sentence end or another number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sijill.arabic.by_form import ByForm
from sijill.arabic.number_lexicon import Bound, Effect, beside, bounds
from sijill.arabic.text import Text

_STOPS = frozenset({".", "!", "?", "؟", "؛", ":", "،", ",", "\n", "…", "(", ")", "|"})
_CLITICS = frozenset({"", "و", "ب", "ل", "ف", "ك", "وب", "ول", "فب", "وك"})
# «قرابة الـ15»: the article stands alone before digits, as do one-letter prefixes
_BETWEEN = frozenset(("ال", "ب", "ل", "»", '"', "“", "«", "”", "'", "ـ"))
_WHAT = frozenset(("مما", "بما", "وما"))
_AFTER_REACH, _OTHERS_REACH = 4, 3


class Surroundings(NamedTuple):
    """`first`, `last`: tokens from the first bounding word to the last; `noun`: the token counted."""

    effects: tuple[Effect, ...]
    others: bool
    first: int
    last: int
    noun: int | None


@dataclass(frozen=True, slots=True)
class _Before:
    """Of a word before a number: the bounds that end in it (its conjunction and preposition cut off), longest first; and by
    their length the bounds with «*» for their last word that it is the first word of."""

    ending: tuple[Bound, ...]
    opening: tuple[tuple[int, tuple[Bound, ...]], ...]


@dataclass(frozen=True, slots=True)
class _After:
    """Of a word after a number: the bounds it begins, whether it is «others», whether a bound or «others» may not lie beyond
    it, and whether it is a word joined by «و»."""

    bounds: tuple[Bound, ...]
    others: bool
    stops: bool
    joined: bool


def _tell_before(form: str) -> _Before:
    known = bounds("before")
    candidates = [form, *sorted(form[len(c) :] for c in _CLITICS if c and form.startswith(c))]
    ending = sorted((b for c in candidates for b in known.get(c, ())), key=lambda b: -len(b.words))
    opening: dict[int, tuple[Bound, ...]] = {}
    for bound in known.get("*", ()):
        if _heads(bound, form):
            opening[len(bound.words)] = (*opening.get(len(bound.words), ()), bound)
    return _Before(tuple(ending), tuple(opening.items()))


def _heads(bound: Bound, head: str) -> bool:
    """Whether the word is the bound's first one, with or without clitics."""
    word = bound.words[0]
    return (head.endswith(word) and head[: len(head) - len(word)] in _CLITICS) or (word == "ما" and head in _WHAT)


def _tell_after(form: str) -> _After:
    joined = form.startswith("و") and len(form) > 3
    return _After(bounds("after").get(form, ()), form in beside("others"), joined or form in _STOPS or form[0].isdigit(), joined)


_BEFORE, _AFTER = ByForm(_tell_before), ByForm(_tell_after)


class Context:
    """Looks around the numbers of one text."""

    def __init__(self, text: Text) -> None:
        self.forms, self.gaps = text.forms, text.gaps

    def around(self, first: int, last: int, *, joined: bool = False) -> Surroundings:
        """What bounds the number over tokens `first` to `last`; nothing before «و» bounds a number joined by it."""
        effects: list[Effect] = []
        reach_first, reach_last = first, last
        before = None if joined or first == 0 else self._before(first)
        if before is not None:
            effects.append(before[0])
            reach_first = before[1]
            again = None if reach_first == 0 or self.forms[reach_first].startswith("و") else self._before(reach_first)
            if again is not None:
                effects.append(again[0])
                reach_first = again[1]
        after, others = self._following(last)
        if after is not None:
            effects.append(after[0])
            reach_last = after[1]
        end = max(reach_last, others or last)
        return tuple.__new__(Surroundings, (tuple(effects), others is not None, reach_first, end, self._noun(last)))

    def percent(self, last: int) -> int | None:
        """The token after «بالمئة» or «%» at `last`, else `None`."""
        if last >= len(self.forms):
            return None
        for words in _percents().get(self.forms[last], ()):
            if tuple(self.forms[last : last + len(words)]) == words:
                return last + len(words)
        return None

    def _before(self, first: int) -> tuple[Effect, int] | None:
        forms = self.forms
        if forms[first - 1] in _BETWEEN and first > 1:
            first -= 1
        for bound in _BEFORE[forms[first - 1]].ending:
            if self._fits_before(bound, first):
                return bound.effect, first - len(bound.words)
        for width in _widths():
            if width > first:
                continue
            for length, listed in _BEFORE[forms[first - width]].opening:
                for bound in listed if length == width else ():
                    if self._fits_before(bound, first):
                        return bound.effect, first - width
        return None

    def _fits_before(self, bound: Bound, first: int) -> bool:
        words, forms = bound.words, self.forms
        start = first - len(words)
        if start < 0:
            return False
        for k in range(len(words) - 1, 0, -1):  # from the last: nine in ten of those that are asked end there
            if words[k] != forms[start + k] and not (words[k] == "*" and forms[start + k][0].isalpha()):
                return False
        return _heads(bound, forms[start])

    def _following(self, last: int) -> tuple[tuple[Effect, int] | None, int | None]:
        """The bound after a number and the token after it; the token after «others»."""
        forms, gaps, after, others = self.forms, self.gaps, None, None
        for i in range(last, min(last + _AFTER_REACH, len(forms))):
            told = _AFTER[forms[i]]
            if i > last and (told.joined or "\n" in gaps[i]):  # past a word joined by «و», or the line, no bound lies
                break
            if after is None:
                for bound in told.bounds:
                    if tuple(forms[i : i + len(bound.words)]) == bound.words:
                        after = bound.effect, i + len(bound.words)
                        break
            if told.others and others is None and i < last + _OTHERS_REACH:
                others = i + 1
            if told.stops:
                break
        return after, others

    def _noun(self, last: int) -> int | None:
        form = self.forms[last] if last < len(self.forms) else ""
        return last if len(form) > 2 and form[0].isalpha() else None


@cache
def _percents() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases for «per cent» by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(phrase.split()) for phrase in beside("percent")):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@cache
def _widths() -> tuple[int, ...]:
    """How many words the bounds have whose last word is «*», the longest first as they are listed."""
    return tuple(dict.fromkeys(len(b.words) for b in bounds("before").get("*", ())))
