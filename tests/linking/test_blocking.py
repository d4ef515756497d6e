"""Tellings that can be of one incident meet: in the cells of the map, or by name where one place is on no map."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest

from sijill.linking import Candidate, candidates, link
from sijill.linking.blocking import FULL, doors, may_meet, visitor_of
from sijill.linking.evidence import place
from sijill.linking.weights import weights
from sijill.model import Claim, Dating, Interval, Place, Point, Reading, Report, Span, Telling, Toll

FIRST = date(2021, 5, 1)
NAME = "نورينسهل"
MAPPED = Place("Nurayn-Sahl", "SY", "n", Point(34.84, 36.73), 2.0)
NAMESAKE = Place("Nurayn-Sahl (south)", "SY", "s", Point(32.1, 35.9), 2.0)
PROVINCE = Place("Nurayn-Sahl governorate", "SY", "g", Point(34.5, 38.3), 180.0)
UNMAPPED = Place(NAME, how="unresolved")


def day(n: int) -> Interval:
    return Interval.day(FIRST + timedelta(days=n))


def told(
    n: int, where: Place, when: Interval | None = None, *, published: Interval | None = None, name: str = NAME, type_: str = "air_strike"
) -> Candidate:
    """Reports that have no words in common but the place's name."""
    report = Report(f"{name} خبر{'ابتجحخدرزس'[n % 10]}{'شصطعفقكلمن'[n // 10]}غريب", f"outlet {n}")
    words = (Span(0, len(name)),)
    claims = [Claim(report.id, "where", where, words), Claim(report.id, "toll", Toll("killed", 9, 9), words)]
    claims += [] if when is None else [Claim(report.id, "when", when, words)]
    (made,) = candidates(Reading(report, Dating(published), (Telling(report.id, type_, words, tuple(claims)),), "test@1"))
    return made


def meet(left: Candidate, right: Candidate) -> bool:
    """Whether a block is common to both in which they meet by more than a word."""
    one, other = (doors(visitor_of(c), weights().limits) for c in (left, right))
    return any(may_meet(one[key], other[key]) for key in one.keys() & other.keys() if key[0] not in ("word", "text"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (told(1, UNMAPPED, day(0)), told(2, MAPPED, day(0))),
        (told(1, UNMAPPED, day(0)), told(2, MAPPED, day(1))),
        (told(1, UNMAPPED, day(1)), told(2, MAPPED, day(0))),
        (told(1, UNMAPPED, day(0)), told(2, UNMAPPED, day(1))),
        (told(1, UNMAPPED, day(0)), told(2, MAPPED, published=day(1))),
        (told(1, UNMAPPED, published=day(1)), told(2, MAPPED, day(0))),
        (told(1, UNMAPPED), told(2, MAPPED, day(0))),
        (told(1, UNMAPPED, day(0)), told(2, MAPPED)),
        (told(1, UNMAPPED), told(2, MAPPED)),
        (told(1, UNMAPPED, day(0)), told(2, MAPPED, day(0), name=f"حي {NAME}")),  # as the evidence compares: by any word that tells
        (told(1, MAPPED, day(0)), told(2, MAPPED, day(0))),
    ],
)
def test_one_place_on_the_map_and_on_none(left: Candidate, right: Candidate) -> None:
    assert place(left, right).score > 0
    assert meet(left, right)
    assert meet(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (told(1, MAPPED, day(0)), told(2, NAMESAKE, day(0))),  # both on the map, and not in one cell of it
        (told(1, MAPPED), told(2, NAMESAKE)),
        (told(1, UNMAPPED, day(0)), told(2, MAPPED, day(0), name="عين الورد")),
        (told(1, UNMAPPED, day(0)), told(2, MAPPED, day(2))),
        (told(1, UNMAPPED, day(0)), told(2, PROVINCE, day(0))),  # what is that large tells no two incidents together
    ],
)
def test_who_need_not_meet(left: Candidate, right: Candidate) -> None:
    assert not meet(left, right)


def test_a_place_of_plain_words_has_its_whole_name() -> None:
    """«القرية» (the village) says nothing by its words; two that are told of in that name alone meet all the same."""
    village = Place("القرية", how="unresolved")
    assert meet(told(1, village, day(0), name="القرية"), told(2, village, day(0), name="القرية"))


def test_both_are_one_incident_in_any_order() -> None:
    some = [told(1, UNMAPPED, day(0)), told(2, MAPPED, day(0)), told(3, NAMESAKE, day(0), name="عين الورد")]
    for order in permutations(some):
        assert sorted(map(len, link(list(order)).clusters)) == [1, 2]


def test_they_meet_in_a_block_that_is_taken_apart() -> None:
    """More of one kind at one place and day than a block holds: the one of another kind that is on no map is still found."""
    many = [told(n, MAPPED, day(0)) for n in range(FULL + 1)]
    others = [told(90, MAPPED, day(0), type_="killing"), told(91, UNMAPPED, day(0), type_="killing")]
    homes = link([*many, *others]).clusters
    assert any({c.id for c in others} <= set(members) for members in homes)
