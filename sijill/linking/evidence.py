"""What speaks for and against two tellings being of one incident: small functions, each a score and a sentence.

Invariant: every function is pure and symmetric, scores in [-1, 1], 0 where it has nothing to say; and what it says in
words is what it scored.
"""

from __future__ import annotations

import math
from calendar import day_name
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial

from sijill.arabic.fold import fold
from sijill.knowledge.geo import distance_km
from sijill.linking.candidate import Candidate, Figure, resemblance
from sijill.linking.rarity import rarity
from sijill.linking.weights import kinds
from sijill.model import Interval, Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """`score` in [-1, 1]; `sentence` fit to show to a user."""

    name: str
    score: float
    sentence: str


Comparison = Callable[[Candidate, Candidate], Evidence]


def nothing(name: str, why: str) -> Evidence:
    return Evidence(name, 0.0, why)


def comparisons() -> tuple[Comparison, ...]:
    """All of them, in the order in which they are told."""
    return (
        day,
        place,
        kind,
        initiators,
        targets,
        partial(toll, "killed"),
        partial(toll, "injured"),
        groups,
        victims,
        objects,
        shared_words,
        rare_words,
        same_text,
    )


# when

#: What it says that no day and no publication tie two tellings together: that it takes more of the rest.
_UNDATED = -0.4
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


# where


#: What it says that one place lies in the other, and that two are neighbours (the next village is another place).
_WITHIN, _NEIGHBOUR = 0.6, -0.2
#: What it says that two streets or quarters are of one town.
_PARTS = -0.3
#: Uncertainty from which two names of one point are two places: the reader only knows what they lie in.
_VAGUE = 10.0


def _precision(uncertainty: float) -> float:
    """How much it says that two tellings share a place this large."""
    return 1.0 if uncertainty <= 3 else 0.85 if uncertainty <= 8 else 0.5 if uncertainty <= 30 else 0.2


def beyond(a: Place, b: Place) -> float | None:
    """Kilometres between two places that their uncertainties do not explain; `None` where one is not on the map."""
    if a.point is None or b.point is None:
        return None
    return max(0.0, distance_km(a.point, b.point) - (a.uncertainty_km or 0.0) - (b.uncertainty_km or 0.0))


def place(left: Candidate, right: Candidate) -> Evidence:
    if not left.places or not right.places:
        return nothing("place", "one names no place")
    found = [e for a, x in _named(left) for b, y in _named(right) if (e := _two_places(a, b, x, y)) is not None]
    return max(found, key=lambda e: (e.score, e.sentence)) if found else _off_the_map(left, right)


def _named(candidate: Candidate) -> Iterator[tuple[Place, frozenset[str]]]:
    return zip(candidate.places, candidate.place_names, strict=True)


def _off_the_map(left: Candidate, right: Candidate) -> Evidence:
    """By the words, where one or the other is on no map: «اريحا» may be unknown to be the «أريحا» that the other means."""
    found = [
        (rarity().of_name(stems & others), min(fold(a.name), fold(b.name)))
        for a, stems in _named(left)
        for b, others in _named(right)
        if (a.point is None or b.point is None) and _telling(stems & others)
    ]
    if not found:
        return nothing("place", "a place could not be put on the map")
    rarest, name = max(found)
    return Evidence("place", 0.8 * rarest, f"both in {name}")


def _telling(stems: frozenset[str]) -> bool:
    return any(rarity().weight(word) > 0.0 for word in stems)


def _two_places(a: Place, b: Place, stems: frozenset[str], others: frozenset[str]) -> Evidence | None:
    if a.point is None or b.point is None:
        return None
    apart, unexplained = distance_km(a.point, b.point), beyond(a, b) or 0.0
    names = sorted({a.name, b.name})
    size = max(a.uncertainty_km or 0.0, b.uncertainty_km or 0.0)
    if len(names) == 1 or (apart < 1.0 and size < _VAGUE and stems & others):
        return Evidence("place", _precision(size) * rarity().of_name(stems | others), f"both in {' / '.join(names)}")
    if apart < 1.0 and size < _VAGUE:
        return _one_point(a, b, min(rarity().of_name(stems), rarity().of_name(others)))
    said = f"{names[0]} and {names[1]} are {apart:.0f} km apart"
    if unexplained > 0.0:
        return Evidence("place", max(-1.0, _NEIGHBOUR - unexplained / 15.0), said)
    if apart <= size and size >= 2 * min(a.uncertainty_km or 0.0, b.uncertainty_km or 0.0):
        if _is_known(a, size) or _is_known(b, size):
            return Evidence("place", _WITHIN * _precision(size), f"{said}, one within the other's extent")
        return Evidence("place", 0.0, f"{said}, perhaps one in the other")
    return Evidence("place", _NEIGHBOUR, f"{said}, neighbours")


