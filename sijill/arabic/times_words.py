"""The words of a text that may speak of time, looked up once.

Invariant: a reading of a word says which tokens it covers and what it may be; what it is there, the grammar decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from sijill.arabic.calendar import months, weekdays
from sijill.arabic.datafile import rows
from sijill.arabic.fold import fold
from sijill.arabic.text import Text
from sijill.errors import KnowledgeError

_KINDS = frozenset(
    [
        "about",
        "after",
        "ago",
        "anaphor",
        "between",
        "block",
        "clock",
        "dayword",
        "dir",
        "during",
        "edge",
        "era",
        "few",
        "fraction",
        "from",
        "future",
        "half",
        "hijri",
        "holiday",
        "in",
        "join",
        "last",
        "lastnight",
        "less",
        "name",
        "next",
        "notday",
        "notfuture",
        "now",
        "over",
        "part",
        "running",
        "season",
        "since",
        "that",
        "theunit",
        "this",
        "to",
        "under",
        "unit",
        "weekend",
        "zone",
        "zulu",
    ]
)
_OPEN_CLOSE = frozenset("()[]«»\"“”'،,:")
_FUTURE = re.compile(r"[وف]?س[يتن]\w{3,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that tokens `first` to `end` (half-open) may be. `stuck`: a conjunction or preposition is written on the first."""

    kind: str
    value: str
    number: int
    words: tuple[str, ...]
    stuck: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a token: its value, where it ends, whether it is an ordinal, whether in digits."""

    value: int
    end: int
    ordinal: bool
    digits: bool


Entry = tuple[tuple[str, ...], str, str, int]


@cache
def _lexicon() -> dict[str, list[Entry]]:
    """First folded word to entries: all the words, the kind, the value, the number; longest first."""
    found: dict[str, list[Entry]] = {}

    def add(form: str, kind: str, value: str, number: int) -> None:
        words = tuple(fold(form).split())
        found.setdefault(words[0], []).append((words, kind, value, number))

    for form, month in months().items():
        add(form, "hmonth" if month.hijri else "month", month.stands, month.number)
    for form, (n, stands) in weekdays().items():
        add(form, "weekday" if stands else "namedday", "", n)
    for row in rows("time_words.tsv", ("form", "kind", "value", "source")):
        if row["kind"] not in _KINDS:
            raise KnowledgeError(f"time_words.tsv: {row['form']}: kind {row['kind']!r} is not known")
        value = row["value"]
        add(row["form"], row["kind"], value, int(value) if value.lstrip("-").isdigit() else 0)
    for row in rows("time_numbers.tsv", ("form", "value", "kind", "source")):
        if row["kind"] not in ("unit", "tens", "ten", "ordinal"):
            raise KnowledgeError(f"time_numbers.tsv: {row['form']}: kind {row['kind']!r} is not known")
        add(row["form"], "#" + row["kind"], "", int(row["value"]))
    for entries in found.values():
        entries.sort(key=lambda e: -len(e[0]))
    return found


@cache
def _not_future() -> tuple[str, ...]:
    return tuple(w[0] for entries in _lexicon().values() for w, kind, _, _ in entries if kind == "notfuture")


_entries_of: dict[str, tuple[tuple[Entry, str], ...]] = {}


def _entries(form: str) -> tuple[tuple[Entry, str], ...]:
    """Entries that a token may begin, with the clitic that stands before; kept, as the same words come again."""
    known = _entries_of.get(form)
    if known is None:
        known = tuple(_strip(form))
        if len(_entries_of) > 200_000:
            _entries_of.clear()
        _entries_of[form] = known
    return known


def _strip(form: str) -> list[tuple[Entry, str]]:
    lexicon = _lexicon()
    found = [(e, "") for e in lexicon.get(form, ())]
    rest, lead = form, ""
    if len(form) > 2 and form[0] in "وف":
        rest, lead = form[1:], form[0]
        found += [(e, lead) for e in lexicon.get(rest, ()) if e[2] != "bound" or e[1] not in ("month", "hmonth")]
    if len(rest) > 3 and rest.startswith("لل"):
        found += [(e, lead + "ل") for e in lexicon.get("ال" + rest[2:], ())]
    if len(rest) > 3 and rest[0] in "بلك":
        allowed = (
            "month",
            "hmonth",
            "weekday",
            "dayword",
            "theunit",
            "unit",
            "edge",
            "part",
            "clock",
            "holiday",
            "season",
            "#ordinal",
            "lastnight",
        )
        found += [(e, lead + rest[0]) for e in lexicon.get(rest[1:], ()) if e[1] in allowed and e[2] not in ("bound", "numbered")]
    return found


class Words:
    """The tokens of a text with their readings. Built once for a text; the grammar asks it, and does not change it."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.forms = [t.form for t in text.tokens]
        self.readings: dict[int, list[tuple[Reading, int]]] = {}
        for i, form in enumerate(self.forms):
            entries = _entries(form)
            if entries:
                fitting = [(self._reading(e, stuck), i + len(e[0])) for e, stuck in entries if self._fits(e[0], i)]
                if fitting:
                    self.readings[i] = fitting
        self._leave_out_names()

    def _leave_out_names(self) -> None:
        """«روسيا اليوم» is an outlet and «كل يوم» is "every day": no word in them is a time."""
        named = [(i, end) for i, found in self.readings.items() for r, end in found if r.kind == "name" and "ل" not in r.stuck]
        for first, end in named:
            for i in range(first, end):
                self.readings.pop(i, None)

    @staticmethod
    def _reading(entry: Entry, stuck: str) -> Reading:
        words, kind, value, number = entry
        return Reading(kind, value, number, words, stuck)

    def _fits(self, words: tuple[str, ...], i: int) -> bool:
        return len(words) == 1 or tuple(self.forms[i + 1 : i + len(words)]) == words[1:]

    def __len__(self) -> int:
        return len(self.forms)

    def form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def at(self, i: int, *kinds: str) -> tuple[Reading, int] | None:
        """The longest reading of one of the kinds at token `i`, and the token after it."""
        return next((r for r in self.readings.get(i, ()) if r[0].kind in kinds), None)

    def skip(self, i: int, *kinds: str) -> int:
        """Past a word of one of the kinds, if one stands there."""
        hit = self.at(i, *kinds)
        return hit[1] if hit is not None else i

    def sign(self, i: int, signs: str) -> int:
        """Past one of the signs, if one stands there."""
        return i + 1 if self.form(i) and self.form(i) in signs else i

    def number(self, i: int) -> Number | None:
        """A number up to 99, in words or digits, or a number of any size in plain digits."""
        form = self.form(i)
        if form == "ال":  # «ال 48 ساعة»
            after = self.number(i + 1)
            return after if after is not None and after.digits else None
        if form.isdigit():
            return Number(int(form), i + 1, False, True) if len(form) < 6 else None
        hit = self.at(i, "#ordinal", "#unit", "#tens")
        return None if hit is None else self._compound(hit)

    def _compound(self, hit: tuple[Reading, int]) -> Number:
        """«ثلاثة وعشرون», «الثالث عشر», «الحادي والعشرون», «اثنا عشر»."""
        reading, end = hit
        ordinal = reading.kind == "#ordinal"
        if reading.kind != "#tens":
            tens = self.at(end, "#tens")
            if tens is not None and tens[0].stuck.startswith("و") and reading.number < 12:
                return Number((reading.number if reading.number != 11 else 1) + tens[0].number, tens[1], ordinal, False)
            ten = self.at(end, "#ten")
            if ten is not None and not ten[0].stuck and reading.number < 12:
                return Number((reading.number if reading.number != 11 else 1) + 10, ten[1], ordinal, False)
        return Number(reading.number, end, ordinal, False)

    def joined(self, i: int) -> bool:
        """Whether token `i` begins in the same sentence as the one before and nothing but blanks stands between."""
        return 0 < i < len(self) and "\n" not in self.text.folded[self.text.tokens[i - 1].end : self.text.tokens[i].start]

    @cached_property
    def _sentence_of(self) -> list[int]:
        return [n for n, s in enumerate(self.text.sentences) for _ in range(s.first, s.last)]

    def same_sentence(self, i: int, j: int) -> bool:
        whole = self._sentence_of
        return i < len(whole) and j < len(whole) and whole[i] == whole[j]

    def future_before(self, i: int) -> bool:
        """Whether the words before point ahead: «سيعقد ... الأحد» (will be held on Sunday), «من المقرر أن»."""
        for j in range(i - 1, max(-1, i - 9), -1):
            if not self.same_sentence(i, j) or self.form(j) in ".،,؛:":
                return False
            if self.at(j, "future") is not None:
                return True
            form = self.form(j)
            if _FUTURE.fullmatch(form) and not form.lstrip("وف").startswith(_not_future()):
                return True
        return False
