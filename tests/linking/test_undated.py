"""Two tellings that nothing dates must tell the same, and not only of the same place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sijill.linking import Candidate, candidates
from sijill.linking.evidence import lists, undated_words
from sijill.model import Claim, Dating, Interval, Place, Point, Reading, Report, Span, Telling

# "Artillery shelled the village of Tal Warda and hit the bakery and the school bus of the Hamdan family"
ONE = "قصفت المدفعية قرية تل وردة وأصابت الفرن وحافلة المدرسة لعائلة حمدان"
# "Shells fell on the village, and the residents fled to the olive groves of Wadi Zarqa"
OTHER = "سقطت قذائف على القرية ونزح الأهالي نحو بساتين الزيتون في وادي زرقاء"
DAY = Interval.day(date(2022, 3, 4), "stated")
TAL_WARDA = Place("Tal Warda", "SY", "w", Point(35.7, 36.5), 2.0)


def telling(text: str, *, when: Interval | None = None) -> Candidate:
    spans = (Span(0, 5),)
    claims = (Claim("r", "where", TAL_WARDA, spans), *((Claim("r", "when", when, spans),) if when is not None else ()))
    report = Report(text)
    told = Telling(report.id, "shelling", spans, tuple(replace(c, report_id=report.id) for c in claims), "happened")
    (made,) = candidates(Reading(report, Dating(None), (told,), "test@1"))
    return made


def with_places(candidate: Candidate, count: int) -> Candidate:
    return replace(candidate, places=(TAL_WARDA,) * count, place_names=(frozenset({"ورده"}),) * count)


@pytest.mark.parametrize(("second", "sign"), [(ONE + " صباحا", 1), (OTHER, -1)])
def test_of_what_nothing_dates_the_wording_counts_once_more(second: str, sign: int) -> None:
    found = undated_words(telling(ONE), telling(second))
    assert found.score * sign > 0
    assert found.key == ("undated_in_the_same_words" if sign > 0 else "undated_in_other_words")
    assert found == undated_words(telling(second), telling(ONE))


def test_wording_and_lists_say_nothing_of_what_a_day_ties() -> None:
    left, right = (with_places(telling(text, when=DAY), 4) for text in (ONE, OTHER))
    assert undated_words(left, right).score == lists(left, right).score == 0.0


@pytest.mark.parametrize(("mine", "others", "score"), [(1, 1, 0.0), (1, 3, -0.5), (4, 4, -1.0), (9, 9, -1.0)])
def test_lists_of_places_that_nothing_dates_speak_against(mine: int, others: int, score: float) -> None:
    found = lists(with_places(telling(ONE), mine), with_places(telling(OTHER), others))
    assert found.score == score
    assert (found.key == "undated_lists") == (score < 0)


@pytest.mark.parametrize(
    ("opening", "background", "expected"),
    [
        ("أفاد مراسلنا اليوم الثلاثاء بما يلي", False, {2}),  # "our correspondent reported today, Tuesday, as follows"
        ("أفاد مراسلنا اليوم الثلاثاء بما يلي", True, set()),  # what is recalled is of another day
        ("أفاد مراسلنا اليوم الثلاثاء بما كان أمس الاثنين", False, set()),  # of two, neither is surely its day
    ],
)
def test_a_report_s_one_weekday_is_that_of_its_news(opening: str, background: bool, expected: set[int]) -> None:
    far = " ".join(["والأوضاع في المنطقة على حالها"] * 12)
    text = f"{opening}. {far}. {ONE}"
    report = Report(text)
    start = text.index(ONE)
    told = Telling(report.id, "shelling", (Span(start, start + 5),), (), "happened", background)
    (made,) = candidates(Reading(report, Dating(None), (told,), "test@1"))
    assert made.weekdays == expected
