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
