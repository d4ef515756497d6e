"""What speaks for and against two tellings being of one incident: small functions, each a score and what says it.

Invariant: every function is pure and symmetric, scores in [-1, 1], 0 where it has nothing to say; and what it says
is what it scored.
"""

from __future__ import annotations

import math
from functools import partial

from sijill.linking import undated
from sijill.linking.candidate import Candidate, Figure, resemblance
from sijill.linking.days import adrift, day, days_apart
from sijill.linking.found import Comparison, Evidence, in_order, nothing, strongest, weakest
from sijill.linking.rarity import rarity
from sijill.linking.undated import company, lists, recalled, wording
from sijill.linking.weights import kinds, leaders
from sijill.linking.whereabouts import beyond, place

__all__ = [
    "Comparison",
    "Evidence",
    "adrift",
    "beyond",
    "company",
    "comparisons",
    "day",
    "days_apart",
    "groups",
    "initiators",
    "kind",
    "lists",
    "objects",
    "place",
    "rare_words",
    "recalled",
    "same_text",
    "shared_words",
    "targets",
    "toll",
    "undated_tolls",
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
        undated_tolls,
        company,
        recalled,
    )


# what, and who


def kind(left: Candidate, right: Candidate) -> Evidence:
    """One type 1, two of one act what `kinds.tsv` says of them, others -1."""
    if left.type == right.type:
        return Evidence("kind", 1.0, "one_kind", {"type": left.type})
    one, other = sorted((left.type, right.type))
    score = kinds().get((one, other))
    if score is None:
        return Evidence("kind", -1.0, "other_kinds", {"one": one, "other": other})
    return Evidence("kind", score, "kinds_of_one_act", {"one": one, "other": other})


def initiators(left: Candidate, right: Candidate) -> Evidence:
    """Someone in common 1, a side in common 0.6, else -0.7; nothing where either names nobody, or none whose side is known: «طيران
    حربي» (warplanes) may be anyone's."""
    if not left.initiators or not right.initiators:
        return nothing("initiators", "one_has_no_initiator")
    if shared := left.initiators & right.initiators:
        return Evidence("initiators", 1.0, "one_initiator", {"who": shared})
    if sides := _whole(left.initiator_sides) & _whole(right.initiator_sides):
        return Evidence("initiators", 0.6, "one_side", {"who": sides})
    if not left.initiator_sides or not right.initiator_sides:
        return nothing("initiators", "initiator_of_no_side")
    one, other = in_order(left.initiators, right.initiators)
    return Evidence("initiators", -0.7, "other_initiators", {"one": one, "other": other})


def _whole(sides: frozenset[str]) -> frozenset[str]:
    """With the alliances that they lead: a raid of the coalition on one page is one of the Americans on the next."""
    return sides.union(leaders()[side] for side in sides if side in leaders())


def targets(left: Candidate, right: Candidate) -> Evidence:
    shared = left.targets & right.targets
    return Evidence("targets", 1.0, "one_target", {"who": shared}) if shared else nothing("targets", "no_one_target")


# how many


#: What two figures that differ hardly say: a count grows, and each outlet has its own.
_GROWING = 0.15


def toll(harm: str, left: Candidate, right: Candidate) -> Evidence:
    mine, other = left.figures(harm), right.figures(harm)
    if not mine or not other:
        return nothing(harm, "one_has_no_figure", {"harm": harm})
    return strongest(_two_figures(harm, a, b) for a in mine for b in other)


def _two_figures(harm: str, a: Figure, b: Figure) -> Evidence:
    first, second = sorted((_bounds(a), _bounds(b)))
    if first == second:
        exact = first[0] == first[1]
        size = math.log2(max(1.0, first[0]))
        score = min(1.0, 0.4 + 0.2 * size) if exact else 0.2
        return Evidence(harm, score, "one_figure", {"toll": _toll(harm, first)})
    said = {"one": _toll(harm, first), "other": _toll(harm, second)}
    if second[0] <= first[1]:
        return Evidence(harm, 0.1, "other_figures", said)
    return Evidence(harm, max(-1.0, _GROWING - math.log2(second[0] / max(1.0, first[1])) / 2.0), "other_figures", said)


def _bounds(figure: Figure) -> tuple[float, float]:
    low = 0.0 if figure.low is None else float(figure.low)
    return low, math.inf if figure.high is None else float(figure.high)


def _toll(harm: str, bounds: tuple[float, float]) -> tuple[str, int, int | None]:
    low, high = bounds
    return harm, int(low), None if math.isinf(high) else int(high)


