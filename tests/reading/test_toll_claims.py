"""The same figure is one claim; a part goes with its whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sijill.reading import toll_claims as module
from sijill.reading.binding import Group
from sijill.reading.gathering import Thresholds
from sijill.reading.mentions import place_triggers
from sijill.reading.scorer import shipped
from sijill.reading.toll_claims import toll_claims, toll_homes
from sijill.reading.tolls import TollFind
from tests.counting import steps
from tests.reading.read_so import scene


def test_the_same_figure_twice_is_one_claim_with_both_its_words() -> None:
    here = scene("مقتل 5 مدنيين في قصف على البلدة. وقال المرصد إن 5 مدنيين قتلوا في القصف.")
    claims = toll_claims(here, range(len(here.tolls)))
    assert [(c.value.harm, c.value.low, c.value.high, len(c.spans)) for c in claims] == [("killed", 5, 5, 2)]


def test_an_uncounted_plural_beside_its_number_says_nothing_more() -> None:
    here = scene("سقط ضحايا في القصف، وأكد مصدر طبي مقتل 7 أشخاص.")  # "victims fell … 7 people killed"
    claims = toll_claims(here, range(len(here.tolls)))
    assert [(c.value.low, c.value.high) for c in claims] == [(7, 7)]


def test_a_subset_points_at_its_total() -> None:
    here = scene("ارتفعت حصيلة القتلى إلى 20 عنصرا، منهم 6 من القوات الحكومية.")  # "20, of them 6"
    total, part = toll_claims(here, range(len(here.tolls)))
    assert (total.value.low, part.value.low, part.value.part_of) == (20, 6, total.id)


@pytest.mark.parametrize("words", ["قتل ستة شرطيين وستة مدنيين.", "قتل ستة شرطيين وستة مدنيين و3 أطفال. وأكد المرصد مقتل ستة مدنيين."])
def test_those_before_that_came_to_the_same_by_the_same_word_are_counted(words: str) -> None:
    """ "six policemen and six civilians …": as holding each figure against all before it would tell."""
    here = scene(words)
    numbered = [(n, (t.harm, t.low, t.high, t.cue_span, t.part_of)) for n, t in enumerate(here.tolls) if t.kind in ("number", "two")]
    told = {n: sum(m < n and other == key for m, other in numbered) for n, key in numbered}
    found = module._twins(here, range(len(here.tolls)))
    assert {n: found[n] for n in told} == told
    assert max(told.values()) == 1


def test_work_grows_with_the_figures_and_not_with_their_square() -> None:
    here = scene("\n".join(f"مقتل {n} مدنيين في قصف على البلدة." for n in range(3, 43)))
    assert len(here.tolls) == 40
    half, whole = (steps(lambda k=k: module._twins(here, range(k))) for k in (20, 40))  # type: ignore[misc]
    assert whole < 2.2 * half


class _SureOf:
    """A judge that believes one figure alone."""

    def __init__(self, figure: int) -> None:
        self._figure = figure

    def yes(self, find: TollFind) -> float:
        return float(find.low == self._figure)


@pytest.mark.parametrize(("figure", "homes"), [(8, [0, 0, None]), (2, [None, 0, None]), (1, [None, None, 0])])
def test_a_part_goes_with_its_whole(figure: int, homes: list[int | None], monkeypatch: pytest.MonkeyPatch) -> None:
    """«ثمانية، بينهم طفلان»: believed or not, the two are where the eight are; where these are nowhere, they stay."""
    monkeypatch.setattr(module, "toll_features", lambda _scene, _one, find: find)
    here = scene("قصف على بلدة سرمين، وارتفع عدد القتلى إلى ثمانية، بينهم طفلان، وأصيب جندي.")
    assert [(t.low, t.part_of) for t in here.tolls] == [(8, None), (2, 0), (1, None)]
    groups = [Group(tuple(place_triggers(here)[:1]), "strike")]
    assert toll_homes(here, groups, replace(shipped(), toll=_SureOf(figure)), Thresholds()) == homes


def test_dozens_dead_and_wounded_above_their_number_say_nothing_more() -> None:
    here = scene("سقط عشرات القتلى والجرحى في القصف، وأكد مصدر طبي مقتل 17 شخصا.")  # "dozens of dead and wounded … 17 killed"
    claims = toll_claims(here, range(len(here.tolls)))
    assert sorted((c.value.harm, c.value.low, c.value.high) for c in claims) == [("injured", 20, None), ("killed", 17, 17)]


@pytest.mark.parametrize(
    "raw",
    [
        "قتل العشرات في القصف، وأكد مصدر طبي مقتل 17 شخصا.",  # "dozens were killed", told of the dead alone: a rival figure
        "سقط عشرات القتلى والجرحى في القصف، وأكد مصدر طبي مقتل أكثر من 17 شخصا.",  # "more than 17" is no more exact
    ],
)
def test_dozens_that_stay(raw: str) -> None:
    here = scene(raw)
    assert ("killed", 20, None) in {(c.value.harm, c.value.low, c.value.high) for c in toll_claims(here, range(len(here.tolls)))}


@pytest.mark.parametrize(
    ("type_", "home"), [("capture", None), ("deployment", None), ("protest", 0), ("armed_clash", 0), ("displacement", 0)]
)
def test_what_kills_nobody_has_no_dead(type_: str, home: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """«سيطرت الفصائل على القرية وقتل ستة جنود»: the clash killed them, not the capture."""
    monkeypatch.setattr(module, "toll_features", lambda _scene, _one, find: find)
    here = scene("سيطرت الفصائل على القرية وقتل ستة جنود.")
    groups = [Group(tuple(place_triggers(here)[:1]), type_)]
    assert toll_homes(here, groups, replace(shipped(), toll=_SureOf(6)), Thresholds()) == [home]


def test_the_dead_of_a_march_are_of_what_else_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "A march went out … gunmen opened fire and killed six": the fire killed them."""
    monkeypatch.setattr(module, "toll_features", lambda _scene, _one, find: find)
    here = scene("خرجت مظاهرة في المدينة وأطلق مسلحون النار وقتلوا ستة أشخاص.")
    march, fire = [Group((m,), t) for m, t in zip(place_triggers(here)[:2], ("protest", "attack"), strict=True)]
    assert toll_homes(here, [march, fire], replace(shipped(), toll=_SureOf(6)), Thresholds()) == [1]
    assert toll_homes(here, [march], replace(shipped(), toll=_SureOf(6)), Thresholds()) == [0]


