"""What a form alone tells of time, worked out when the form is first met.

Invariant: nothing here looks at a word's neighbours; what a form that may be a time is in its place, `times_words` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from sijill.arabic.by_form import ByForm, Marks
from sijill.arabic.times_lexicon import Reading, not_future, readings

#: «سيعقد», will be held: a verb of the future.
_FUTURE = re.compile(r"[وف]?س[يتن]\w{3,}")
#: «سأعود», I shall return, as written; «سأل» is "asked".
OF_ME = re.compile(r"سأ[^ل]\w{2}")
#: Words that are a time, or the last part of one; every other word only leads to one.
POINTS = frozenset(
    "clock dayword decades edge fraction hmonth holiday lastnight month nameddate namedday next now part portion season thence theunit unit weekday weekend".split()  # noqa: SIM905  a list of words reads best as words
)
#: Kinds of number words that lead to a time, and are none.
NUMBERS = frozenset(("#ordinal", "#unit", "#tens"))
#: What a word that is a number and no more may be besides: «أحد», "one", is Sunday only after «يوم».
COUNTING = frozenset(("#unit", "#tens", "namedday"))


class Told(NamedTuple):
    """What may begin at a token of a form: `readings`, all of them; `alone`, by kind, those of one word; `seconds`, the second
    words of the others. `digits`: none may, but the form is digits or the article that stands before digits. `point`: one of
    `alone` is a time, or the last part of one; `leads`: they only lead to one that stands right after. `after_unit`: it is a time
    only after «يوم»."""

    readings: tuple[Reading, ...]
    alone: Mapping[str, Reading]
    seconds: frozenset[str] = frozenset()
    digits: bool = False
    point: bool = False
    leads: bool = False
    after_unit: bool = False


def _tell(form: str) -> Told | None:
    """`None` for a form that says nothing of time, as most do."""
    if "0" <= form[0] <= "9" or form == "ال":
        return Told((), {}, digits=True)
    found = readings(form)
    if not found:
        return None
    alone: dict[str, Reading] = {}
    for reading in found:
        if len(reading.words) == 1:
            alone.setdefault(reading.kind, reading)
    seconds = frozenset(reading.words[1] for reading in found if len(reading.words) > 1)
    points = POINTS.intersection(alone)
    leads = not points and "name" not in alone and NUMBERS.isdisjoint(alone)
    after_unit = points == {"namedday"} and alone.keys() <= COUNTING and not form.isascii()
    return Told(found, alone, seconds, point=bool(points), leads=leads, after_unit=after_unit)


TOLD = Marks(_tell)


def _tell_ahead(form: str) -> Literal["stop", "me", "verb"] | None:
    """What a form alone tells of whether the words point ahead: a sign that ends the search, perhaps «سأعود», «سيعقد»."""
    if form in ".،,؛:":
        return "stop"
    if form.startswith("سا"):
        return "me"
    return "verb" if _FUTURE.fullmatch(form) and not form.lstrip("وف").startswith(not_future()) else None


AHEAD = ByForm(_tell_ahead)
