"""Days and times in Arabic text, each as an interval of days on the report's day.

Invariant: nothing is guessed. Without the report's day a relative word has no interval, and says why; where the report's
day is itself a stretch, so is what is told from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from sijill.arabic import times_meaning as means
from sijill.arabic.calendar import Stretch
from sijill.arabic.text import Text, analyse
from sijill.arabic.times_ago import ago, gone
from sijill.arabic.times_anchor import own_day
from sijill.arabic.times_begun import going_on
from sijill.arabic.times_counts import count
from sijill.arabic.times_dates import Parsed, longest
from sijill.arabic.times_days import numbered_alone
from sijill.arabic.times_elsewhere import told_elsewhere
from sijill.arabic.times_lasting import lasting
from sijill.arabic.times_lines import Line, date_lines
from sijill.arabic.times_meaning import Meaning, Named, Resolve, TimeKind
from sijill.arabic.times_parts import clock_alone
from sijill.arabic.times_portions import days_of_whole
from sijill.arabic.times_ranges import during, period, since, since_afar, thence
from sijill.arabic.times_spans import from_to, two_days
from sijill.arabic.times_words import Words
from sijill.arabic.times_years import in_year_told
from sijill.model import Interval, Span

__all__ = ["Named", "TimeFind", "TimeKind", "TimeValue", "find_times", "parse_time"]

_NO_ANCHOR = "told from the report's day, which is not known"
_YEAR_CUES = ("in", "since", "from", "to", "during", "edge", "season", "between")


class TimeValue(NamedTuple):
    """`interval` is `None` where the words or the lack of a report's day leave it open; `reason` then says why.

    `other` is the second use of words that have two: «منذ يومين» is the day two days ago (`interval`) or the stretch
    since then (`other`). `named` are the parts of a date as the words gave them, and `way` which way they point («الماضي»
    -1, «الجاري» 0, «المقبل» 1), for dating a report.
    """

    interval: Interval | None
    kind: TimeKind
    reason: str
    other: Interval | None = None
    named: Named = Named()
    way: int | None = None
    hours: tuple[time, time] | None = None  #: of a clock time with no day beside it
    vague: bool = False  #: hardly tells when anything happened: «الآن», «قبل أيام», «خلال السنوات الأخيرة»
    line: bool = False  #: an English date line, which stands over what an Arabic report tells


class TimeFind(NamedTuple):
    """A time in a text, in the form of the reader's finds: `start`, `end` of the folded text, `span` of the raw one."""

    kind: str
    span: Span
    start: int
    end: int
    value: TimeValue


def find_times(text: Text, anchor: Interval | None) -> list[TimeFind]:
    """Every time in the text, in order; «منذ … X» with words between is found as a whole, and X within it too.

    `anchor`: the day of the report, or the days it may be of. Where the text says «اليوم الخميس» and the anchor is not
    that weekday but a few days off it, relative words are told from that Thursday.
    """
    w, found = text.once(Words), text.once(_all_meanings)
    lines = list(date_lines(text.folded)) if "20" in text.folded or "19" in text.folded else []
    day = own_day(found, anchor, lines)
    finds = [_found(text, m, start, end, day) for m, start, end in found]
    if day is not None:
        finds = in_year_told(text, [m for m, _, _ in found], finds, day)
        finds = [going_on(text, f, day) if (i := f.value.interval) is not None and i.latest < day.earliest else f for f in finds]
        finds = lasting(w, finds, day)
    if any(m.step is not None or m.back is not None or m.onward for m, _, _ in found):
        finds = told_elsewhere(text, [m for m, _, _ in found], finds, day)
    finds += [_line(text, line) for line in lines]
    return sorted(_without_inner(finds), key=lambda f: (f.start, -f.end))


def clocks_on_day(finds: Sequence[TimeFind], anchor: Interval | None) -> list[TimeFind]:
    """The clock times of a text that names no day at all, on the report's day («دوى انفجار الساعة 9:30»); all else as found.

    For showing what was found; the reader takes a clock time with no day for no day.
    """
    if anchor is None or anchor.days > 1 or any(f.value.kind not in ("clock", "duration") for f in finds):
        return list(finds)
    return [_on_day(f, anchor) for f in finds]


def _on_day(find: TimeFind, anchor: Interval) -> TimeFind:
    hours = find.value.hours
    if hours is None:
        return find
    interval = Interval(anchor.earliest, anchor.latest, "relative", *hours)
    return find._replace(value=find.value._replace(interval=interval, reason="a time of day with no day beside it, on the report's"))


