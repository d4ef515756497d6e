"""When a report was published, from what came with it or from its own words.

Invariant: a day given with the report is never argued with; a day worked out carries its reasons, and where the words
bound it no closer than about three years there is none. The day of reading plays no part: the same report gets the same date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sijill.arabic.calendar import Stretch, gregorian_day, gregorian_month, years_of_weekday
from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.arabic.text import Text, analyse
from sijill.arabic.times import TimeFind, find_times
from sijill.intake.datelines import alone, closing, dateline_finds, labelled, masthead, touched
from sijill.knowledge.offices import bounds, horizon
from sijill.model import Dating, Interval, Report

_FIRST = date(1990, 1, 1)
_WIDEST = 3 * 366
_TWELVE_MONTHS = timedelta(days=365)
Windows = list[Stretch]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The report is of a day in one of the windows. `sure` 5: a printed date line; 4: the writer's own day with its year;
    3: something told that cannot lie ahead; 2: the writer's own day without its year; 1: offices and directions."""

    windows: tuple[Stretch, ...]
    sure: int
    reason: str
    upper: bool = True  #: whether it says how late the report may be, and not only how early


def date_report(report: Report, text: Text | None = None) -> Dating:
    """The given date where there is one (basis given); else what the words allow (basis inferred), or none."""
    if report.published is not None:
        return Dating(report.published, ("given with the report",))
    text = analyse(report.text) if text is None else text
    last = horizon() if report.retrieved_at is None else report.retrieved_at.date()
    return _weigh(sorted(_evidence(text, last), key=lambda e: -e.sure), last)


def _weigh(evidence: Iterable[Evidence], last: date) -> Dating:
    """Narrow by one piece of evidence after another, the surest first; one that contradicts the surer is set aside."""
    windows: Windows = [(_FIRST, last)]
    reasons: list[str] = []
    bounded = exact = False
    for piece in evidence:
        narrowed = _meet(windows, piece.windows)
        if not narrowed:
            reasons.append(f"set aside, against surer words: {piece.reason}")
            continue
        if narrowed != windows:
            windows = narrowed
            reasons.append(piece.reason)
            bounded, exact = bounded or piece.upper, exact or piece.sure in (2, 4, 5)
    if len(windows) > 1 and exact:
        reasons.append(f"of {len(windows)} years that make it true, the latest")
        windows = windows[-1:]
    lo, hi = windows[0][0], windows[-1][1]
    if not bounded or (hi - lo).days > _WIDEST:
        return Dating(None, (*reasons, "not bounded within three years by its own words"))
    return Dating(Interval(lo, hi, "inferred"), tuple(reasons))


def _meet(windows: Windows, others: Iterable[Stretch]) -> Windows:
    met = {(max(a, c), min(b, d)) for a, b in windows for c, d in others if max(a, c) <= min(b, d)}
    return sorted(met)


def _evidence(text: Text, last: date) -> Iterator[Evidence]:
    end = closing(text)
    finds = [f for f in find_times(text, None) if f.start < end and not masthead(text.folded, f)]
    lines = list(dateline_finds(text, finds))
    told = [f for f in finds if f not in lines]
    # a date alone on its line further down is of another headline, and contradicts nothing
    yield from _printed(text, lines, [f for f in told if not (f.value.named.year is not None and alone(text.folded, f, finds))])
    for find in told:
        yield from _told(text, find, last)
    yield from _running_years(text, end, last)
    for bound in bounds(text.folded[:end]):
        windows = tuple((a, b or last) for a, b in bound.windows if a <= (b or last))
        words = text.map.span(bound.start, bound.end).of(text.raw)
        if windows:
            yield Evidence(
                windows,
                3 if bound.kind == "event" else 1,
                f"{words}: {_said(bound.windows)}",
                upper=any(b is not None for _, b in bound.windows),
            )


def _said(windows: tuple[tuple[date, date | None], ...]) -> str:
    return " or ".join(f"from {a} to {b}" if b is not None else f"not before {a}" for a, b in windows)


def _printed(text: Text, lines: list[TimeFind], others: list[TimeFind]) -> Iterator[Evidence]:
    """The first date line that the report's own words do not contradict; one with a clock time or a label before a bare one,
    the day of publishing before that of a later touch."""
    for find in sorted(lines, key=lambda f: (not labelled(text.folded, f), touched(text.folded, f))):
        interval = find.value.interval
        if interval is None or any(_contradicts(f, interval.earliest) for f in others):
            continue
        words = find.span.of(text.raw)
        later = timedelta(days=1) if _quoted(text, find) else timedelta()
        yield Evidence(((interval.earliest, interval.latest + later),), 5, f"date line {words!r}")
        return


def _quoted(text: Text, find: TimeFind) -> bool:
    """Whether the line signs a quoted post («— name (@name) May 1, 2023»): the report is of that day or the next."""
    start = text.folded.rfind("\n", 0, find.start) + 1
    return "@" in text.folded[start : find.start] and text.folded[start : start + 1] in "—–-"


def _contradicts(find: TimeFind, day: date) -> bool:
    """Whether the words tell of a day that lies after the date line, or «اليوم الخميس» cannot be within two days before it."""
    named, interval = find.value.named, find.value.interval
    if named.today in (0, -1) and named.weekday is not None and named.day is None:
        return (day.isoweekday() - (named.weekday - named.today)) % 7 > 2
    if interval is None or named.year is None or find.value.kind == "since":
        return False
    return interval.earliest > day + timedelta(days=1)


