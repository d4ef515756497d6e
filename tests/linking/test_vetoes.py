"""What two tellings say of sides and of towns can forbid that they are of one incident."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sijill.linking import Candidate
from sijill.linking.candidate import Figure
from sijill.linking.vetoes import elsewhere, sum_and_part, swapped_sides, veto
from sijill.linking.weights import weights
from sijill.model import Place, Point
from tests.linking.test_evidence import days, telling

LIMITS = weights().limits
# three towns far from each other, and a village beside the first
BIR, WADI, JISR = (Place(name, "LB", name, Point(33.0 + n / 2, 35.5), 3.0) for n, name in enumerate(["Bir", "Wadi", "Jisr"]))
NEAR_BIR = Place("Near Bir", "LB", "nb", Point(33.03, 35.5), 2.0)


def candidate(
    n: int, *, by: str = "", at: str = "", places: tuple[Place, ...] = (), killed: tuple[int, int | None] | None = None
) -> Candidate:
    """«هجوم قوات الوادي على مواقع الكتائب» (an attack of the valley's forces on the brigades' sites): by one side, at another."""
    figures = () if killed is None else (Figure(*killed, f"outlet {n}"),)
    sides = {"initiator_sides": frozenset({by} - {""}), "target_sides": frozenset({at} - {""})}
    named = {"places": places, "place_names": tuple(frozenset({p.name}) for p in places)}
    return replace(telling(n, when=days(0)), **sides, **named, killed=figures)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (("Army", "Rebels"), ("Rebels", "Army"), True),
        (("Army", "Rebels"), ("Army", "Rebels"), False),
        (("Army", "Rebels"), ("Rebels", ""), False),
        (("Army", "Army"), ("Army", "Army"), False),
        (("Army", "Rebels"), ("Allies", "Rebels"), False),
    ],
    ids=["attack and counter-attack", "one attack", "target not said", "of its own", "blamed on two"],
)
def test_an_attack_and_the_counter_attack_are_two(left: tuple[str, str], right: tuple[str, str], apart: bool) -> None:
    one, other = (candidate(n, by=by, at=at) for n, (by, at) in enumerate((left, right)))
    found = veto(one, other, LIMITS)
    assert found == veto(other, one, LIMITS)
    assert (found is not None) is apart
    assert (swapped_sides(one, other) is not None) is apart
    if found is not None:
        assert "the other way round" in str(found.said)


def test_a_wave_over_several_towns_is_not_the_strike_on_one() -> None:
    wave, part = candidate(1, places=(BIR, WADI, JISR)), candidate(2, places=(WADI,))
    found = elsewhere(wave, part, LIMITS)
    assert found == elsewhere(part, wave, LIMITS)
    assert found is not None
    assert str(found.said) == "one tells of Bir, Wadi, Jisr together, the other of Wadi alone"
    assert elsewhere(wave, candidate(3, places=(JISR, WADI)), LIMITS) is None  # who names two of them tells of the wave too
    assert elsewhere(candidate(4, places=(BIR, NEAR_BIR)), candidate(5, places=(BIR,)), LIMITS) is None


def test_of_two_towns_the_greater_toll_tells_that_they_are_a_wave() -> None:
    wave, part = candidate(1, places=(BIR, WADI), killed=(12, 12)), candidate(2, places=(WADI,), killed=(4, 4))
    assert sum_and_part(wave, part, LIMITS) == sum_and_part(part, wave, LIMITS)
    assert veto(wave, part, LIMITS) is not None
    assert veto(wave, replace(part, killed=()), LIMITS) is None
    assert veto(wave, candidate(3, places=(WADI,), killed=(12, 12)), LIMITS) is None
    assert veto(wave, candidate(4, places=(WADI,), killed=(2, None)), LIMITS) is None
    assert veto(candidate(5, places=(BIR, NEAR_BIR), killed=(12, 12)), candidate(6, places=(BIR,), killed=(4, 4)), LIMITS) is None


def test_words_in_common_do_not_lift_the_day() -> None:
    """Stock phrases of one outlet stand near a toll as names do, and its strike on the same market two days on is another."""
    victims = frozenset({"عشرات اختناق", "اختناق خلال"})
    one, other = replace(candidate(1), victims=victims), replace(candidate(2), victims=victims, when=days(2))
    assert veto(one, other, LIMITS) is not None
