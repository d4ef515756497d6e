"""Numbers in digits: «1,250», «4.8», «3/4», «77/100», «1e10», «2^10».

Invariant: what may as well be a date («12/10») or a clock time is no number here; a power too great to be meant is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sijill.arabic.text import Token

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.000")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
_SLASH = re.compile(r"(\d{1,4})/(\d{1,4})")
_TENTHS = (100, 1000)
_EXPONENT = re.compile(r"\d{1,2}")
_MOST = 64
_GROUP = 3


def digits_value(form: str) -> Fraction | None:
    """The value of a token of digits; `None` for dates, clock times and what else is no plain number."""
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


def powered(tokens: Sequence[Token], base: Fraction, last: int) -> tuple[Fraction, int] | None:
    """The value of `base` and the exponent that touches it at token `last`, and the token after; `None` where there is none."""
    if last >= len(tokens) or tokens[last].form not in ("e", "^") or tokens[last].start != tokens[last - 1].end:
        return None
    signs, i = "", last + 1
    while i < len(tokens) and tokens[i].form in ("+", "-") and tokens[i].start == tokens[i - 1].end:
        signs, i = signs + tokens[i].form, i + 1
    if i >= len(tokens) or tokens[i].start != tokens[i - 1].end or _EXPONENT.fullmatch(tokens[i].form) is None:
        return None
    exponent = int(tokens[i].form) * (-1) ** signs.count("-")
    if abs(exponent) > _MOST or base == 0:
        return None
    return (base * Fraction(10) ** exponent if tokens[last].form == "e" else base**exponent), i + 1


def agency_decimal(tokens: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """«5ر1 مليار», 1.5 milliard; «225ر29 غارة», 29,225 raids: agencies set «ر» for the point and for the thousands, and what
    stands before it in the text comes after it in the number."""
    if i + 2 >= len(tokens) or tokens[i + 1].form != "ر" or not (tokens[i].form.isdigit() and tokens[i + 2].form.isdigit()):
        return None
    if tokens[i].end != tokens[i + 1].start or tokens[i + 1].end != tokens[i + 2].start:
        return None
    after, before = tokens[i].form, tokens[i + 2].form
    thousands = len(after) == _GROUP and before != "0"
    return Fraction(before + after if thousands else f"{before}.{after}"), i + 3
