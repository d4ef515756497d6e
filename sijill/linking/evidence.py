"""What speaks for and against two tellings being of one incident: small functions, each a score and a sentence.

Invariant: every function is pure and symmetric, scores in [-1, 1], 0 where it has nothing to say; and what it says in
words is what it scored.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
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
        shared_words,
        rare_words,
        same_text,
    )


# when

#: What it says that no day and no publication tie two tellings together: that it takes more of the rest.
_UNDATED = -0.4


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
    return Evidence("day", 1.0 / math.sqrt(longest), f"both {'on' if longest == 1 else 'within'} {said}")


def _two_publications(left: Candidate, right: Candidate) -> Evidence:
    if left.published is None or right.published is None:
        return Evidence("day", _UNDATED, "nothing dates both")
    gap = days_apart(left.published, right.published)
    longest = max(left.published.days, right.published.days)
    if gap <= 2 and longest <= 7:
        return Evidence("day", 0.5, f"no day said, but published {gap} days apart" if gap else "no day said, but published at one time")
    if gap > 30:
        return Evidence("day", -0.5, f"no day said, and published {gap} days apart")
    return nothing("day", "no day said, published some days apart")


def _day_and_publication(when: Interval, undated: Candidate) -> Evidence:
    published = undated.published
    if published is None or when.days > 10:
        return Evidence("day", _UNDATED, "nothing dates both")
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


# where


#: What it says that one place lies in the other, and that two are neighbours (the next village is another place).
_WITHIN, _NEIGHBOUR = 0.6, 0.0
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
    found = [e for a, x in _named(left) for b, y in _named(right) if (e := _two_places(a, b, x | y)) is not None]
    return max(found, key=lambda e: (e.score, e.sentence)) if found else _off_the_map(left, right)


def _named(candidate: Candidate) -> Iterator[tuple[Place, frozenset[str]]]:
    return zip(candidate.places, candidate.place_names, strict=True)


def _off_the_map(left: Candidate, right: Candidate) -> Evidence:
    mine, other = ({fold(p.name): stems for p, stems in _named(c)} for c in (left, right))
    shared = [(rarity().of_name(mine[name] | other[name]), name) for name in mine.keys() & other.keys()]
    if not shared:
        return nothing("place", "a place could not be put on the map")
    rarest, name = max(shared)
    return Evidence("place", 0.8 * rarest, f"both in {name}")


def _two_places(a: Place, b: Place, stems: frozenset[str]) -> Evidence | None:
    if a.point is None or b.point is None:
        return None
    apart, unexplained = distance_km(a.point, b.point), beyond(a, b) or 0.0
    names = sorted({a.name, b.name})
    size = max(a.uncertainty_km or 0.0, b.uncertainty_km or 0.0)
    if len(names) == 1 or (apart < 1.0 and size < _VAGUE):
        return Evidence("place", _precision(size) * rarity().of_name(stems), f"both in {' / '.join(names)}")
    said = f"{names[0]} and {names[1]} are {apart:.0f} km apart"
    if unexplained > 0.0:
        return Evidence("place", max(-1.0, _NEIGHBOUR - unexplained / 15.0), said)
    if apart <= size and size >= 2 * min(a.uncertainty_km or 0.0, b.uncertainty_km or 0.0):
        return Evidence("place", _WITHIN * _precision(size), f"{said}, one within the other's extent")
    return Evidence("place", _NEIGHBOUR, f"{said}, neighbours")


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
