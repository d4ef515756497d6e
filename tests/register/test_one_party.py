"""One party under several names is one initiator, one target, one participant."""

from __future__ import annotations

from itertools import permutations

import pytest

from sijill.knowledge.actors import actor_list
from sijill.model import Actor, Claim, Span, Telling
from sijill.register import fields

NOBODY = {
    "regime": Actor("regime", kind="state_forces"),  # «النظام»
    "army": Actor("army", kind="state_forces"),  # «الجيش»
    "forces": Actor("forces", kind="state_forces"),  # «القوات»
    "tanks": Actor("tanks", kind="state_forces"),  # «الدبابات»
    "warplanes": Actor("warplanes", kind="aircraft"),  # «الطيران الحربي»
    "gunmen": Actor("gunmen", kind="armed_group"),  # «مسلحون»
    "unidentified_warplanes": Actor("unidentified warplanes", kind="aircraft"),  # «طيران حربي مجهول»
    "unidentified_gunmen": Actor("unidentified gunmen", kind="armed_group"),  # «مسلحون مجهولون»
    "قوات التدخل": Actor("قوات التدخل", kind="state_forces"),  # a unit that is on no list
}


def actor(name: str) -> Actor:
    listed = actor_list().get(name)
    return NOBODY[name] if listed is None else listed.actor


def telling(report: str, *names: str, role: str = "initiator") -> Telling:
    claims = (Claim(report, role, actor(name), (Span(n, n + 1),)) for n, name in enumerate(names))
    return Telling(report, "shelling", (Span(0, 4),), tuple(claims))


def held(*reports: str, role: str = "initiator") -> list[str]:
    """Of reports that name whom their words say, the ids, or names, of those who stand; the same in any order."""
    told = [telling(f"r{n}", *names.split(), role=role) for n, names in enumerate(reports)]
    found = [[h.value.id or h.value.name for h in fields.actors(some, role)] for some in permutations(told)]
    assert all(one == found[0] for one in found)
    return found[0]


@pytest.mark.parametrize(
    ("reports", "stands"),
    [
        (("sy-government", "sy-forces"), ["sy-forces"]),  # «النظام السوري» and «قوات النظام»: of equals the narrower
        (("sy-government", "sy-government", "sy-air-force"), ["sy-government"]),  # what more reports say
        (("tr-state", "tr-forces", "tr-army"), ["tr-army"]),  # «تركيا», «القوات التركية», «الجيش التركي»
        (("ru-state", "ru-forces", "ru-forces"), ["ru-forces"]),
        (("sdf", "ypg", "sdf"), ["sdf"]),
        (("sy-forces", "sy-army", "sy-air-force"), ["sy-air-force", "sy-army", "sy-forces"]),  # may be either's
        (("sdf", "sy-forces"), ["sdf", "sy-forces"]),
        (("sna", "sy-opposition"), ["sna", "sy-opposition"]),
        (("ru-state", "tr-army"), ["ru-state", "tr-army"]),
    ],
)
def test_a_part_and_what_it_is_part_of_are_one(reports: tuple[str, ...], stands: list[str]) -> None:
    assert sorted(held(*reports)) == stands


@pytest.mark.parametrize(
    ("reports", "stands"),
    [
        (("regime", "sy-forces"), ["sy-forces"]),
        (("regime", "regime", "sy-air-force"), ["sy-air-force"]),  # «طيران النظام»; no one is called by what names no one
        (("regime", "sy-forces", "ru-state"), ["ru-state", "sy-forces"]),  # one alone is called so
        (("regime", "tr-army"), ["regime", "tr-army"]),
        (("army", "tr-army"), ["tr-army"]),
        (("army", "tr-army", "sy-army"), ["army", "sy-army", "tr-army"]),
        (("warplanes", "ru-air-force"), ["ru-air-force"]),
        (("warplanes", "ru-air-force", "sy-air-force"), ["ru-air-force", "sy-air-force", "warplanes"]),
        (("warplanes", "il-state"), ["il-state"]),
        (("tanks", "sy-army"), ["sy-army"]),
        (("tanks", "sy-air-force"), ["sy-air-force", "tanks"]),
        (("forces", "sy-air-force"), ["forces", "sy-air-force"]),
        (("tanks", "hts"), ["hts", "tanks"]),  # an armed group has what it took, and it may be another's
        (("gunmen", "sy-forces"), ["gunmen", "sy-forces"]),
    ],
)
def test_a_body_or_a_weapon_without_a_nation_is_of_the_only_state_that_fits(reports: tuple[str, ...], stands: list[str]) -> None:
    assert sorted(held(*reports)) == stands


def test_a_unit_that_is_on_no_list_is_itself() -> None:
    claims = (Claim("b", "initiator", NOBODY["قوات التدخل"], (Span(0, 1),)),)
    unit = Telling("b", "shelling", (Span(0, 4),), claims)
    assert len(fields.actors([telling("a", "sy-forces"), unit], "initiator")) == 2


def test_who_says_the_wider_name_supports_the_one_that_stands() -> None:
    some = [telling("a", "sy-government"), telling("b", "sy-forces"), telling("c", "regime")]
    (one,) = fields.actors(some, "initiator")
    assert one.supporting == tuple(sorted(c.id for t in some for c in t.claims))


def test_who_denies_it_of_the_wider_name_speaks_against_the_one_that_stands() -> None:
    denial = Telling("b", "shelling", (Span(0, 4),), (Claim("b", "initiator", actor("tr-state"), (Span(0, 1),), factuality="denied"),))
    (one,) = fields.actors([telling("a", "tr-army"), telling("c", "tr-state"), denial], "initiator")
    assert one.contradicting == (denial.claims[0].id,)


def test_a_meeting_of_two_that_one_report_names_is_of_two() -> None:
    """«التقى الوفد الحكومي قادة الجيش» (the government met the army's leaders); who names one only does not make them one."""
    assert held("sy-government sy-army", "sy-army", role="participant") == ["sy-army", "sy-government"]
    assert held("sy-government", "sy-army", role="participant") == ["sy-army"]


@pytest.mark.parametrize(
    ("reports", "stands"),
    [
        (("warplanes", "warplanes", "unidentified_warplanes"), ["unidentified warplanes"]),
        (("gunmen", "unidentified_gunmen"), ["unidentified gunmen"]),
        (("warplanes", "unidentified_gunmen"), ["unidentified gunmen", "warplanes"]),
        (("warplanes", "unidentified_warplanes", "ru-air-force"), ["ru-air-force", "unidentified warplanes"]),  # one says whose they were
    ],
)
def test_who_is_not_named_is_whoever_is_called_unidentified(reports: tuple[str, ...], stands: list[str]) -> None:
    assert sorted(held(*reports)) == stands


def test_two_groups_of_the_unnamed_in_one_report_stay_two_targets() -> None:
    """ "Gunmen met unidentified gunmen" told by one report, where participants and targets are concerned."""
    assert sorted(held("gunmen unidentified_gunmen", role="target")) == ["gunmen", "unidentified gunmen"]
