"""What the days of two tellings say for and against their being of one incident.

Invariant: pure and symmetric; where a day is not said, nothing stands in for it but what the words and the publication allow.
"""

from __future__ import annotations

import math
from calendar import day_name
from datetime import date, time, timedelta

from sijill.linking.candidate import Candidate
from sijill.linking.found import Evidence, nothing
from sijill.model import Interval

#: What it says that no day and no publication tie two tellings together: that it takes more of the rest.
_UNDATED = -0.15
#: What it says that one day is told of at other hours, and by how many hours those lie apart.
_OTHER_HOURS, _HOURS_APART = 0.3, 3.0
#: What it says that a day is of the weekday which is all that the other says, and that it is not.
_ONE_WEEKDAY, _OTHER_WEEKDAY = 0.5, -0.8


def days_apart(left: Interval, right: Interval) -> int:
    """0 where they share a day."""
    return max(0, (max(left.earliest, right.earliest) - min(left.latest, right.latest)).days)


def in_words(when: Interval) -> str:
    def say(day: date) -> str:
        return f"{day.day} {day:%B %Y}"

    return say(when.earliest) if when.days == 1 else f"{say(when.earliest)} to {say(when.latest)}"


def day(left: Candidate, right: Candidate) -> Evidence:
    if left.when is not None and right.when is not None:
        return _two_days(left.when, right.when)
    if left.when is None and right.when is None:
        return _two_publications(left, right)
    dated, other = (left, right) if left.when is not None else (right, left)
    return _day_and_publication(dated.when, other) if dated.when is not None else nothing("day", "no day said")


def adrift(found: Evidence) -> bool:
    """Whether neither a day nor a publication ties the two together."""
    return found.name == "day" and found.score == _UNDATED


def _two_days(left: Interval, right: Interval) -> Evidence:
    gap = days_apart(left, right)
    if gap > 0:
        score = 0.0 if gap == 1 else -1.0
        first, second = (left, right) if left.latest < right.earliest else (right, left)
        return Evidence("day", score, f"{gap} day{'s' * (gap > 1)} apart: {in_words(first)} and {in_words(second)}")
    longest = max(left.days, right.days)
    shared = left.within(right)
    said = in_words(shared) if shared is not None else in_words(left)
    if longest == 1 and _other_hours(left, right):
        return Evidence("day", _OTHER_HOURS, f"both on {said}, at other hours")
    return Evidence("day", 1.0 / math.sqrt(longest), f"both {'on' if longest == 1 else 'within'} {said}")


def _other_hours(left: Interval, right: Interval) -> bool:
    """Whether the words put the two into parts of the day that lie apart, as dawn and evening do."""
    if None in (left.from_time, left.to_time, right.from_time, right.to_time):
        return False
    first, second = sorted((_hours(left), _hours(right)))
    return second[0] - first[1] >= _HOURS_APART


def _hours(when: Interval) -> tuple[float, float]:
    def hour(at: time | None) -> float:
        return 0.0 if at is None else at.hour + at.minute / 60

    return hour(when.from_time), hour(when.to_time)


def _two_publications(left: Candidate, right: Candidate) -> Evidence:
    if left.published is None or right.published is None:
        return _two_weekdays(left, right)
    gap = days_apart(left.published, right.published)
    longest = max(left.published.days, right.published.days)
    if gap <= 2 and longest <= 7:
        return Evidence("day", 0.5, f"no day said, but published {gap} days apart" if gap else "no day said, but published at one time")
    if gap > 30:
        return Evidence("day", -0.5, f"no day said, and published {gap} days apart")
    return nothing("day", "no day said, published some days apart")


def _day_and_publication(when: Interval, undated: Candidate) -> Evidence:
    published = undated.published
    if when.days > 10:
        return Evidence("day", _UNDATED, "nothing dates both")
    if published is None:
        return _day_and_weekday(when, undated)
    if published.latest < when.earliest:
        early = (when.earliest - published.latest).days
        score = 0.0 if early <= 1 else -1.0
        return Evidence("day", score, f"one says no day, and was published {early} days before the other's, {in_words(when)}")
    late = (published.earliest - when.latest).days
    if late <= 3 and published.days <= 7:
        return Evidence("day", 0.6, f"one says no day, but was published within days of the other's, {in_words(when)}")
    if late > 30 and not undated.telling.background:
        return Evidence("day", -0.5, f"one says no day, and was published {late} days after the other's, {in_words(when)}")
    return nothing("day", f"one says no day, the other {in_words(when)}")


def _two_weekdays(left: Candidate, right: Candidate) -> Evidence:
    mine, other = left.weekdays, right.weekdays
    if len(mine) != 1 or len(other) != 1:
        return Evidence("day", _UNDATED, "nothing dates both")
    (one,), (two,) = mine, other
    if one == two:
        return Evidence("day", _ONE_WEEKDAY / 2, f"no date in either, but both say {day_name[one - 1]}")
    return Evidence(
        "day", _OTHER_WEEKDAY, f"no date in either, and one says {day_name[min(one, two) - 1]}, the other {day_name[max(one, two) - 1]}"
    )


def _day_and_weekday(when: Interval, undated: Candidate) -> Evidence:
    """«اليوم الأربعاء» (today, Wednesday) in a report of no date is one day in seven."""
    if len(undated.weekdays) != 1 or when.days > 3:
        return Evidence("day", _UNDATED, "nothing dates both")
    (said,) = undated.weekdays
    gap, name = _weekday_gap(when, said), day_name[said - 1]
    if gap == 0:
        return Evidence("day", _ONE_WEEKDAY, f"one says only {name}, and {in_words(when)} was one")
    return Evidence("day", _UNDATED if gap == 1 else _OTHER_WEEKDAY, f"one says only {name}, and {in_words(when)} was not")


def _weekday_gap(when: Interval, weekday: int) -> int:
    """Days from the nearest such weekday (Monday is 1)."""
    gaps = ((weekday - (when.earliest + timedelta(days=n)).isoweekday()) % 7 for n in range(when.days))
    return min(min(gap, 7 - gap) for gap in gaps)
