"""What speaks for and against two tellings being of one incident: small functions, each a score and a sentence.

Invariant: every function is pure and symmetric, scores in [-1, 1], 0 where it has nothing to say; and what it says in
words is what it scored.
"""

from __future__ import annotations

import math
from functools import partial

from sijill.linking.candidate import Candidate, Figure, resemblance
from sijill.linking.days import adrift, day, days_apart, in_words
from sijill.linking.found import Comparison, Evidence, nothing
from sijill.linking.rarity import rarity
from sijill.linking.undated import lists, wording
from sijill.linking.weights import kinds
from sijill.linking.whereabouts import beyond, place

__all__ = [
    "Comparison",
    "Evidence",
    "adrift",
    "beyond",
    "comparisons",
    "day",
    "days_apart",
    "groups",
    "in_words",
    "initiators",
    "kind",
    "lists",
    "objects",
    "place",
    "rare_words",
    "same_text",
    "shared_words",
    "targets",
    "toll",
    "undated_words",
    "victims",
]


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
        undated_words,
        lists,
    )


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
    mine, other = left.figures(harm), right.figures(harm)
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
    mine, other = left.groups(harm), right.groups(harm)
    if not mine or not other:
        return None
    if mine & other:
        return Evidence("groups", min(1.0, 0.4 * len(mine & other)), f"both tell of {_listed(mine & other)} {harm}")
    one, two = sorted((_listed(mine), _listed(other)))
    return Evidence(
        "groups", -1.0 if _one_person(harm, left) and _one_person(harm, right) else -0.4, f"one tells of {one} {harm}, the other of {two}"
    )


def _one_person(harm: str, candidate: Candidate) -> bool:
    figures = candidate.figures(harm)
    return bool(figures) and all(f.low == 1 and f.high in (1, None) for f in figures)


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


def undated_words(left: Candidate, right: Candidate) -> Evidence:
    """Of what nothing dates, the words tell more."""
    return wording(left, right, shared_words(left, right).score)


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