def _told(text: Text, find: TimeFind, last: date) -> Iterator[Evidence]:
    """What one time in the prose says of the report's own day."""
    named, interval = find.value.named, find.value.interval
    words, sure = find.span.of(text.raw), 2 if named.year is None else 4
    if named.hijri or find.value.kind in ("clock", "duration", "anaphor"):
        return
    if named.today is not None and named.day is not None and named.month is not None:
        shift = timedelta(days=named.today)
        if (days := _true_days(find, last)) != ():
            yield Evidence(tuple((d - shift, d - shift) for d in days), sure, f"{words!r} is the writer's own day")
        return
    if named.day is not None and named.weekday is not None and named.month is not None and _leads(text, find):
        days = _true_days(find, last)
        if find.value.way is None and days != ():
            yield Evidence(tuple((d, d + timedelta(days=1)) for d in days), sure, f"{words!r} is what the report leads with")
        elif find.value.way == 0 and days != ():
            yield Evidence(tuple(_month_of(d) for d in days), sure, f"{words!r} is in the report's own month")
        return
    if interval is not None and named.year is not None and not _ahead(text, find):
        if interval.earliest <= last:
            yield Evidence(((interval.earliest, last),), 3, f"tells of {words!r}", upper=False)
        return
    if named.weekday is not None and named.year is None and find.value.way is None and not _ahead(text, find):
        yield from _in_twelve_months(find, words, last)
    yield from _directed(find, words, last)


def _in_twelve_months(find: TimeFind, words: str, last: date) -> Iterator[Evidence]:
    """«الاثنين 25 كانون الأول» (Monday 25 December) further down: without a year, it is of the twelve months before the report."""
    days = _true_days(find, last)
    if days:
        windows = tuple((d, min(d + _TWELVE_MONTHS, last)) for d in days)
        yield Evidence(windows, 1, f"tells of {words!r} without a year", upper=False)


def _true_days(find: TimeFind, last: date) -> tuple[date, ...]:
    """The days that weekday, day and month (and year) can be, up to the last. A weekday that the printed year makes false
    and the year before or after makes true decides: in January the old year is often still printed."""
    named = find.value.named
    if named.day is None or named.month is None:
        return ()
    if named.year is not None:
        near = [] if named.weekday is None else years_of_weekday(named.month, named.day, named.weekday, named.year - 1, named.year + 1)
        years: Iterable[int] = near[-1:] or (named.year,)
    elif named.weekday is not None:
        years = years_of_weekday(named.month, named.day, named.weekday, _FIRST.year, last.year)
    else:
        years = range(_FIRST.year, last.year + 1)
    found = (gregorian_day(y, named.month, named.day) for y in years)
    return tuple(d for d in found if d is not None and d <= last)


def _month_of(day: date) -> Stretch:
    return gregorian_month(day.year, day.month) or (day, day)


def _leads(text: Text, find: TimeFind) -> bool:
    """Whether the words stand in the first two sentences of the report."""
    return text.sentence_at(find.start) < 3


_OWN_YEAR = re.compile(
    r"\b(?:منذ (?:مطلع|بدايه|بدء|اوائل)(?: ال?(?:عام|سنه))?(?: (?:الحالي|الجاري)ه?)?|(?:العام|السنه) (?:الحالي|الجاري)ه?) (?P<year>(?:19|20)\d\d)(?!\d)"
)


def _running_years(text: Text, end: int, last: date) -> Iterator[Evidence]:
    """«منذ مطلع العام 2023», «العام الحالي 2023»: reports count so from the beginning of their own year."""
    for match in _OWN_YEAR.finditer(text.folded, 0, end):
        year = int(match["year"])
        first = date(year, 1, 1)
        if first <= last:
            words = text.map.span(match.start(), match.end()).of(text.raw)
            yield Evidence(((first, min(date(year, 12, 31), last)),), 3, f"{words!r} is told from the report's own year")


@cache
def _stems_ahead() -> re.Pattern[str]:
    """Stems of words by which a date may lie ahead (`data/ahead.tsv`), and verbs of the future («سيجري», will take place)."""
    stems = [re.escape(fold(row["stem"])) for row in table("sijill.intake", "ahead.tsv", ("stem", "gloss", "source"))]
    return re.compile("|".join([*stems, r"(?<!\w)س[يتن]\w{3,}"]))


def _ahead(text: Text, find: TimeFind) -> bool:
    """Whether a dated stretch may still lie ahead: «بحلول عام 2030», «انتخابات 2024 المقبلة»."""
    start = max(text.sentences[text.sentence_at(find.start)].start, find.start - 50)
    return _stems_ahead().search(text.folded, start, min(len(text.folded), find.end + 9)) is not None


def _directed(find: TimeFind, words: str, last: date) -> Iterator[Evidence]:
    """«3 كانون الأول الجاري», «أبريل الماضي»: that the report is of the same month, or of the twelve months after."""
    named, way = find.value.named, find.value.way
    if named.month is None or named.year is not None or way not in (0, -1):
        return
    windows = []
    for year in range(_FIRST.year, last.year + 1):
        month = gregorian_month(year, named.month)
        if month is None:
            continue
        if way == 0:
            windows.append(month)
        else:
            begun = gregorian_day(year, named.month, named.day) if named.day is not None else month[1]
            following = gregorian_month(year + 1, named.month)
            if begun is not None and following is not None:
                windows.append((begun + timedelta(days=1), following[1]))
    yield Evidence(
        tuple((a, min(b, last)) for a, b in windows if a <= last), 1, f"{words!r} is told from the report's own month", upper=False
    )
