"""Numbers in digits: «1,250», «4.8», «3/4», «77/100», «1e10», «2^10».

Invariant: what may as well be a date («12/10») or a clock time is no number here; a power too great to be meant is none.
"""

from __future__ import annotations

import re
from fractions import Fraction

from sijill.arabic.number_lexicon import Rational
from sijill.arabic.text import Text

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.000")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
_SLASH = re.compile(r"(\d{1,4})/(\d{1,4})")
_TENTHS = (100, 1000)
_EXPONENT = re.compile(r"\d{1,2}")
_MOST = 64
_GROUP = 3


def digits_value(form: str) -> Rational | None:
    """The value of a token of digits; `None` for dates, clock times and what else is no plain number."""
    if form.isdecimal():
        return int(form)
    if _GROUPED.fullmatch(form):
        whole = form.replace(",", "")
        return Fraction(whole.replace(".", "") if whole.count(".") > 1 or form.endswith(".000") else whole)
    if _DECIMAL.fullmatch(form):
        return Fraction(form.replace(",", "."))
    slash = _SLASH.fullmatch(form)
    if slash and (0 < int(slash[1]) < int(slash[2]) <= 10 or int(slash[2]) in _TENTHS):
        return Fraction(int(slash[1]), int(slash[2]))
    return None


def over(form: str) -> Fraction | None:
    """«12/10» as a fraction, for where it cannot be the tenth of December; `None` for what is none."""
    slash = _SLASH.fullmatch(form)
    if slash is None or max(len(slash[1]), len(slash[2])) > 3 or int(slash[2]) == 0:  # «5/2019» is a month
        return None
    return Fraction(int(slash[1]), int(slash[2]))


def powered(text: Text, base: Rational, last: int) -> tuple[Rational, int] | None:
    """The value of `base` and the exponent that touches it at token `last`, and the token after; `None` where there is none."""
    forms, gaps = text.forms, text.gaps
    if last >= len(forms) or forms[last] not in ("e", "^") or gaps[last]:
        return None
    signs, i = "", last + 1
    while i < len(forms) and forms[i] in ("+", "-") and not gaps[i]:
        signs, i = signs + forms[i], i + 1
    if i >= len(forms) or gaps[i] or _EXPONENT.fullmatch(forms[i]) is None:
        return None
    exponent = int(forms[i]) * (-1 if signs.count("-") % 2 else 1)
    if abs(exponent) > _MOST or base == 0:
        return None
    return (base * Fraction(10) ** exponent if forms[last] == "e" else Fraction(base) ** exponent), i + 1


def agency_decimal(text: Text, i: int) -> tuple[Rational, int] | None:
    """«5ر1 مليار», 1.5 milliard; «225ر29 غارة», 29,225 raids: agencies set «ر» for the point and for the thousands, and what
    stands before it in the text comes after it in the number."""
    forms = text.forms
    if i + 2 >= len(forms) or forms[i + 1] != "ر" or not (forms[i].isdigit() and forms[i + 2].isdigit()):
        return None
    if text.gaps[i + 1] or text.gaps[i + 2]:
        return None
    after, before = forms[i], forms[i + 2]
    thousands = len(after) == _GROUP and before != "0"
    return Fraction(before + after if thousands else f"{before}.{after}"), i + 3
