"""What the days of two tellings say for and against their being of one incident.

Invariant: pure and symmetric; where a day is not said, nothing stands in for it but what the words and the publication allow.
"""

from __future__ import annotations

import math
from datetime import time, timedelta

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


def day(left: Candidate, right: Candidate) -> Evidence:
    if left.when is not None:
        return _day_and_publication(left.when, right) if right.when is None else _two_days(left.when, right.when)
    return _two_publications(left, right) if right.when is None else _day_and_publication(right.when, left)


def adrift(found: Evidence) -> bool:
    """Whether neither a day nor a publication ties the two together."""
    return found.name == "day" and found.score == _UNDATED


def _two_days(left: Interval, right: Interval) -> Evidence:
    gap = days_apart(left, right)
    if gap > 0:
        first, second = (left, right) if left.latest < right.earliest else (right, left)
        return Evidence("day", 0.0 if gap == 1 else -1.0, "days_apart", {"gap": gap, "first": first, "second": second})
    longest = max(left.days, right.days)
    said = {"day": Interval(max(left.earliest, right.earliest), min(left.latest, right.latest))}
    if longest == 1 and _other_hours(left, right):
        return Evidence("day", _OTHER_HOURS, "at_other_hours", said)
    return Evidence("day", 1.0 / math.sqrt(longest), "on_one_day" if longest == 1 else "within_days", said)


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
        return Evidence("day", 0.5, "published_soon", {"gap": gap}) if gap else Evidence("day", 0.5, "published_at_once")
    if gap > 30:
        return Evidence("day", -0.5, "published_far_apart", {"gap": gap})
    return nothing("day", "published_later")


def _day_and_publication(when: Interval, undated: Candidate) -> Evidence:
    published = undated.published
    if when.days > 10:
        return Evidence("day", _UNDATED, "nothing_dates_both")
    if published is None:
        return _day_and_weekday(when, undated)
    if published.latest < when.earliest:
        early = (when.earliest - published.latest).days
        return Evidence("day", 0.0 if early <= 1 else -1.0, "published_too_early", {"early": early, "day": when})
    late = (published.earliest - when.latest).days
    if late <= 3 and published.days <= 7:
        return Evidence("day", 0.6, "published_thereupon", {"day": when})
    if late > 30 and not undated.telling.background:
        return Evidence("day", -0.5, "published_too_late", {"late": late, "day": when})
    return nothing("day", "one_is_dated", {"day": when})


def _two_weekdays(left: Candidate, right: Candidate) -> Evidence:
    mine, other = left.weekdays, right.weekdays
    if len(mine) != 1 or len(other) != 1:
        return Evidence("day", _UNDATED, "nothing_dates_both")
    one, two = sorted((*mine, *other))
    if one == two:
        return Evidence("day", _ONE_WEEKDAY / 2, "one_weekday", {"weekday": one})
    return Evidence("day", _OTHER_WEEKDAY, "other_weekdays", {"one": one, "other": two})


def _day_and_weekday(when: Interval, undated: Candidate) -> Evidence:
    """«اليوم الأربعاء» (today, Wednesday) in a report of no date is one day in seven."""
    if len(undated.weekdays) != 1 or when.days > 3:
        return Evidence("day", _UNDATED, "nothing_dates_both")
    (weekday,) = undated.weekdays
    gap, said = _weekday_gap(when, weekday), {"weekday": weekday, "day": when}
    if gap == 0:
        return Evidence("day", _ONE_WEEKDAY, "weekday_fits", said)
    return Evidence("day", _UNDATED if gap == 1 else _OTHER_WEEKDAY, "weekday_fits_not", said)


def _weekday_gap(when: Interval, weekday: int) -> int:
    """Days from the nearest such weekday (Monday is 1)."""
    gaps = ((weekday - (when.earliest + timedelta(days=n)).isoweekday()) % 7 for n in range(when.days))
    return min(min(gap, 7 - gap) for gap in gaps)
