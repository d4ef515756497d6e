"""What belongs together is one claim; what the words do not give is not said."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from sijill.model import Actor, Span
from sijill.reading import assembly
from sijill.reading.assembly import _most_specific, _same_place, _told_as, _when_claims, assemble
from sijill.reading.binding import Group
from sijill.reading.claiming import claimed
from sijill.reading.gathering import Thresholds
from sijill.reading.mentions import place_triggers
from sijill.reading.place_company import row_of
from sijill.reading.scorer import Judge, shipped
from tests.reading.read_so import scene


@pytest.mark.parametrize(
    ("word", "factuality"),
    [
        ("الجيش", "denied"),  # "the army denied shelling the village"
        ("الفصائل", "happened"),  # "accusing the factions": another clause
        ("المنارة", "happened"),  # said of the shelling in which three were killed
        ("البلدة", "happened"),  # in a sentence without an event word of the incident
    ],
)
def test_what_is_only_denied_is_no_part_of_what_happened(word: str, factuality: str) -> None:
    text = "قصف مدفعي على قرية المنارة قتل فيه ثلاثة. ونفى الجيش قصف القرية، متهما الفصائل. وشيعت البلدة ضحاياها."
    here = scene(text)
    one = Group(tuple(m for m in place_triggers(here) if m.trigger.lemma == "قصف"), "shelling")
    claim = claimed(here, "target", Actor(word), (Span(text.index(word), text.index(word) + len(word)),))
    assert _told_as(here, one, claim, "happened") == factuality


def test_old_days_are_background_only_beside_other_news() -> None:
    """A report of Thursday on nothing but Sunday's shelling has it as its news; beside Thursday's raid it is recalled."""
    alone = "سكان البلدة يدفنون ضحاياهم.\nوقتل أربعة مدنيين الأحد في قصف مدفعي على حلب."
    beside = "قتل مدنيان الخميس في غارة جوية على سراقب.\nوقتل أربعة مدنيين الأحد في قصف مدفعي على حلب."
    assert [t.background for t in assemble(scene(alone), shipped())] == [False]
    assert [t.background for t in assemble(scene(beside), shipped())] == [False, True]


@pytest.mark.parametrize(("chance", "dated"), [(1.0, True), (0.6, False)])
def test_of_what_may_be_no_incident_a_day_must_be_the_likelier(chance: float, dated: bool) -> None:
    """ "Shells fell on the village on Tuesday", of which the scorer is not sure that the day is the shells': one in five."""
    here = scene("سقطت قذائف على القرية الثلاثاء.")
    one = Group(tuple(place_triggers(here)[:1]), "shelling", chance=chance)
    scorers = replace(shipped(), when=Judge(math.log(0.2 / 0.8), {}))
    assert [c.spans[0].of(here.text.raw) for c in _when_claims(here, one, scorers, Thresholds())] == ["الثلاثاء"] * dated


def test_a_place_claim_rests_on_all_the_words_for_its_place() -> None:
    """ "Shelling of the town of Douma, and the people of Douma fled to Harasta": of the three, the words for Douma."""
    raw = "طال القصف مدينة دوما. وفر أهل دوما إلى حرستا."
    sure, *rest = scene(raw).places
    assert sorted(s.of(raw) for s in _same_place([sure], rest)) == ["دوما", "مدينة دوما"]


def test_who_speaks_where_a_place_is_only_named_vouches_for_nothing() -> None:
    """ "The council of Tafas: prices are rising. … A shell fell on the town, a medic said": the town is called Tafas by the council,
    which tells of no shell."""
    raw = "قال مجلس بلدة طفس إن الأسعار ارتفعت. وقال مسعف إن قذيفة سقطت على البلدة."
    here = scene(raw)
    council, town = (next(f for f in here.places if f.span.of(raw) == word) for word in ("بلدة طفس", "البلدة"))
    claim = claimed(here, "where", town.value.place, [town.span], named=[council.span])
    assert [s.of(raw) for s in claim.spans] == ["بلدة طفس", "البلدة"]
    assert [[link.name for link in told.chain] for told in claim.attributions] == [["medics"]]


def test_the_town_rests_on_the_words_that_name_it() -> None:
    """ "Shelling of Tafas. … Two were killed and the shells hit the town": the place of the second is named by the first."""
    raw = "بلدة طفس تحت النار صباح اليوم.\nالأهالي لم يغادروا.\nقتل مدنيان في قصف مدفعي استهدف البلدة."
    told = assemble(scene(raw), shipped())
    assert [[s.of(raw) for s in c.spans] for t in told for c in t.claims if c.field == "where"] == [["بلدة طفس", "البلدة"]]


@pytest.mark.parametrize(
    ("raw", "chosen"),
    [
        ("طال القصف دوما وحرستا مساء.", ["دوما", "حرستا"]),  # "Douma and Harasta", 3 km from it: both, as told
        ("طال القصف دوما عند مدخل حرستا.", ["مدخل حرستا"]),  # "Douma, at the gates of Harasta": the finer one
        ("طال القصف دوما وحرستا مساء. وسمع الدوي في حرستا.", ["دوما", "حرستا", "حرستا"]),  # Harasta told again, of no row: both still
    ],
)
def test_a_neighbour_in_a_row_stands_for_itself(raw: str, chosen: list[str]) -> None:
    here = scene(raw)
    rows = row_of(here, [(0.9, f) for f in here.places])
    assert [f.span.of(raw) for f in _most_specific(here.places, here.places, rows)] == chosen


def test_each_place_is_held_against_the_others_once_however_often_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    lies_in = assembly._lies_in
    monkeypatch.setattr(assembly, "_lies_in", lambda fine, coarse: held.append(1) or lies_in(fine, coarse))
    here = scene("\n".join(["طال القصف دوما عند مدخل حرستا."] * 20))
    rows = row_of(here, [(0.9, f) for f in here.places])
    chosen = _most_specific(here.places, here.places, rows)
    assert {f.span.of(here.report.text) for f in chosen} == {"مدخل حرستا"}
    assert len(held) <= len({f.value.place for f in here.places}) ** 2