# who, and what was hit


def groups(left: Candidate, right: Candidate) -> Evidence:
    """Of one toll, «a woman» and «a child» are two people; of a few, the same groups are likely the same people."""
    found = [e for harm in ("killed", "injured") if (e := _two_groups(harm, left, right)) is not None]
    return weakest(found) if found else nothing("groups", "groups_not_in_both")


def _two_groups(harm: str, left: Candidate, right: Candidate) -> Evidence | None:
    mine, other = left.groups(harm), right.groups(harm)
    if not mine or not other:
        return None
    if shared := mine & other:
        return Evidence("groups", min(1.0, 0.4 * len(shared)), "one_group", {"harm": harm, "who": shared})
    one, two = in_order(mine, other)
    score = -1.0 if _one_person(harm, left) and _one_person(harm, right) else -0.4
    return Evidence("groups", score, "other_groups", {"harm": harm, "one": one, "other": two})


def _one_person(harm: str, candidate: Candidate) -> bool:
    figures = candidate.figures(harm)
    return bool(figures) and all(f.low == 1 and f.high in (1, None) for f in figures)


def victims(left: Candidate, right: Candidate) -> Evidence:
    shared = left.victims & right.victims
    if not shared:
        return nothing("victims", "no_one_victim")
    return Evidence("victims", 1.0 if len(shared) > 1 else 0.6, "one_victim", {"names": tuple(sorted(shared)[:3])})


def objects(left: Candidate, right: Candidate) -> Evidence:
    """The share of the things that were hit which both name; -0.4 where none is; nothing where either names none."""
    if not left.objects or not right.objects:
        return nothing("objects", "objects_not_in_both")
    shared = left.objects & right.objects
    if shared:
        return Evidence("objects", len(shared) / len(left.objects | right.objects), "one_object", {"what": shared})
    one, two = in_order(left.objects, right.objects)
    return Evidence("objects", -0.4, "other_objects", {"one": one, "other": two})


# in which words


#: Stems of a telling from which it speaks against it to share few words with another that has as many.
_LENGTHY = 50


def shared_words(left: Candidate, right: Candidate) -> Evidence:
    """Cosine of the two tellings' words, each weighed by how rare it is."""
    shared = rarity().mass(left.words & right.words)
    norm = math.sqrt(left.mass * right.mass)
    share = shared / norm if norm else 0.0
    least = -1.0 if min(len(left.words), len(right.words)) >= _LENGTHY else -0.3  # a short post shares little, whatever it tells
    score = max(least, min(1.0, (share - 0.12) / 0.25))
    return Evidence("words", score, "shared_words", {"share": share})


def undated_words(left: Candidate, right: Candidate) -> Evidence:
    """Of what nothing dates, the words tell more."""
    return wording(left, right, shared_words(left, right).score)


#: Shared rarity that is as much as it can be; two long tellings must share more, for all their words.
_MUCH, _LONG = 18.0, 0.3


def undated_tolls(left: Candidate, right: Candidate) -> Evidence:
    return undated.tolls(left, right, toll("killed", left, right).score, groups(left, right).score)


def rare_words(left: Candidate, right: Candidate, *, is_adrift: bool | None = None) -> Evidence:
    """Names of victims, hamlets and things: few reports have them, and both of these do. `is_adrift`: whether nothing dates the two,
    where that is known."""
    weight = rarity().weight
    shared = sorted((left.rare & right.rare) - _both_places(left, right), key=lambda w: (-weight(w), w))
    if not shared:
        return nothing("rare", "no_rare_word")
    score = min(1.0, math.fsum(map(weight, shared)) / max(_MUCH, _LONG * min(len(left.words), len(right.words))))
    if adrift(day(left, right)) if is_adrift is None else is_adrift:
        score = undated.worn(score)
    return Evidence("rare", score, "rare_words", {"names": tuple(shared[:6])})


def _both_places(left: Candidate, right: Candidate) -> frozenset[str]:
    return frozenset[str]().union(*left.place_names) & frozenset[str]().union(*right.place_names)


def same_text(left: Candidate, right: Candidate) -> Evidence:
    """How alike the two reports' texts are, where the sentences that tell it are too: a page of two incidents is like itself."""
    alike = resemblance(left.sketch, right.sketch)
    if alike < 0.2:
        return nothing("text", "other_wording")
    common = len(left.words & right.words) / max(1, min(len(left.words), len(right.words)))
    if common < 0.6:
        return nothing("text", "reports_alike")
    return Evidence("text", min(1.0, 0.3 + alike), "same_wording", {"alike": alike})
