"""What belongs together is one claim; what the words do not give is not said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sijill.model import Actor, Dating, Interval, Report, Span
from sijill.reading import assembly
from sijill.reading.assembly import _all_words, _body, _claim, _one_after_another, _part, _told_as, _toll_claims, toll_homes
from sijill.reading.binding import Group
from sijill.reading.entities import actor_entities, place_entities
from sijill.reading.gathering import Thresholds
from sijill.reading.mentions import place_triggers
from sijill.reading.placing import located
from sijill.reading.scene import Scene, look
from sijill.reading.scorer import shipped
from sijill.reading.tolls import TollFind

DAY = Interval.day(date(2024, 3, 14), "given")


def scene(text: str) -> Scene:
    return look(Report(text, published=DAY), Dating(DAY))


def test_a_states_air_force_and_its_adjective_are_one_body() -> None:
    """«غارة إسرائيلية» and «الطائرات الإسرائيلية»: one initiator."""
    bodies = {_body(f.value.actor) for f in scene("غارة إسرائيلية نفذتها الطائرات الإسرائيلية").actors}
    assert bodies == {"il"}


def test_a_person_is_nobodys_part() -> None:
    assert _body(Actor("Someone", id="ir-someone", kind="person")) is None
    assert _body(Actor("unlisted gunmen")) is None


@pytest.mark.parametrize(
    ("shorter", "longer", "is_part"),
    [
        (("AP",), ("AP", "an official"), True),
        (("an official",), ("AP", "an official"), True),
        (("AP",), ("AP",), False),
        (("SOHR",), ("AP", "an official"), False),
    ],
)
def test_a_chain_that_only_repeats_a_longer_one(shorter: tuple[str, ...], longer: tuple[str, ...], is_part: bool) -> None:
    assert _part(shorter, longer) is is_part


def test_the_same_figure_twice_is_one_claim_with_both_its_words() -> None:
    here = scene("مقتل 5 مدنيين في قصف على البلدة. وقال المرصد إن 5 مدنيين قتلوا في القصف.")
    claims = _toll_claims(here, range(len(here.tolls)))
    assert [(c.value.harm, c.value.low, c.value.high, len(c.spans)) for c in claims] == [("killed", 5, 5, 2)]


def test_an_uncounted_plural_beside_its_number_says_nothing_more() -> None:
    here = scene("سقط ضحايا في القصف، وأكد مصدر طبي مقتل 7 أشخاص.")  # "victims fell … 7 people killed"
    claims = _toll_claims(here, range(len(here.tolls)))
    assert [(c.value.low, c.value.high) for c in claims] == [(7, 7)]


def test_a_subset_points_at_its_total() -> None:
    here = scene("ارتفعت حصيلة القتلى إلى 20 عنصرا، منهم 6 من القوات الحكومية.")  # "20, of them 6"
    total, part = _toll_claims(here, range(len(here.tolls)))
    assert (total.value.low, part.value.low, part.value.part_of) == (20, 6, total.id)


class _SureOf:
    """A judge that believes one figure alone."""

    def __init__(self, figure: int) -> None:
        self._figure = figure

    def yes(self, find: TollFind) -> float:
        return float(find.low == self._figure)


@pytest.mark.parametrize(("figure", "homes"), [(8, [0, 0, None]), (2, [None, 0, None]), (1, [None, None, 0])])
def test_a_part_goes_with_its_whole(figure: int, homes: list[int | None], monkeypatch: pytest.MonkeyPatch) -> None:
    """«ثمانية، بينهم طفلان»: believed or not, the two are where the eight are; where these are nowhere, they stay."""
    monkeypatch.setattr(assembly, "toll_features", lambda _scene, _one, find: find)
    here = scene("قصف على بلدة سرمين، وارتفع عدد القتلى إلى ثمانية، بينهم طفلان، وأصيب جندي.")
    assert [(t.low, t.part_of) for t in here.tolls] == [(8, None), (2, 0), (1, None)]
    groups = [Group(tuple(place_triggers(here)[:1]), "strike")]
    assert toll_homes(here, groups, replace(shipped(), toll=_SureOf(figure)), Thresholds()) == homes


def test_an_unlisted_quarter_lies_somewhere_in_its_city() -> None:
    here = scene("سقطت قذيفة على حي السنابل الغربية وسط مدينة تعز.")
    unlisted = next(f for f in here.places if f.value.place.point is None)
    put = located(here, unlisted)
    assert put.point is not None
    assert put.how == "derived"
    assert put.name == unlisted.value.place.name
    assert put.uncertainty_km is not None
    assert put.uncertainty_km >= 3


@pytest.mark.parametrize("after", ["", " في ريف دير الزور", " بمحافظة دير الزور"])
def test_an_unlisted_village_lies_where_its_distance_puts_it(after: str) -> None:
    here = scene(f"قصفت طائرات قرية السنابل الغربية، على بعد 14 كيلومتراً شرق مدينة الميادين{after}، أمس.")  # "14 km east of Mayadin"
    unlisted, worked_out = here.places[:2]
    put = located(here, unlisted)
    assert (put.name, put.point, put.uncertainty_km) == (
        unlisted.value.place.name,
        worked_out.value.place.point,
        worked_out.value.place.uncertainty_km,
    )
    assert put.uncertainty_km is not None
    assert put.uncertainty_km < 10


def test_an_unlisted_village_with_nothing_round_it_has_no_point() -> None:
    here = scene("سقطت قذيفة على قرية السنابل الغربية أمس.")
    assert all(located(here, f).point is None for f in here.places)


def test_near_a_town_and_the_town_are_one_place() -> None:
    here = scene("غارات قرب مدينة الميادين، ثم سقط صاروخ في مدينة الميادين.")
    assert len(place_entities([f for f in here.places if f.value.landmark_of is None])) == 1


def test_a_persons_short_name_is_the_long_ones() -> None:
    here = scene("قال الصحفي خالد العمري إن الغارة أصابت منزله. ونجا العمري من القصف.")
    persons = [e for e in actor_entities(here.text, here.actors) if e[0].kind == "person"]
    assert len(persons) <= 1


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
    claim = _claim(here, "target", Actor(word), (Span(text.index(word), text.index(word) + len(word)),))
    assert _told_as(here, one, claim, "happened") == factuality


def test_whoever_is_named_in_words_that_adjoin_is_one() -> None:
    """«المهاجم الانتحاري» is one attacker; an army and its allies are two, and so is an attacker as who is attacked."""
    text = "فجر المهاجم الانتحاري نفسه وقصف الجيش والحلفاء"
    here, at = scene(text), {w: Span(text.index(w), text.index(w) + len(w)) for w in ("المهاجم", "الانتحاري", "الجيش", "الحلفاء")}
    parts = {("initiator", n): [(Actor(word), [span])] for n, (word, span) in enumerate(at.items())}
    parts["target", 9] = [(Actor("الانتحاري"), [at["الانتحاري"]])]
    joined = [(role, [a.name for a, _ in mine]) for role, mine in _one_after_another(here, parts)]
    assert joined == [
        ("initiator", ["المهاجم", "الانتحاري"]),
        ("initiator", ["الجيش"]),
        ("initiator", ["الحلفاء"]),
        ("target", ["الانتحاري"]),
    ]


def test_old_days_are_background_only_beside_other_news() -> None:
    """A report of Thursday on nothing but Sunday's shelling has it as its news; beside Thursday's raid it is recalled."""
    alone = "سكان البلدة يدفنون ضحاياهم.\nوقتل أربعة مدنيين الأحد في قصف مدفعي على حلب."
    beside = "قتل مدنيان الخميس في غارة جوية على سراقب.\nوقتل أربعة مدنيين الأحد في قصف مدفعي على حلب."
    assert [t.background for t in assembly.assemble(scene(alone), shipped())] == [False]
    assert [t.background for t in assembly.assemble(scene(beside), shipped())] == [False, True]


def test_a_place_claim_rests_on_all_the_words_for_its_place() -> None:
    """ "Shelling of the town of Douma, and the people of Douma fled to Harasta": of the three, the words for Douma."""
    raw = "طال القصف مدينة دوما. وفر أهل دوما إلى حرستا."
    sure, *rest = scene(raw).places
    assert sorted(s.of(raw) for s in _all_words([sure], rest)) == ["دوما", "مدينة دوما"]