def _without_inner(finds: list[TimeFind]) -> list[TimeFind]:
    """Drops what an English date line covers, the same day twice, or cuts: «درعا 24March 25, 2025» is no 24 March."""
    lines = [f for f in finds if f.value.line]
    if not lines:
        return finds
    return [f for f in finds if f.value.line or not any(f.start < g.end and g.start < f.end for g in lines)]


def _all_meanings(text: Text) -> list[tuple[Meaning, int, int]]:
    return list(_meanings(text.once(Words)))


def _meanings(w: Words) -> Iterator[tuple[Meaning, int, int]]:
    """Meanings with their folded offsets."""
    text, done = w.text, 0
    for i in w.beginnings:
        if i < done:
            continue
        here = w.readings.get(i, ())
        wide = since_afar(w, i) if "since" in here else two_days(w, i) if "weekday" in here else None
        parsed = _at(w, i)
        if wide is not None and (parsed is None or wide.end > parsed.end):
            yield wide.meaning, text.starts[i], text.ends[wide.end - 1]
        if parsed is None or parsed.end <= i:
            continue
        first = _first(w, i)
        if not _blocked(w, i, parsed):
            yield parsed.meaning, text.starts[first], text.ends[parsed.end - 1]
        done = parsed.end


def _first(w: Words, i: int) -> int:
    """Past a bare preposition at the edge: the words of the time itself."""
    hit = w.at(i, "in") if i in w.readings else None
    return hit[1] if hit is not None and hit[1] < len(w) else i


_COUNTED = frozenset(("unit", "theunit", "few", "about", "over", "under", "half", "#ordinal", "#unit", "#tens"))
_COUNTED_IN = _COUNTED | {"in", "last"}
_RULES: tuple[tuple[Callable[[Words, int], Parsed | None], frozenset[str], bool], ...] = (
    # the rule, the words that it begins with, whether it may begin with digits
    (since, frozenset(("since",)), False),
    (thence, frozenset(("thence",)), False),
    (ago, frozenset(("ago", "after")), False),
    (during, _COUNTED | {"during", "in", "last"}, True),
    (gone, _COUNTED, True),
    (days_of_whole, _COUNTED | {"from", "between", "in"}, True),
    (numbered_alone, frozenset(("cue", "in")), False),
)


def _at(w: Words, i: int) -> Parsed | None:
    """The longest time that begins at token `i`."""
    here, digits = w.readings.get(i, {}), i not in w.readings
    if len(here) == 1 and "in" in here and not _after_in(w, i + len(here["in"].words)):  # as most prepositions
        return None
    after_cue = digits and w.at(i - 1, *_YEAR_CUES) is not None
    if digits and not after_cue and not w.goes_on(i):  # «1450 مدنيا»
        return None
    plain = period(w, i, after_cue=after_cue)
    found = [plain, *(rule(w, i) for rule in _rules(tuple(here), digits=digits))]
    if plain is not None or digits or not here.keys().isdisjoint(("from", "between", "pair", "#ordinal")):
        found.append(from_to(w, i, plain))
    now = w.at(i, "now") if "now" in here else None
    if now is not None:
        found.append(Parsed(now[1], means.days_away(0)._replace(vague=now[0].value == "still")))
    best = longest(found)
    alone = clock_alone(w, i)
    return alone[0] if alone is not None and (best is None or alone[0].end > best.end) else best


def _after_in(w: Words, i: int) -> bool:
    """Whether token `i` may make a time of the bare preposition before it: «في 48 ساعة»; «في مارس» is found at the month."""
    form = w.form(i)
    return form[:1].isdigit() or form == "ال" or not _COUNTED_IN.isdisjoint(w.readings.get(i, ()))


@lru_cache(maxsize=4096)
def _rules(kinds: tuple[str, ...], *, digits: bool) -> tuple[Callable[[Words, int], Parsed | None], ...]:
    """The rules that a token with readings of these kinds, or of digits, may begin."""
    return tuple(rule for rule, begin, numeric in _RULES if not begin.isdisjoint(kinds) or (digits and numeric))


