"""Which of a report's dates are printed date lines, and where its furniture begins.

Invariant: a date line stands by itself, after the name of who posts at the very beginning, or after the last full stop; a date
within a sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.arabic.text import Text, analyse
from sijill.arabic.times import TimeFind, find_times

_HEAD = 160  # a poster's name and the date stand within the first lines of a post
_PARAGRAPH = 150  # a line longer than this is prose
_STOPS = (".", "!", "؟")
_CLOCK = re.compile(r"\W*\d\d?:\d\d")


@cache
def _words(kind: str) -> tuple[str, ...]:
    """Folded words of `data/datelines.tsv`: labels of date lines, those of a later touch, other words that may stand on one,
    and headings of furniture."""
    found = []
    for row in table("sijill.intake", "datelines.tsv", ("kind", "words", "source")):
        if row["kind"] not in ("label", "update", "filler", "heading"):
            raise row.wrong(f"no label, update, filler or heading: {row['kind']}")
        if row["kind"] == kind:
            found.append(fold(row["words"]))
    return tuple(found)


def closing(text: Text) -> int:
    """The folded offset at which related headlines, comments and the like begin; the text's length where none do."""
    folded = text.folded
    here = (w for w in _words("heading") if w in folded)  # looking for the words is a fiftieth of looking at each line for them
    ends = [m.start() for w in here for m in re.finditer(rf"(?m)^\s*{re.escape(w)}\s*:?\s*(?:\(\d+\))?$", folded)]
    past = [e for e in ends if e > min(200, len(folded) // 4)]
    return min(past, default=len(folded))


def dateline_finds(text: Text, finds: Sequence[TimeFind]) -> Iterator[TimeFind]:
    """Full dates that are printed as date lines, in order."""
    end = closing(text)
    for find in finds:
        named = find.value.named
        if find.value.interval is None or named.day is None or named.month is None or named.year is None or named.hijri:
            continue
        if find.value.interval.days > 1 or find.start > end or named.today is not None:
            continue
        if (
            (alone(text.folded, find, finds) and _above(text.folded, find))
            or (find.start < _HEAD and find.value.line)
            or _signs(text.folded, find)
            or _ends(text.folded, find)
        ):
            yield find


def days_of_line(line: str) -> Iterator[date]:
    """The full days that a line prints which is a date line and nothing else: «نُشر في 22 تموز 2019 - 14:30»."""
    text = analyse(line)
    for find in dateline_finds(text, find_times(text, None)):
        if find.value.interval is not None:
            yield find.value.interval.earliest


def _above(folded: str, find: TimeFind) -> bool:
    """Whether the line stands at the head, before the report is told: after three paragraphs it dates something else."""
    return sum(len(line) > _PARAGRAPH for line in folded[: find.start].split("\n")) < 3


def _line(folded: str, find: TimeFind) -> tuple[str, str]:
    start = folded.rfind("\n", 0, find.start) + 1
    end = folded.find("\n", find.end)
    return folded[start : find.start], folded[find.end : end if end >= 0 else len(folded)]


def alone(folded: str, find: TimeFind, finds: Iterable[TimeFind]) -> bool:
    """Whether the line holds nothing but the date, a clock time, the same day of another calendar and labels such as
    «نشر في», «آخر تحديث»."""
    before, after = _line(folded, find)
    first, last = find.start - len(before), find.end + len(after)
    rest = f"{before} {after}"
    for other in finds:
        if other is not find and first <= other.start and other.end <= last:
            rest = rest.replace(folded[other.start : other.end], " ")
    for label in sorted(_words("label") + _words("update") + _words("filler"), key=len, reverse=True):
        rest = rest.replace(label, " ")
    return len(re.sub(r"[\W\d_]+|\b(?:gmt|am|pm|ص|م)\b", "", rest)) <= 3


def labelled(folded: str, find: TimeFind) -> bool:
    """Whether a clock time or a label («تاريخ النشر:») stands with the date: such a line is of the report, not of the page."""
    interval = find.value.interval
    before, after = _line(folded, find)
    clocked = (interval is not None and interval.from_time is not None) or _CLOCK.match(after) is not None
    return clocked or any(label in before for label in _words("label") + _words("update"))


def touched(folded: str, find: TimeFind) -> bool:
    """Whether the line says when the page was last changed («آخر تحديث»), which may be long after it was published."""
    before = _line(folded, find)[0]
    return any(label in before for label in _words("update"))


def masthead(folded: str, find: TimeFind) -> bool:
    """Whether the date opens the page and is the page's own: the day on which it was fetched. It has no clock time, and
    a ticker follows (five headlines, none with a full stop), or, under a weekday, a line that is no prose."""
    if folded[: find.start].strip() or labelled(folded, find):
        return False
    lines = [line.strip() for line in folded[find.end : find.end + 1200].split("\n")[1:8] if line.strip()]
    headlines = [line for line in lines[:6] if 15 < len(line) < 110 and line[-1] not in ".؟!" and ". " not in line]
    weekday = find.value.named.weekday is not None and bool(lines) and not _line(folded, find)[1].strip()
    return len(headlines) >= 5 or (weekday and len(lines[0]) <= _PARAGRAPH)


def _signs(folded: str, find: TimeFind) -> bool:
    """«— name (@name) May 1, 2023»: the signature of a quoted post."""
    before, after = _line(folded, find)
    return before.startswith(("—", "–", "-")) and "@" in before and not after.strip()


def _ends(folded: str, find: TimeFind) -> bool:
    """«….8/9/2021»: after its last full stop a report has the date alone."""
    return not folded[find.end :].strip() and folded[: find.start].rstrip().endswith(_STOPS)
