"""What the days of two tellings say for and against their being of one incident.

Invariant: pure and symmetric; where a day is not said, nothing stands in for it but what the words and the publication allow.
"""

from __future__ import annotations

import math
from datetime import timedelta

from sijill.linking.candidate import Candidate
from sijill.linking.found import Evidence, nothing
from sijill.model import Interval

#: What it says that two with no day were published on one, and within three: posts tell of what has just been.
_AT_ONCE, _SOON = 0.8, 0.5
#: What it says that no day and no publication tie two tellings together: that it takes more of the rest.
_UNDATED = -0.15
#: Hours from which two parts of one day lie apart; what it says that they do, and how much more with each hour: dawn and evening
#: are two strikes unless the toll or the wording is one.
_HOURS_APART, _OTHER_HOURS, _AN_HOUR_MORE = 3.0, -0.5, -1 / 12
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
    if longest == 1 and (apart := _hours_apart(left, right)) >= _HOURS_APART:
        return Evidence("day", max(-1.0, _OTHER_HOURS + _AN_HOUR_MORE * (apart - _HOURS_APART)), "at_other_hours", said)
    return Evidence("day", 1.0 / math.sqrt(longest), "on_one_day" if longest == 1 else "within_days", said)


def _hours_apart(left: Interval, right: Interval) -> float:
    """Between the parts of the day that the words put the two into, as dawn and evening; 0 where they do not say."""
    return min((max(0.0, max(a, c) - min(b, d)) for a, b in _hours(left) for c, d in _hours(right)), default=0.0)


def _hours(when: Interval) -> list[tuple[float, float]]:
    """A night is both ends of its day: whether it is the one before or after, the word does not tell."""
    if when.from_time is None or when.to_time is None:
        return []
    start, end = (at.hour + at.minute / 60 for at in (when.from_time, when.to_time))
    return [(start, end)] if start <= end else [(0.0, end), (start, 24.0)]


def _two_publications(left: Candidate, right: Candidate) -> Evidence:
    if left.published is None or right.published is None:
        return _two_weekdays(left, right)
    gap = days_apart(left.published, right.published)
    longest = max(left.published.days, right.published.days)
    if gap <= 2 and longest <= 7:
        return Evidence("day", _SOON, "published_soon", {"gap": gap}) if gap else Evidence("day", _AT_ONCE, "published_at_once")
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
