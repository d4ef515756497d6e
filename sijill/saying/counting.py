"""Counted things: «يومان» (two days), «3 أيام» (three days), «11 يومًا» (eleven days).

Invariant: which form a number takes is its language's own rule, as CLDR has it; a noun that lacks a form is an error of the data file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sijill.saying.words import Language

#: The forms that a noun has in each language.
FORMS: Mapping[str, tuple[str, ...]] = {"en": ("one", "other"), "ar": ("zero", "one", "two", "few", "many", "other")}
_FEW, _MANY = range(3, 11), range(11, 100)


def form(count: int, language: Language) -> str:
    """Which form of a noun goes with a number."""
    if language == "en":
        return "one" if count == 1 else "other"
    if count in (0, 1, 2):
        return ("zero", "one", "two")[count]
    rest = count % 100
    return "few" if rest in _FEW else "many" if rest in _MANY else "other"


def likelihood(score: float) -> int:
    """A probability in hundredths: what is less than sure is never 100, and what may be is never 0."""
    hundredths = round(score * 100)
    if score <= 0.0 or score >= 1.0:
        return hundredths
    return min(max(hundredths, 1), 99)


def counted(count: int, noun: Mapping[str, str], language: Language) -> str:
    return noun[form(count, language)].format(n=count)