def _is_known(place: Place, size: float) -> bool:
    """Whether it is as large as that itself, not only known to be somewhere there."""
    return place.gazetteer_id is not None and (place.uncertainty_km or 0.0) >= size


def _one_point(a: Place, b: Place, telling: float) -> Evidence:
    """Two names of one point: a part of a town and the town, or two parts of one town."""
    said = " and ".join(sorted({a.name, b.name}))
    if a.gazetteer_id is None and b.gazetteer_id is None:
        return Evidence("place", _PARTS, f"{said} are two parts of one place")
    return Evidence("place", _WITHIN * telling, f"{said} are one in the other")


# what, and who


def kind(left: Candidate, right: Candidate) -> Evidence:
    if left.type == right.type:
        return Evidence("kind", 1.0, f"both tell of the same kind of act ({left.type})")
    a, b = sorted((left.type, right.type))
    score = kinds().get((a, b))
    if score is None:
        return Evidence("kind", -1.0, f"{a} and {b} are different kinds of act")
    return Evidence("kind", score, f"{a} and {b} can be one act told two ways")


def initiators(left: Candidate, right: Candidate) -> Evidence:
    if not left.initiators or not right.initiators:
        return nothing("initiators", "one does not say who did it")
    if left.initiators & right.initiators:
        return Evidence("initiators", 1.0, f"both by {_listed(left.initiators & right.initiators)}")
    if left.initiator_sides & right.initiator_sides:
        return Evidence("initiators", 0.6, f"both by the side of {_listed(left.initiator_sides & right.initiator_sides)}")
    one, other = sorted((_listed(left.initiators), _listed(right.initiators)))
    return Evidence("initiators", -0.7, f"one says by {one}, the other by {other}")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def targets(left: Candidate, right: Candidate) -> Evidence:
    shared = left.targets & right.targets
    if shared:
        return Evidence("targets", 1.0, f"both against {_listed(shared)}")
    return nothing("targets", "no target in common")


# how many


def toll(harm: str, left: Candidate, right: Candidate) -> Evidence:
    mine, other = (left.killed, right.killed) if harm == "killed" else (left.injured, right.injured)
    if not mine or not other:
        return nothing(harm, f"one gives no number of {harm}")
    return max((_two_figures(harm, a, b) for a in mine for b in other), key=lambda e: (e.score, e.sentence))


def _two_figures(harm: str, a: Figure, b: Figure) -> Evidence:
    first, second = sorted((_bounds(a), _bounds(b)))
    if first == second:
        exact = first[0] == first[1]
        size = math.log2(max(1.0, first[0]))
        score = min(1.0, 0.4 + 0.2 * size) if exact else 0.2
        return Evidence(harm, score, f"both say {_range(first)} {harm}")
    said = f"one says {_range(first)} {harm}, the other {_range(second)}"
    if second[0] <= first[1]:
        return Evidence(harm, 0.1, said)
    return Evidence(harm, -min(1.0, math.log2(second[0] / max(1.0, first[1])) / 2.0), said)


def _bounds(figure: Figure) -> tuple[float, float]:
    low = 0.0 if figure.low is None else float(figure.low)
    return low, math.inf if figure.high is None else float(figure.high)


def _range(bounds: tuple[float, float]) -> str:
    low, high = bounds
    if low == high:
        return f"{low:.0f}"
    if math.isinf(high):
        return f"{low:.0f} or more"
    return f"up to {high:.0f}" if low == 0 else f"{low:.0f} to {high:.0f}"


