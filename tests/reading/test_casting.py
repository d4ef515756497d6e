"""Who is taken for a part, beside whom, and with which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model import Span
from sijill.reading import casting
from sijill.reading.actors import ActorValue
from sijill.reading.binding import Group
from sijill.reading.casting import adjoin, cast
from sijill.reading.finds import Find
from sijill.reading.gathering import Thresholds
from sijill.reading.mentions import place_triggers
from sijill.reading.scene import Scene
from sijill.reading.scorer import shipped
from tests.counting import steps
from tests.reading.read_so import scene

CLASSES = ("initiator", "none", "participant", "target")
LIMITS = Thresholds(role=0.4, role_more=0.7, role_joined=0.5, role_helper=0.3, role_alias=0.2)


class _Believes:
    """A judge who gives each actor, by its words, a chance in one role."""

    classes = CLASSES

    def __init__(self, text: str, chances: Mapping[str, float], role: str) -> None:
        self._text, self._chances, self._role = text, chances, role

    def probabilities(self, find: Find[ActorValue]) -> list[float]:
        chance = self._chances.get(find.span.of(self._text), 0.0)
        return [chance if name == self._role else 1 - chance if name == "none" else 0.0 for name in CLASSES]


def _cast(monkeypatch: pytest.MonkeyPatch, here: Scene, chances: Mapping[str, float], role: str = "initiator") -> list[list[str]]:
    monkeypatch.setattr(casting, "role_features", lambda _scene, _one, find: find)
    judge = _Believes(here.report.text, chances, role)
    parts = cast(here, Group(tuple(place_triggers(here)[:1]), "attack"), replace(shipped(), role=judge), LIMITS)
    assert {part.role for part in parts} <= {role}
    return [[s.of(here.report.text) for s in part.spans] for part in parts]


class _Wavers(_Believes):
    """A judge who is sure that each actor has a part, as one side or as the other."""

    def probabilities(self, find: Find[ActorValue]) -> list[float]:
        chance = self._chances.get(find.span.of(self._text), 0.0)
        return [chance, 0.0, 0.0, 1 - chance]


@pytest.mark.parametrize(
    ("chance", "roles"),
    [
        (0.9, ["initiator"]),
        (0.1, ["target"]),
        (0.55, []),  # it may as well have been the target
        (0.45, []),
    ],
)
def test_a_role_must_be_likely_itself(chance: float, roles: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    # An attack of, or on, al-Shabaab in the village
    monkeypatch.setattr(casting, "role_features", lambda _scene, _one, find: find)
    here = scene("هجوم لحركة الشباب في القرية")
    one = Group(tuple(place_triggers(here)[:1]), "attack")
    judge = _Wavers(here.report.text, {"حركة الشباب": chance}, "initiator")
    assert [part.role for part in cast(here, one, replace(shipped(), role=judge), replace(LIMITS, role=0.6))] == roles


TWO = "هاجمت حركة الشباب القرية قبل أن يدخلها تنظيم القاعدة"


@pytest.mark.parametrize(
    ("chances", "parts"),
    [
        ((0.3, 0.3), []),
        ((0.5, 0.6), [["تنظيم القاعدة"]]),  # the likelier one, and one more needs more
        ((0.6, 0.5), [["حركة الشباب"]]),
        ((0.8, 0.9), [["حركة الشباب"], ["تنظيم القاعدة"]]),
    ],
)
def test_one_more_needs_more(chances: tuple[float, float], parts: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert _cast(monkeypatch, scene(TWO), dict(zip(("حركة الشباب", "تنظيم القاعدة"), chances, strict=True))) == parts


def test_a_clash_has_two_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    chances = {"حركة الشباب": 0.5, "تنظيم القاعدة": 0.5}
    assert _cast(monkeypatch, scene(TWO), chances, "participant") == [["حركة الشباب"], ["تنظيم القاعدة"]]


@pytest.mark.parametrize(("chance", "both"), [(0.6, True), (0.45, False)])
def test_who_is_joined_by_and_needs_less(chance: float, both: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    here = scene("هاجمت حركة الشباب وتنظيم القاعدة القرية")
    found = _cast(monkeypatch, here, {"حركة الشباب": 0.9, "تنظيم القاعدة": chance})
    assert found == [["حركة الشباب"], ["تنظيم القاعدة"]][: 1 + both]


@pytest.mark.parametrize(("chance", "both"), [(0.35, True), (0.25, False)])
def test_who_helps_needs_less(chance: float, both: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    here = scene("هاجمت حركة الشباب القرية بدعم من تنظيم القاعدة")
    found = _cast(monkeypatch, here, {"حركة الشباب": 0.9, "تنظيم القاعدة": chance})
    assert found == [["حركة الشباب"], ["تنظيم القاعدة"]][: 1 + both]


@pytest.mark.parametrize(("chance", "taken"), [(0.25, True), (0.15, False)])
def test_more_words_for_one_actor_are_its_words(chance: float, taken: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    here = scene("هاجمت حركة الشباب القرية، وانسحب المسلحون ليلا")  # "the gunmen withdrew"
    assert _cast(monkeypatch, here, {"حركة الشباب": 0.9, "المسلحون": chance}) == [["حركة الشباب", *["المسلحون"] * taken]]


def test_every_name_of_it_is_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little speaks for one of them alone."""
    here = scene("أغارت طائرات إسرائيلية على القرية، ولم تعلق إسرائيل")
    assert _cast(monkeypatch, here, {"طائرات إسرائيلية": 0.9}) == [["طائرات إسرائيلية", "إسرائيل"]]


