"""What stands around a number: the phrases that bound it, «others», the unit of a percentage, the word counted.

Invariant: reads a neighbourhood of a few tokens and never crosses a sentence end or another number.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.arabic.number_lexicon import Bound, Effect, bounds
from sijill.arabic.text import Text

_OTHERS = frozenset({"اخر", "اخري", "اخرين", "اخرون", "اخران", "اخرتان", "اخرتين", "اخريات", "اخريان", "الاخرين", "الاخرون"})
_PERCENT = (("%",), ("٪",), ("بالميه",), ("بالمايه",), ("في", "الميه"), ("في", "المايه"), ("بالمءه",), ("ب", "الميه"), ("بالماءه",))
_PERCENT_FIRST = frozenset(words[0] for words in _PERCENT)
_STOPS = frozenset({".", "!", "?", "؟", "؛", ":", "،", ",", "\n", "…", "(", ")", "|"})
_CLITICS = frozenset({"", "و", "ب", "ل", "ف", "ك", "وب", "ول", "فب", "وك"})
_AFTER_REACH, _OTHERS_REACH = 4, 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`first`, `last`: tokens from the first bounding word to the last; `noun`: the token counted."""

    effects: tuple[Effect, ...]
    others: bool
    first: int
    last: int
    noun: int | None


class Context:
    """Looks around the numbers of one text."""

    def __init__(self, text: Text) -> None:
        self.text, self.tokens = text, text.tokens

    def around(self, first: int, last: int, *, joined: bool = False) -> Surroundings:
        """What bounds the number over tokens `first` to `last`; nothing before «و» bounds a number joined by it."""
        effects: list[Effect] = []
        reach_first, reach_last = first, last
        before = None if joined else self._before(first)
        if before is not None:
            effects.append(before[0])
            reach_first = before[1]
            again = None if self.tokens[reach_first].form.startswith("و") else self._before(reach_first)
            if again is not None:
                effects.append(again[0])
                reach_first = again[1]
        after = self._after(last)
        if after is not None:
            effects.append(after[0])
            reach_last = after[1]
        others = self._others(last)
        return Surroundings(tuple(effects), others is not None, reach_first, max(reach_last, others or last), self._noun(last))

    def percent(self, last: int) -> int | None:
        """The token after «بالمئة» or «%» at `last`, else `None`."""
        if last >= len(self.tokens) or self.tokens[last].form not in _PERCENT_FIRST:
            return None
        for words in _PERCENT:
            if tuple(t.form for t in self.tokens[last : last + len(words)]) == words:
                return last + len(words)
        return None

    def _before(self, first: int) -> tuple[Effect, int] | None:
        if first == 0:
            return None
        nearest = self.tokens[first - 1].form
        # «قرابة الـ15»: the article stands alone before digits, as do one-letter prefixes
        if nearest in ("ال", "ب", "ل", "»", '"', "“", "«", "”", "'", "ـ") and first > 1:
            first, nearest = first - 1, self.tokens[first - 2].form
        candidates = {nearest} | {nearest[len(c) :] for c in _CLITICS if nearest.startswith(c)}
        known = bounds("before")
        phrases = sorted((b for c in candidates for b in known.get(c, ())), key=lambda b: -len(b.words))
        phrases += [b for b in known.get("*", ()) if self._fits_before(b, first)]
        for bound in phrases:
            if self._fits_before(bound, first):
                return bound.effect, first - len(bound.words)
        return None

    def _fits_before(self, bound: Bound, first: int) -> bool:
        start = first - len(bound.words)
        if start < 0:
            return False
        head, word = self.tokens[start].form, bound.words[0]
        if not (head.endswith(word) and head[: len(head) - len(word)] in _CLITICS) and not (word == "ما" and head in ("مما", "بما", "وما")):
            return False
        rest = zip(bound.words[1:], self.tokens[start + 1 : first], strict=True)
        return all(w == token.form or (w == "*" and token.is_word) for w, token in rest)

    def _after(self, last: int) -> tuple[Effect, int] | None:
        known = bounds("after")
        for i in range(last, min(last + _AFTER_REACH, len(self.tokens))):
            form = self.tokens[i].form
            for bound in known.get(form, ()):
                words = tuple(t.form for t in self.tokens[i : i + len(bound.words)])
                if words == bound.words:
                    return bound.effect, i + len(bound.words)
            if self._stops(i) or (form.startswith("و") and len(form) > 3):
                return None
        return None

    def _others(self, last: int) -> int | None:
        for i in range(last, min(last + _OTHERS_REACH, len(self.tokens))):
            form = self.tokens[i].form
            if form in _OTHERS:
                return i + 1
            if self._stops(i) or (form.startswith("و") and len(form) > 3):
                return None
        return None

    def _stops(self, i: int) -> bool:
        """Whether a bound after the number cannot lie beyond token i: a sign, digits, a word joined by «و»."""
        token = self.tokens[i]
        if token.form in _STOPS or token.form[0].isdigit():
            return True
        if i + 1 < len(self.tokens) and "\n" in self.text.folded[token.end : self.tokens[i + 1].start]:
            return True
        following = self.tokens[i + 1].form if i + 1 < len(self.tokens) else ""
        return following.startswith("و") and len(following) > 3

    def _noun(self, last: int) -> int | None:
        if last < len(self.tokens) and self.tokens[last].is_word and len(self.tokens[last].form) > 2:
            return last
        return None
