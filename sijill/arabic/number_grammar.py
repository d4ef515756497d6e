"""Digits and number words put together into one number.

Invariant: a number is the longest run of tokens that the grammar of Arabic numerals allows («ثلاثة وعشرون» is 23,
«ثلاثة وخمسة» is 3 and then 5); no token belongs to two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sijill.arabic.number_digits import agency_decimal, digits_value, over, powered
from sijill.arabic.number_lexicon import NumberWord, Rational, wholes, worded
from sijill.arabic.number_parts import share
from sijill.arabic.number_run import Atom, Cardinal, Run
from sijill.arabic.number_tail import with_tail
from sijill.arabic.text import Text

_FIRST_ONLY = frozenset(
    {"unit", "zero", "ten", "tens", "teen", "hundred", "hundreds", "scale", "dual_scale", "dozen", "digits", "first_unit", "share"}
)
_MINUS = frozenset({"ناقص", "سالب"})
_DIGITS = 3  # of a group; so many at most before the first separator
_GROUP = re.compile(r"\d{3}(?:\.\d+)?")
# Units whose short form is also the fraction: «خمس السكان», a fifth of the people; five would be «خمس» and a bare plural.
_ALSO_PARTS = frozenset({"خمس", "تسع", "عشر"})


class Grammar:
    """Reads numbers from the tokens of one text."""

    def __init__(self, text: Text) -> None:
        self.text, self.forms, self.gaps = text, text.forms, text.gaps

    def atom(self, i: int, *, first: bool) -> Atom | None:
        """The number word or digits at token i; a lone «و» in front counts as joined."""
        forms = self.forms
        if i < len(forms) and not first and forms[i] in ("و", "وال") and i + 1 < len(forms) and not _weekday(forms[i + 1]):
            inner = self.atom(i + 1, first=False)
            return None if inner is None else Atom(inner.value, inner.kind, True, inner.cliticised, inner.article, inner.last)
        if i >= len(forms):
            return None
        form = forms[i]
        if form[0].isdigit():
            value = self._digits(i)
            return None if value is None else Atom(value[0], "digits", False, False, False, value[1])
        if not first and form == "واحد" and self._and_one(i):
            return Atom(1, "first_unit", True, False, False, i + 1)
        word = worded(form)
        entry = None if word is None else self._entry(word.entries, i, first=first)
        if word is None or entry is None:
            return None
        return Atom(entry.value, entry.kind, word.joined, word.cliticised, word.article, i + 1)

    def _and_one(self, i: int) -> bool:
        """«وأحد عشر» folds to the same letters as «واحد», one."""
        following = self.forms[i + 1] if i + 1 < len(self.forms) else ""
        return following in ("عشر", "عشره") or "أ" in self.text.written(i)

    def _is_written(self, entry: NumberWord, i: int) -> bool:
        """Whether the raw word shows what the entry needs: a letter, or «+», a further number word («متين وعشرة», not «اقتصاد متين»)."""
        if entry.needs != "+":
            return not entry.needs or entry.needs in self.text.written(i)
        return len(self.forms) == 1 or self.atom(i + 1, first=False) is not None

    def _entry(self, entries: Sequence[NumberWord], i: int, *, first: bool) -> NumberWord | None:
        fitting = [e for e in entries if self._is_written(e, i)]
        for entry in fitting:
            if first == (entry.kind in _FIRST_ONLY) or entry.kind != "ordinal":
                return entry
        return fitting[0] if fitting else None

    def _digits(self, i: int) -> tuple[Rational, int] | None:
        """Digits at i with separators that are tokens of their own: «1 250 000», «١،٢٥٠»."""
        form = self.forms[i]
        if (crossed := agency_decimal(self.text, i)) is not None:
            return crossed
        if len(form) > _DIGITS or not form.isdigit():
            value = digits_value(form)
            if value is None and len(self.forms) == 1:
                value = over(form)
            return None if value is None else powered(self.text, value, i + 1) or self._suffixed(value, i + 1)
        whole, last = form, i + 1
        while (step := self._thousand_group(last, zero=form[0] == "0")) is not None:
            whole, last = whole + self.forms[step - 1], step
            if not whole.isdigit():
                break
        value = int(whole) if whole.isdigit() else Fraction(whole)
        return powered(self.text, value, last) or self._suffixed(value, last)

    def _suffixed(self, value: Rational, last: int) -> tuple[Rational, int]:
        """«100K», «1.2M»: a letter that touches the digits."""
        forms = self.forms
        if last < len(forms) and forms[last] in ("k", "m") and not self.gaps[last]:
            letter = self.text.written(last)
            if letter in ("k", "K", "M"):
                return value * (10**6 if letter == "M" else 1000), last + 1
        return value, last

    def _thousand_group(self, i: int, *, zero: bool) -> int | None:
        """The token after a further group of three digits at i, its decimals included; `None` where there is none.
        `zero`: the number begins with one, as telephone numbers do («050 123 456»)."""
        forms, gaps = self.forms, self.gaps
        if i >= len(forms):
            return None
        if not zero and len(gaps[i]) == 1 and forms[i][0].isdigit() and _GROUP.fullmatch(forms[i]):
            return i + 1
        comma = i + 1 < len(forms) and forms[i] in ("،", "'", "’") and not gaps[i] and not gaps[i + 1]
        if comma and len(forms[i + 1]) == _DIGITS and forms[i + 1].isdigit():
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
            return part if part.scale > 1 or len(self.forms) == 1 else None
        if atom.kind == "share":
            return share(self, i, atom)
        if self._is_part(i, atom):
            return Cardinal(Fraction(1, atom.value), i, atom.last, 1, False, atom.joined, "fraction")
        if atom.kind not in _FIRST_ONLY or (atom.kind == "first_unit" and not self._first_unit_counts(atom)):
            return None
        run = Run(atom)
        while True:
            following = self.atom(run.last, first=False)
            if following is None or not run.take(self._after_hundred(run, following), scales=scales):
                break
        whole = Cardinal(run.value, i, run.last, run.scale, atom.kind == "digits", atom.joined)
        return with_tail(self, whole) if scales else whole

    def _is_part(self, i: int, atom: Atom) -> bool:
        """«خمس السكان», «خمس سكان البلدة», a fifth of the people."""
        if self.forms[i].removeprefix("ب").removeprefix("و") not in _ALSO_PARTS or atom.article or atom.last >= len(self.forms):
            return False
        noun = self.forms[atom.last]
        return (noun in wholes() or (noun.startswith("ال") and len(noun) > 4 and worded(noun) is None)) and self.text.sentence_at(
            self.text.starts[atom.last]
        ) == self.text.sentence_at(self.text.starts[i])

    def _after_hundred(self, run: Run, atom: Atom) -> Atom:
        """«خمسمية خمسة وعشرين»: speech joins the units to the tens and leaves them loose after the hundreds."""
        if atom.joined or atom.kind != "unit" or run.previous not in ("hundred", "hundreds"):
            return atom
        tens = self.atom(atom.last, first=False)
        return atom._replace(joined=True) if tens is not None and tens.kind == "tens" and tens.joined else atom

    def _first_unit_counts(self, atom: Atom) -> bool:
        """«أحد عشر», «إحدى وعشرين», but not «أحد الجنود»."""
        following = self.atom(atom.last, first=False)
        return following is not None and (
            (following.kind == "ten" and not following.joined) or (following.kind == "tens" and following.joined)
        )

    def pointed(self, i: int) -> Cardinal | None:
        """«.08»: decimals without a whole number before the point."""
        forms = self.forms
        digits = i + 1 < len(forms) and not self.gaps[i + 1] and forms[i + 1].isdigit()
        if not digits or (i and not self.gaps[i]):
            return None
        return Cardinal(Fraction("0." + forms[i + 1]), i, i + 2, digits=True)

    def _fraction(self, i: int, atom: Atom) -> Cardinal:
        """«نصف», «نصف مليون»."""
        scale = self.atom(atom.last, first=False)
        if scale is not None and scale.kind in ("scale", "dozen") and not scale.joined and not scale.cliticised:
            return Cardinal(atom.value * scale.value, i, scale.last, scale.value, False, atom.joined)
        return Cardinal(atom.value, i, atom.last, 1, False, atom.joined, "fraction")

    def ordinal(self, i: int) -> Cardinal | None:
        """«الحادي والعشرون», «الثالثة عشرة», «ثاني», «الخامس بعد المئة»."""
        word = worded(self.forms[i])
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
        if last < len(self.forms) and self.forms[last] == "بعد":
            rest = self.cardinal(last + 1)
            if rest is not None and rest.value >= 100 and not rest.digits:
                value, last = value + rest.value, rest.last
        return Cardinal(value, i, last, 1, False, word.joined, "ordinal")

    def _past_hundred(self, i: int, hundreds: Rational, *, joined: bool) -> Cardinal | None:
        """«المئة والخامسة والعشرون», the 125th; the parts of the ordinal all bear the article."""
        j = i + 2 if i + 1 < len(self.forms) and self.forms[i + 1] == "و" else i + 1
        if j >= len(self.forms) or not self.forms[j].startswith(("وال", "ال") if j == i + 2 else "وال"):
            return None
        rest = self.ordinal(j)
        if rest is None or rest.value >= hundreds:
            return None
        return Cardinal(hundreds + rest.value, i, rest.last, 1, False, joined, "ordinal")


def _weekday(form: str) -> bool:
    return form in ("الاثنين", "الاحد")


def is_minus(form: str) -> bool:
    """«ناقص», «سالب»."""
    return form in _MINUS
