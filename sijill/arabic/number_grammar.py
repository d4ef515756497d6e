"""Digits and number words put together into one number.

Invariant: a number is the longest run of tokens that the grammar of Arabic numerals allows («ثلاثة وعشرون» is 23,
«ثلاثة وخمسة» is 3 and then 5); no token belongs to two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from sijill.arabic.number_digits import agency_decimal, digits_value, over, powered
from sijill.arabic.number_lexicon import NumberWord, worded
from sijill.arabic.number_run import Atom, Run
from sijill.arabic.text import Text

_FIRST_ONLY = frozenset(
    {"unit", "zero", "ten", "tens", "teen", "hundred", "hundreds", "scale", "dual_scale", "dozen", "digits", "first_unit"}
)
_POINTS = frozenset({"فاصله", "فاصل", "نقطه", "بوينت", "فاصلا"})
_MINUS = frozenset({"ناقص", "سالب"})
_HUNDRED = 100
# Units whose short form is also the fraction: «خمس السكان», a fifth of the people; five would be «خمس» and a bare plural.
_ALSO_PARTS = frozenset({"خمس", "تسع", "عشر"})
_PARTS_OF = frozenset({"جزء", "جزءا", "اجزاء", "جزءين"})


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number over tokens `first` to `last`. `scale`: the thousand, million … it ends in, 1 for none."""

    value: Fraction
    first: int
    last: int
    scale: Fraction = Fraction(1)
    digits: bool = False
    joined: bool = False
    kind: Literal["cardinal", "fraction", "ordinal"] = "cardinal"