def test_it_has_the_name_that_tells_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(casting, "role_features", lambda _scene, _one, find: find)
    here = scene("هاجم المسلحون القرية، وقالت حركة الشباب إنهم منها")
    judge = _Believes(here.report.text, {"المسلحون": 0.9, "حركة الشباب": 0.5}, "initiator")
    (part,) = cast(here, Group(tuple(place_triggers(here)[:1]), "attack"), replace(shipped(), role=judge), LIMITS)
    assert part.actor.id == "al-shabaab"


@pytest.mark.parametrize(
    ("first", "second", "adjoins"),
    [("المهاجم", "الانتحاري", True), ("الانتحاري", "المهاجم", True), ("الانتحاري", "الجيش", False), ("الجيش", "الحلفاء", False)],
)
def test_words_that_adjoin(first: str, second: str, adjoins: bool) -> None:
    text = "قتل المهاجم الانتحاري قرب الجيش والحلفاء"
    one, other = (Span(text.index(word), text.index(word) + len(word)) for word in (first, second))
    assert adjoin(text, [one], [other]) is adjoins


@given(st.text("ab  ", min_size=1, max_size=20), st.data())
def test_they_adjoin_where_two_of_them_do(text: str, data: st.DataObject) -> None:
    end = st.integers(1, len(text))
    spans = st.lists(end.flatmap(lambda b: st.integers(0, b - 1).map(lambda a: Span(a, b))), max_size=4)
    some, others = data.draw(spans), data.draw(spans)
    pairs = [sorted((a, b)) for a in some for b in others]
    assert adjoin(text, some, others) is any(a.end <= b.start and text[a.end : b.start] in ("", " ") for a, b in pairs)


@given(st.lists(st.booleans(), min_size=5, max_size=5))
def test_they_are_joined_where_two_of_them_are(first: list[bool]) -> None:
    """ "the army and Hezbollah and Hamas … Russia (and) Iran": whichever stand on either side."""
    here = scene("هاجم الجيش السوري وحزب الله وحماس القرية مع روسيا «وإيران»")
    some = [f for f, is_first in zip(here.actors, first, strict=False) if is_first]
    others = [f for f, is_first in zip(here.actors, first, strict=False) if not is_first]
    each = any(casting._joined(here, a, b) for a in some for b in others)
    assert casting._any_joined(here, some, others) is each


def test_work_grows_with_the_words_and_not_with_their_square() -> None:
    def asked(count: int) -> int:
        some, others = ([Span(n, n + 1) for n in range(first, 10 * count, 10)] for first in (0, 5))
        return steps(lambda: adjoin("a" * 10 * count, some, others))

    assert asked(400) < 2.2 * asked(200)


def test_two_listed_ones_side_by_side_are_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "The Sudanese army accused the RSF of abducting the governor": they adjoin, and are two bodies."""
    here = scene("اتهم الجيش السوداني قوات الدعم السريع بخطف الوالي")
    found = _cast(monkeypatch, here, {"الجيش السوداني": 0.9, "قوات الدعم السريع": 0.8})
    assert ["الجيش السوداني", "قوات الدعم السريع"] not in found
