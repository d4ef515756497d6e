"""One number as it grows word by word: «خمسة», «خمسة آلاف», «خمسة آلاف ومئتان».

Invariant: a word is taken only where the grammar of Arabic numerals allows it: units before tens, tens under hundreds,
each scale under the one before it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from sijill.arabic.number_lexicon import Rational, WordClass, whole

_TWO_DOZEN = 24
_MILLION = 10**6


class Atom(NamedTuple):
    """One number word, or digits. `last`: the token after it (a lone «و» before it is taken in)."""

    value: Rational
    kind: WordClass
    joined: bool
    cliticised: bool
    article: bool
    last: int


class Cardinal(NamedTuple):
    """A number over tokens `first` to `last`. `scale`: the thousand, million … it ends in, 1 for none."""

    value: Rational
    first: int
    last: int
    scale: Rational = 1
    digits: bool = False
    joined: bool = False
    kind: Literal["cardinal", "fraction", "ordinal"] = "cardinal"


class Run:
    """A number as it grows: thousands already closed (`total`), and the group under a thousand still open."""

    def __init__(self, atom: Atom) -> None:
        self.total: Rational = 0
        self.open: Rational = 0
        self.last_group: Rational = 0
        self.limit: Rational | None = None
        self.scale: Rational = 1
        self.last = atom.last
        self.previous: WordClass = atom.kind
        self.latest = atom.value
        if atom.kind in ("scale", "dual_scale", "dozen"):
            self._close(atom)
        else:
            self.open = atom.value

    @property
    def value(self) -> Rational:
        return self.total + self.open

    def _close(self, atom: Atom) -> None:
        self.scale = whole(Fraction(atom.value, 2)) if atom.kind == "dual_scale" else atom.value
        self.last_group = self.open * self.scale if self.open else atom.value
        self.total += self.last_group
        self.open, self.limit = 0, self.scale

    def take(self, atom: Atom, *, scales: bool) -> bool:
        """Take the next word in if the grammar allows it here; whether it did."""
        if atom.cliticised and not atom.joined:
            return False
        taken = self._join(atom) if atom.joined else self._follow(atom, scales=scales)
        if taken:
            self.last, self.previous, self.latest = atom.last, atom.kind, atom.value
        return taken

    def _follow(self, atom: Atom, *, scales: bool) -> bool:
        """A word right after: «ثلاث مئة», «ثلاثة عشر», «خمسة آلاف», «ألف مليون»."""
        if atom.kind == "ten" and self.previous in ("unit", "first_unit") and atom.value == 10:
            self.open += 10
            self.previous = "teen"
            return True
        hundred = atom.kind == "hundred" or (atom.kind == "many" and atom.value == 200)
        if hundred and self.previous in ("unit", "digits") and 2 <= self.open < 1000 and self.open == self.latest:
            self.open *= 100
            return True
        if not scales or atom.kind not in ("scale", "scales", "dozen"):
            return False
        if atom.kind == "dozen":
            self.total, self.open, self.limit, self.scale = self.value * atom.value, 0, 1, 1
            return True
        if self.open and (self.limit is None or atom.value < self.limit):
            self._close(atom)
            return True
        if self.open and self.limit is not None and atom.value > self.limit and self.total < atom.value:
            self.last_group = self.total = self.value * atom.value  # «ألف ومئتا مليون»
            self.open, self.limit, self.scale = 0, atom.value, atom.value
            return True
        again = atom.value == self.limit and self.previous == atom.kind == "scale" and atom.value <= _MILLION  # «ألف ألف», a million
        if not self.open and self.limit is not None and (atom.value > self.limit or again):
            self.total += self.last_group * (atom.value - 1)
            self.last_group *= atom.value
            self.limit = self.scale = atom.value
            return True
        return False

    def _join(self, atom: Atom) -> bool:
        """A word after «و»: units, then tens, then hundreds may follow what is greater than they are."""
        kind, rest = atom.kind, self.open % 100
        if kind == "tens":
            fits = (0 < rest < 10 and self.previous in ("unit", "first_unit")) or (rest == 0 and self.value != 0 and self._greater())
        elif kind in ("unit", "first_unit", "ten", "teen"):
            fits = rest == 0 and self._greater()
        elif kind in ("hundred", "hundreds"):
            fits = self.open == 0 and self.limit is not None
        elif kind == "digits":
            fits = self._fits_digits(atom)
        elif kind == "dozen" or (kind == "dual_scale" and atom.value == _TWO_DOZEN):  # «مئة ودزينة»
            fits = rest == 0 and self._greater()
        elif kind in ("scale", "dual_scale"):
            fits = self.open == 0 and self.limit is not None and atom.value < self.limit
            if fits:
                self._close(atom)
                return True
        else:
            fits = False
        if fits:
            self.open += atom.value
        return fits

    def _greater(self) -> bool:
        return self.previous in ("hundred", "hundreds", "scale", "scales", "dual_scale", "many")

    def _fits_digits(self, atom: Atom) -> bool:
        if not self._greater() or atom.value.denominator != 1:
            return False
        return 0 < atom.value < 100 if self.open else self.limit is not None and 0 < atom.value < self.limit