class Grammar:
    """Reads numbers from the tokens of one text."""

    def __init__(self, text: Text) -> None:
        self.text, self.tokens = text, text.tokens

    def atom(self, i: int, *, first: bool) -> Atom | None:
        """The number word or digits at token i; a lone «و» in front counts as joined."""
        tokens = self.tokens
        if i < len(tokens) and not first and tokens[i].form in ("و", "وال") and i + 1 < len(tokens) and not _weekday(tokens[i + 1].form):
            inner = self.atom(i + 1, first=False)
            return None if inner is None else Atom(inner.value, inner.kind, True, inner.cliticised, inner.article, inner.last)
        if i >= len(tokens):
            return None
        form = tokens[i].form
        if form[0].isdigit():
            value = self._digits(i)
            return None if value is None else Atom(value[0], "digits", False, False, False, value[1])
        if not first and form == "واحد" and self._and_one(i):
            return Atom(Fraction(1), "first_unit", True, False, False, i + 1)
        word = worded(form)
        entry = None if word is None else self._entry(word.entries, i, first=first)
        if word is None or entry is None:
            return None
        return Atom(entry.value, entry.kind, word.joined, word.cliticised, word.article, i + 1)

    def _and_one(self, i: int) -> bool:
        """«وأحد عشر» folds to the same letters as «واحد», one."""
        following = self.tokens[i + 1].form if i + 1 < len(self.tokens) else ""
        return following in ("عشر", "عشره") or "أ" in self.tokens[i].span.of(self.text.raw)

    def _is_written(self, entry: NumberWord, i: int) -> bool:
        """Whether the raw word shows what the entry needs: a letter, or «+», a further number word («متين وعشرة», not «اقتصاد متين»)."""
        if entry.needs != "+":
            return not entry.needs or entry.needs in self.tokens[i].span.of(self.text.raw)
        return len(self.tokens) == 1 or self.atom(i + 1, first=False) is not None

    def _entry(self, entries: Sequence[NumberWord], i: int, *, first: bool) -> NumberWord | None:
        fitting = [e for e in entries if self._is_written(e, i)]
        for entry in fitting:
            if first == (entry.kind in _FIRST_ONLY) or entry.kind != "ordinal":
                return entry
        return fitting[0] if fitting else None

    def _digits(self, i: int) -> tuple[Fraction, int] | None:
        """Digits at i with separators that are tokens of their own: «1 250 000», «١،٢٥٠»."""
        form = self.tokens[i].form
        if (crossed := agency_decimal(self.tokens, i)) is not None:
            return crossed
        if not re.fullmatch(r"\d{1,3}", form):
            value = digits_value(form)
            if value is None and len(self.tokens) == 1:
                value = over(form)
            return None if value is None else powered(self.tokens, value, i + 1) or self._suffixed(value, i + 1)
        whole, last = form, i + 1
        while (step := self._thousand_group(last, zero=form[0] == "0")) is not None:
            whole, last = whole + self.tokens[step - 1].form, step
            if not whole.isdigit():
                break
        return powered(self.tokens, Fraction(whole), last) or self._suffixed(Fraction(whole), last)

    def _suffixed(self, value: Fraction, last: int) -> tuple[Fraction, int]:
        """«100K», «1.2M»: a letter that touches the digits."""
        tokens = self.tokens
        if last < len(tokens) and tokens[last].form in ("k", "m") and tokens[last].start == tokens[last - 1].end:
            letter = tokens[last].span.of(self.text.raw)
            if letter in ("k", "K", "M"):
                return value * (10**6 if letter == "M" else 1000), last + 1
        return value, last

    def _thousand_group(self, i: int, *, zero: bool) -> int | None:
        """The token after a further group of three digits at i, its decimals included; `None` where there is none.
        `zero`: the number begins with one, as telephone numbers do («050 123 456»)."""
        tokens = self.tokens
        before = tokens[i - 1]
        if i < len(tokens) and not zero and re.fullmatch(r"\d{3}(?:\.\d+)?", tokens[i].form) and tokens[i].start == before.end + 1:
            return i + 1
        comma = i + 1 < len(tokens) and tokens[i].form in ("،", "'", "’") and tokens[i].start == before.end
        if comma and re.fullmatch(r"\d{3}", tokens[i + 1].form) and tokens[i + 1].start == tokens[i].end:
            return i + 2
        return None

    def cardinal(self, i: int, *, scales: bool = True) -> Cardinal | None:
        """The number that begins at token i, decimals and «ونصف» included."""
        atom = self.atom(i, first=True)
        if atom is None:
            return None
        if atom.kind == "fraction":
            return self._fraction(i, atom)
        if atom.kind == "fraction_tail":  # «نص مليون»; «نص» alone is a text, and «ثمن» a price
            part = self._fraction(i, atom)
            return part if part.scale > 1 else None
        if self._is_part(i, atom):
            return Cardinal(1 / atom.value, i, atom.last, Fraction(1), False, atom.joined, "fraction")
        if atom.kind not in _FIRST_ONLY or (atom.kind == "first_unit" and not self._first_unit_counts(atom)):
            return None
        run = Run(atom)
        while True:
            following = self.atom(run.last, first=False)
            if following is None or not run.take(self._after_hundred(run, following), scales=scales):
                break
        whole = Cardinal(run.value, i, run.last, run.scale, atom.kind == "digits", atom.joined)
        return self._tail(whole) if scales else whole

    def _is_part(self, i: int, atom: Atom) -> bool:
        """«خمس السكان», a fifth of the people."""
        if self.tokens[i].form.removeprefix("ب").removeprefix("و") not in _ALSO_PARTS or atom.article or atom.last >= len(self.tokens):
            return False
        noun = self.tokens[atom.last].form
        return (
            noun.startswith("ال")
            and len(noun) > 4
            and worded(noun) is None
            and self.text.sentence_at(self.tokens[atom.last].start) == self.text.sentence_at(self.tokens[i].start)
        )

    def _after_hundred(self, run: Run, atom: Atom) -> Atom:
        """«خمسمية خمسة وعشرين»: speech joins the units to the tens and leaves them loose after the hundreds."""
        if atom.joined or atom.kind != "unit" or run.previous not in ("hundred", "hundreds"):
            return atom
        tens = self.atom(atom.last, first=False)
        return replace(atom, joined=True) if tens is not None and tens.kind == "tens" and tens.joined else atom

    def _first_unit_counts(self, atom: Atom) -> bool:
        """«أحد عشر», «إحدى وعشرين», but not «أحد الجنود»."""
        following = self.atom(atom.last, first=False)
        return following is not None and (
            (following.kind == "ten" and not following.joined) or (following.kind == "tens" and following.joined)
        )

    def pointed(self, i: int) -> Cardinal | None:
        """«.08»: decimals without a whole number before the point."""
        tokens = self.tokens
        digits = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i + 1].form.isdigit()
        if not digits or (i and tokens[i - 1].end == tokens[i].start):
            return None
        return Cardinal(Fraction("0." + tokens[i + 1].form), i, i + 2, digits=True)

    def _fraction(self, i: int, atom: Atom) -> Cardinal:
        """«نصف», «نصف مليون»."""
        scale = self.atom(atom.last, first=False)
        if scale is not None and scale.kind in ("scale", "dozen") and not scale.joined and not scale.cliticised:
            return Cardinal(atom.value * scale.value, i, scale.last, scale.value, False, atom.joined)
        return Cardinal(atom.value, i, atom.last, Fraction(1), False, atom.joined, "fraction")

    def _tail(self, whole: Cardinal) -> Cardinal:
        """Decimals in words, «ونصف», «ثلاثة أرباع», and a scale after them."""
        whole = self._added_parts(self._quotient(self._decimals(self._mixed(whole))))
        part = self.atom(whole.last, first=False)
        if part is None:
            return whole
        if part.joined and part.kind in ("fraction", "fraction_tail") and whole.value >= 1:
            last = part.last
            again = self.atom(last, first=False)  # «مليون ونصف المليون»
            scale = whole.scale
            if again is not None and again.kind in ("scale", "scales") and not again.joined and not again.cliticised:
                last, scale = again.last, max(scale, again.value)
            value = whole.value + part.value * scale if whole.scale >= scale else (whole.value + part.value) * scale
            return Cardinal(value, whole.first, last, scale, whole.digits, whole.joined)
        if part.kind == "fractions" and not part.joined and not part.cliticised:
            return self._parts(whole, part)
        return whole

    def _parts(self, whole: Cardinal, part: Atom) -> Cardinal:
        """«ثلاثة أرباع», and with a whole number before: «مئة وثلاثة أرباع»."""
        count = whole.value % 10
        if whole.value < 10 or whole.digits or count < 2:
            kind: Literal["cardinal", "fraction"] = "fraction"
            value = whole.value * part.value
        else:
            kind, value = "cardinal", whole.value - count + count * part.value
        return Cardinal(value, whole.first, part.last, Fraction(1), False, whole.joined, kind)

    def _mixed(self, whole: Cardinal) -> Cardinal:
        """«2 1/2»."""
        slash = self.tokens[whole.last].form if whole.digits and whole.last < len(self.tokens) else ""
        part = digits_value(slash) if "/" in slash else None
        return whole if part is None else Cardinal(whole.value + part, whole.first, whole.last + 1, Fraction(1), True, whole.joined)

    def _quotient(self, whole: Cardinal) -> Cardinal:
        """«ثلاثة على أربعة», «1 على 20», «واحد من كل عشرة», «خمسة أجزاء من مئة», «3 في الألف»."""
        tokens, j = self.tokens, whole.last
        parts = j < len(tokens) and tokens[j].form in _PARTS_OF
        j += parts
        if whole.scale != 1 or j + 1 >= len(tokens) or tokens[j].form not in ("علي", "من", "في"):
            return whole
        each = tokens[j].form == "من" and tokens[j + 1].form == "كل"
        below = self.cardinal(j + 1 + each)
        if below is None or below.joined or below.kind != "cardinal" or below.value <= 1:
            return whole
        by = "parts" if parts and tokens[j].form == "من" else "each" if each else tokens[j].form
        if not self._divides(whole, below, by):
            return whole
        return Cardinal(whole.value / below.value, whole.first, below.last, Fraction(1), False, whole.joined, "fraction")

    def _divides(self, whole: Cardinal, below: Cardinal, by: str) -> bool:
        """Whether the two numbers are one fraction: «قتل واحد من ثلاثة مهاجمين» tells of one man, «وزعت 20 على 3 قرى» of twenty."""
        alone = whole.first == 0 and below.last == len(self.tokens)
        if by in ("parts", "each") or (by != "في" and alone):
            return True
        if by == "علي":
            counted = below.last < len(self.tokens) and self.tokens[below.last].is_word
            return not (whole.digits or below.digits) or whole.value == 1 or not counted
        if by == "من":
            opens = self.text.sentences[self.text.sentence_at(self.tokens[whole.first].start)].first == whole.first
            return whole.value == 1 and (opens or below.value >= _HUNDRED)
        return below.scale > 1 and below.last - whole.last == 2 and self.tokens[below.first].form.startswith("ال")

    def _added_parts(self, whole: Cardinal) -> Cardinal:
        """«عشرون وثلاثة أخماس»."""
        count = self.atom(whole.last, first=False)
        part = self.atom(count.last, first=False) if count is not None and count.joined and count.kind == "unit" else None
        if count is None or part is None or part.kind != "fractions" or part.joined:
            return whole
        return Cardinal(whole.value + count.value * part.value, whole.first, part.last, Fraction(1), whole.digits, whole.joined)

    def _decimals(self, whole: Cardinal) -> Cardinal:
        """«ثلاثة فاصلة خمسة», «صفر فاصلة صفر خمسة», then perhaps «ملايين»."""
        if whole.last >= len(self.tokens) or self.tokens[whole.last].form not in _POINTS:
            return whole
        written, last = "", whole.last + 1
        while True:
            part = self.cardinal(last, scales=False)
            if part is None or part.joined or part.value.denominator != 1:
                break
            written, last = written + str(part.value), part.last
        if not written:
            return whole
        value, scale = Fraction(f"{int(whole.value)}.{written}"), Fraction(1)
        atom = self.atom(last, first=False)
        if atom is not None and atom.kind in ("scale", "scales") and not atom.joined:
            value, scale, last = value * atom.value, atom.value, atom.last
        return Cardinal(value, whole.first, last, scale, whole.digits, whole.joined)

    def ordinal(self, i: int) -> Cardinal | None:
        """«الحادي والعشرون», «الثالثة عشرة», «ثاني», «الخامس بعد المئة»."""
        word = worded(self.tokens[i].form)
        if word is not None and word.article and word.entries[0].kind in ("hundred", "hundreds", "scale"):
            return self._past_hundred(i, word.entries[0].value, joined=word.joined)
        entry = None if word is None else next((e for e in word.entries if e.kind == "ordinal"), None)
        if word is None or entry is None:
            return None
        value, last = entry.value, i + 1
        following = self.atom(last, first=False)
        if following is not None and following.kind == "ten" and not following.joined:
            value, last = value + 10, following.last
        elif following is not None and following.kind == "tens" and following.joined:
            value, last = value + following.value, following.last
        if last < len(self.tokens) and self.tokens[last].form == "بعد":
            rest = self.cardinal(last + 1)
            if rest is not None and rest.value >= 100 and not rest.digits:
                value, last = value + rest.value, rest.last
        return Cardinal(value, i, last, Fraction(1), False, word.joined, "ordinal")

    def _past_hundred(self, i: int, hundreds: Fraction, *, joined: bool) -> Cardinal | None:
        """«المئة والخامسة والعشرون», the 125th; the parts of the ordinal all bear the article."""
        j = i + 2 if i + 1 < len(self.tokens) and self.tokens[i + 1].form == "و" else i + 1
        if j >= len(self.tokens) or not self.tokens[j].form.startswith(("وال", "ال") if j == i + 2 else "وال"):
            return None
        rest = self.ordinal(j)
        if rest is None or rest.value >= hundreds:
            return None
        return Cardinal(hundreds + rest.value, i, rest.last, Fraction(1), False, joined, "ordinal")


def _weekday(form: str) -> bool:
    return form in ("الاثنين", "الاحد")


def is_minus(form: str) -> bool:
    """«ناقص», «سالب»."""
    return form in _MINUS