def test_detained_at_a_march_are_its_toll(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "toll_features", lambda _scene, _one, find: find)
    here = scene("خرجت مظاهرة في المدينة واعتقلت الشرطة ستة أشخاص.")  # "a march … the police detained six"
    groups = [Group(tuple(place_triggers(here)[:1]), "protest")]
    assert toll_homes(here, groups, replace(shipped(), toll=_SureOf(6)), Thresholds()) == [0]


@pytest.mark.parametrize(
    ("raw", "figures"),
    [
        ("مقتل 12 شخصا، منهم ستة شرطيين وستة مدنيين", [(12, 12), (6, 6), (6, 6)]),  # "six policemen and six civilians"
        ("قتل مدنيان وجنديان في القصف", [(2, 2), (2, 2)]),  # "two civilians and two soldiers"
        ("قتل مدنيان وجنديان في القصف. وقال المرصد إن مدنيين اثنين قتلا.", [(2, 2), (2, 2)]),  # told again, it is no third
        ("مقتل ستة مدنيين في القصف، وقالت مصادر إن ستة مدنيين قتلوا", [(6, 6)]),  # by another word: told again
        ("أصيب مدني واحد وهو طفل في القصف", [(1, 1)]),  # "one civilian, who is a child"
    ],
)
def test_two_groups_of_one_number_by_one_word(raw: str, figures: list[tuple[int, int]]) -> None:
    here = scene(raw)
    assert [(c.value.low, c.value.high) for c in toll_claims(here, range(len(here.tolls)))] == figures


@pytest.mark.parametrize(
    ("raw", "figures"),
    [
        ("مقتل إمام المسجد وعدد من المصلين", [(1, 1), (2, None)]),  # "the mosque's imam and a number of worshippers"
        ("مقتل ستة مدنيين وعدد من الجنود", [(6, 6)]),  # beside a number that may hold them
        ("سقط قتلى في القصف. وقتل إمام المسجد في القصف.", [(1, 1)]),  # by another word: perhaps he
    ],
)
def test_several_beside_one(raw: str, figures: list[tuple[int, int | None]]) -> None:
    here = scene(raw)
    assert [(c.value.low, c.value.high) for c in toll_claims(here, range(len(here.tolls)))] == figures


def test_a_woman_and_a_man_of_one_list_are_two() -> None:
    """ "6 children, a woman and a man were killed": three claims, of eight people; told again, they are the same."""
    here = scene("قتل 6 أطفال وامرأة ورجل في قصف على المخيم.")
    assert [c.value.low for c in toll_claims(here, range(len(here.tolls)))] == [6, 1, 1]
    again = scene("قتل طفل في قصف على المخيم. وقال المرصد إن طفلا قتل في القصف.")
    assert [c.value.low for c in toll_claims(again, range(len(again.tolls)))] == [1]