# who, and what was hit


def groups(left: Candidate, right: Candidate) -> Evidence:
    """Of one toll, «a woman» and «a child» are two people; of a few, the same groups are likely the same people."""
    found = [e for harm in ("killed", "injured") if (e := _two_groups(harm, left, right)) is not None]
    return min(found, key=lambda e: (e.score, e.sentence)) if found else nothing("groups", "not both say who was hit")


def _two_groups(harm: str, left: Candidate, right: Candidate) -> Evidence | None:
    mine, other = left.groups.get(harm, frozenset()), right.groups.get(harm, frozenset())
    if not mine or not other:
        return None
    if mine & other:
        return Evidence("groups", min(1.0, 0.4 * len(mine & other)), f"both tell of {_listed(mine & other)} {harm}")
    one, two = sorted((_listed(mine), _listed(other)))
    return Evidence(
        "groups", -1.0 if _one_person(harm, left) and _one_person(harm, right) else -0.4, f"one tells of {one} {harm}, the other of {two}"
    )


def _one_person(harm: str, candidate: Candidate) -> bool:
    figures = candidate.killed if harm == "killed" else candidate.injured
    return bool(figures) and all(f.low == f.high == 1 for f in figures)


def victims(left: Candidate, right: Candidate) -> Evidence:
    shared = sorted(left.victims & right.victims)
    if not shared:
        return nothing("victims", "no name of a victim in common")
    return Evidence("victims", 1.0 if len(shared) > 1 else 0.6, f"both name {'، '.join(shared[:3])}")


def objects(left: Candidate, right: Candidate) -> Evidence:
    if not left.objects or not right.objects:
        return nothing("objects", "not both say what was hit")
    shared = left.objects & right.objects
    if shared:
        return Evidence("objects", len(shared) / len(left.objects | right.objects), f"both speak of a {_listed(shared)}")
    one, two = sorted((_listed(left.objects), _listed(right.objects)))
    return Evidence("objects", -0.4, f"one speaks of a {one}, the other of a {two}")


# in which words


#: Stems of a telling from which it speaks against it to share few words with another that has as many.
_LENGTHY = 50


def shared_words(left: Candidate, right: Candidate) -> Evidence:
    """Cosine of the two tellings' words, each weighed by how rare it is."""
    weight = rarity().weight
    shared = math.fsum(weight(w) ** 2 for w in left.words & right.words)
    norm = math.sqrt(left.mass * right.mass)
    share = shared / norm if norm else 0.0
    least = -1.0 if min(len(left.words), len(right.words)) >= _LENGTHY else -0.3  # a short post shares little, whatever it tells
    score = max(least, min(1.0, (share - 0.12) / 0.25))
    return Evidence("words", score, f"{share:.0%} of their telling words are the same")


#: Shared rarity that is as much as it can be; two long tellings must share more, for all their words.
_MUCH, _LONG = 18.0, 0.3


def rare_words(left: Candidate, right: Candidate) -> Evidence:
    """Names of victims, hamlets and things: few reports have them, and both of these do."""
    weight = rarity().weight
    shared = sorted((left.rare & right.rare) - _both_places(left, right), key=lambda w: (-weight(w), w))
    if not shared:
        return nothing("rare", "no rare word in common")
    score = min(1.0, math.fsum(map(weight, shared)) / max(_MUCH, _LONG * min(len(left.words), len(right.words))))
    return Evidence("rare", score, f"both have the rare words {'، '.join(shared[:6])}")


def _both_places(left: Candidate, right: Candidate) -> frozenset[str]:
    return frozenset[str]().union(*left.place_names) & frozenset[str]().union(*right.place_names)


def same_text(left: Candidate, right: Candidate) -> Evidence:
    alike = resemblance(left.sketch, right.sketch)
    if alike < 0.2:
        return nothing("text", "the reports are worded differently")
    common = len(left.words & right.words) / max(1, min(len(left.words), len(right.words)))
    if common < 0.6:
        return nothing("text", "the reports share wording, the tellings do not")
    return Evidence("text", min(1.0, 0.3 + alike), f"{alike:.0%} of the two reports' wording is the same")