def _blocked(w: Words, i: int, parsed: Parsed) -> bool:
    """«حرب أكتوبر», «شارع 17 تموز», «#جمعة_…»: a name with a date in it. A full date stays one."""
    if parsed.meaning.named.year is not None and parsed.meaning.named.month is not None:
        return False
    before, after = w.form(i - 1), w.form(parsed.end)
    if before in ("_", "#") or after == "_":
        return True
    if before in ('"', "«", "“") and parsed.meaning.named.month is not None and after in ('"', "»", "”"):
        return True  # «26 سبتمبر» is a newspaper
    if i - 1 not in w.readings and i - 2 not in w.readings:  # as mostly nothing before says anything of time
        return False
    hit = next((hit[0] for j in (1, 2) if (hit := w.at(i - j, "block")) is not None and hit[1] == i), None)
    if hit is None or parsed.meaning.kind == "since" or not w.same_sentence(i - 1, i):
        return False
    return parsed.meaning.named.month is not None or (hit.value == "day" and parsed.meaning.named.weekday is not None)


def _on(resolve: Resolve, anchor: Interval) -> Stretch | None:
    """Resolved on the first and the last day of the anchor, and all between."""
    first = resolve(anchor.earliest)
    if first is None or anchor.days == 1:
        return first
    last = resolve(anchor.latest)
    return None if last is None else (min(first[0], last[0]), max(first[1], last[1]))


def _interval(meaning: Meaning, resolve: Resolve, anchor: Interval | None) -> Interval | None:
    days = Interval.day(date(2000, 1, 1)) if meaning.fixed else anchor
    stretch = None if days is None else _on(resolve, days)
    if stretch is None:
        return None
    hours: tuple[time | None, time | None] = meaning.hours or (None, None)
    return Interval(stretch[0], stretch[1], "stated" if meaning.fixed else "relative", hours[0], hours[1])


def _value(meaning: Meaning, anchor: Interval | None) -> TimeValue:
    interval = _interval(meaning, meaning.resolve, anchor)
    other = None if meaning.other is None else _interval(meaning._replace(fixed=False), meaning.other, anchor)
    if meaning.why:
        reason = meaning.why
    elif meaning.fixed:
        reason = "said outright"
    elif anchor is None:
        reason = _NO_ANCHOR
    else:
        reason = "told from the report's day" if interval is not None else "no such day near the report's"
    hours = meaning.hours if meaning.kind == "clock" else None
    return TimeValue(interval, meaning.kind, reason, other, meaning.named, meaning.way, hours, meaning.vague)


def _found(text: Text, meaning: Meaning, start: int, end: int, anchor: Interval | None) -> TimeFind:
    return TimeFind("time", text.map.span(start, end), start, end, _value(meaning, anchor))


def _line(text: Text, line: Line) -> TimeFind:
    interval = Interval(line.day, line.day, "stated", line.at, line.at)
    named = Named(line.day.day, line.day.month, line.day.year)
    return TimeFind(
        "time",
        text.map.span(line.start, line.end),
        line.start,
        line.end,
        TimeValue(interval, "day", "date line, said outright", None, named, line=True),
    )


def parse_time(words: str, anchor: date | datetime) -> Interval | None:
    """What the words say on that day, where all of them together are one time; `None` where they are not.

    Words with two uses are taken as the point: «منذ أسبوعين» is the day two weeks ago, and «هذا الأسبوع» as calendars count.
    A clock time alone is on the day.
    """
    text = analyse(words)
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    line = next(date_lines(text.folded), None)
    if line is not None:
        return Interval(line.day, line.day, "stated", line.at, line.at)
    best = _longest(Words(text))
    if best is None:
        return None
    on = Interval(day, day, "given")
    if best.meaning.kind == "clock" and best.meaning.hours is not None:
        return Interval(day, day, "relative", *best.meaning.hours)
    if best.meaning.calendar is not None:
        return _interval(best.meaning, best.meaning.calendar, on)
    value = _value(best.meaning, on)
    return value.other if value.kind == "since" and value.other is not None and _counted(text, best) else value.interval


def _longest(w: Words) -> Parsed | None:
    found = [p for i in range(len(w)) if (p := _at(w, i)) is not None and p.end > i]
    return max(found, key=lambda p: (p.meaning.kind != "clock", p.end), default=None)


def _counted(text: Text, best: Parsed) -> bool:
    """Whether the time is «منذ» and a number of units, which may mean the point: not «منذ العام الماضي»."""
    w = Words(text)
    counts = (count(w, i + 1) for i in range(len(w)) if w.at(i, "since") is not None)
    return any(c is not None and c.end == best.end and c.n is not None and c.unit not in ("day", "hour") for c in counts)
