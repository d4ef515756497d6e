"""The words that speak of time, from data files, and how they may stand in a token.

Invariant: a reading says what a word may be; what it is in its place, the grammar decides.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sijill.arabic.calendar import months, weekdays
from sijill.arabic.datafile import Row, rows
from sijill.arabic.fold import fold

# fmt: off
_KINDS = frozenset([
    "about", "after", "ago", "anaphor", "begun", "between", "block", "clock", "comes", "cue", "dayword", "decades", "gone", "portion", "pair", "dir", "during", "edge", "ends", "era", "few",
    "fraction", "from", "future", "half", "hijri", "holiday", "in", "join", "last", "lastnight", "lasts", "less", "name", "nameddate", "next",
    "notday", "notfuture", "now", "outset", "over", "part", "running", "season", "since", "talks", "that", "thence", "theunit", "this", "to", "under", "unit", "utmost",
    "was", "weekend", "where", "zone",
])
#: Words that are no part of a time, but tell of one beside them; they are no readings, which are looked up for every token.
_ASIDE = frozenset(["begun", "comes", "ends", "lasts", "outset", "talks", "utmost", "where"])
#: What a preposition (ب ل ك) may be written on.
_AFTER_PREPOSITION = frozenset([
    "month", "hmonth", "weekday", "dayword", "theunit", "unit", "edge", "part", "clock", "holiday", "season", "#ordinal", "lastnight",
])
# fmt: on


class Reading(NamedTuple):
    """One thing that the `words` from a token on may be. `stuck`: the conjunction or preposition written on the first."""

    kind: str
    value: str
    number: int
    words: tuple[str, ...]
    stuck: str = ""


@cache
def _words() -> tuple[Row, ...]:
    return tuple(rows("time_words.tsv", ("form", "kind", "value", "source")))


@cache
def _lexicon() -> dict[str, list[Reading]]:
    """First folded word to readings, those of more words first."""
    found: dict[str, list[Reading]] = {}

    def add(form: str, kind: str, value: str, number: int) -> None:
        words = tuple(fold(form).split())
        found.setdefault(words[0], []).append(Reading(kind, value, number, words))

    for form, month in months().items():
        add(form, "hmonth" if month.hijri else "month", month.stands, month.number)
    for form, (n, stands) in weekdays().items():
        add(form, "weekday" if stands else "namedday", "", n)
    for row in _words():
        if row["kind"] not in _KINDS:
            raise row.wrong(f"{row['form']}: kind {row['kind']!r} is not known")
        if row["kind"] in _ASIDE:
            continue
        value = row["value"]
        add(row["form"], row["kind"], value, int(value) if value.lstrip("-").isdigit() else 0)
    for row in rows("time_numbers.tsv", ("form", "value", "kind", "source")):
        if row["kind"] not in ("unit", "tens", "ten", "ordinal"):
            raise row.wrong(f"{row['form']}: kind {row['kind']!r} is not known")
        add(row["form"], "#" + row["kind"], "", int(row["value"]))
    for readings in found.values():
        readings.sort(key=lambda r: -len(r.words))
    return found


@cache
def beside(kind: str) -> frozenset[str]:
    """The folded words of a kind that only tells of times beside them («بدأت», «يأتي»), with «و» and «ف» too."""
    words = [fold(row["form"]) for row in _words() if row["kind"] == kind]
    return frozenset(lead + word for word in words for lead in ("", "و", "ف"))


@cache
def not_future() -> tuple[str, ...]:
    """Beginnings of words that only look like a future verb: «سيارة», «سياسي»."""
    return tuple(r.words[0] for readings in _lexicon().values() for r in readings if r.kind == "notfuture")


def readings(form: str) -> tuple[Reading, ...]:
    """What may begin at a token of this folded form."""
    return tuple(_stripped(form))


def _with(reading: Reading, stuck: str) -> Reading:
    return Reading(reading.kind, reading.value, reading.number, reading.words, stuck)


def _stripped(form: str) -> list[Reading]:
    lexicon = _lexicon()
    found = list(lexicon.get(form, ()))
    rest, lead = form, ""
    if len(form) > 2 and form[0] in "وف":
        rest, lead = form[1:], form[0]
        found += [_with(r, lead) for r in lexicon.get(rest, ()) if r.value != "bound" or r.kind not in ("month", "hmonth")]
    if len(rest) > 3 and rest.startswith("لل"):
        found += [_with(r, lead + "ل") for r in lexicon.get("ال" + rest[2:], ())]
    if len(rest) > 3 and rest[0] in "بلك":
        kept = (r for r in lexicon.get(rest[1:], ()) if r.kind in _AFTER_PREPOSITION and r.value not in ("bound", "numbered"))
        found += [_with(r, lead + rest[0]) for r in kept]
    return found
