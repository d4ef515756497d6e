"""The writer's own day: where the words tell another than the one the report came with. Invented sentences."""

from datetime import date

import pytest

from sijill.model import Interval
from tests.arabic.test_times import found


def _given(day: str) -> Interval:
    return Interval.day(date.fromisoformat(day), "given")


@pytest.mark.parametrize(
    ("sentence", "day", "expected"),
    [
        # published on Saturday, written on Thursday: last night is the night to Thursday
        ("أعلن الجيش اليوم الخميس مقتل جنديين. ووقع الكمين أمس", "2018-03-24", ["اليوم الخميس = 2018-03-22", "أمس = 2018-03-21"]),
        # published on Thursday by the clock of another land: not the Friday six days before
        ("دوى انفجار في الميناء اليوم الجمعة", "2018-03-22", ["اليوم الجمعة = 2018-03-23"]),
        ("سقط قتيلان أمس الخميس في كمين", "2018-03-22", ["أمس الخميس = 2018-03-22"]),
        # five days off is neither: the day stays
        ("دوى انفجار في الميناء اليوم السبت", "2018-03-22", ["اليوم السبت = 2018-03-17"]),
    ],
)
def test_today_with_its_weekday(sentence: str, day: str, expected: list[str]) -> None:
    assert found(sentence, _given(day)) == expected


def test_the_writers_own_month_before_the_day_that_came_with_the_report() -> None:
    """Given 20 April, but "this March": the Mondays of March."""
    finds = found("قتل جنديان الاثنين، لترتفع خسائر شهر آذار الجاري إلى تسعة", _given("2018-04-20"))
    assert finds == ["الاثنين = 2018-03-05..2018-03-26", "شهر آذار الجاري = 2018-03-01..2018-03-31"]


def test_the_months_own_day_bounds_the_writers() -> None:
    """ "Since the 14th of this March": not the Mondays before it."""
    finds = found("قتل جنديان الاثنين، ولم يقتل أحد في 14 آذار الجاري", _given("2018-04-20"))
    assert finds[0] == "الاثنين = 2018-03-19..2018-03-26"


def test_a_part_of_the_month_names_it_too() -> None:
    """ "Twenty at the end of this March"."""
    finds = found("قتل جنديان الاثنين، وعشرون في أواخر آذار الجاري", _given("2018-04-20"))
    assert finds == ["الاثنين = 2018-03-05..2018-03-26", "أواخر آذار الجاري = 2018-03-21..2018-03-31"]


def test_a_day_still_to_come_does_not_bound_it() -> None:
    """ "As planned for this 31 March": no Monday lies after it in March."""
    finds = found("قتل جنديان الاثنين قبل الانسحاب المقرر في 31 آذار الجاري", _given("2018-04-20"))
    assert finds[0] == "الاثنين = 2018-03-05..2018-03-26"


@pytest.mark.parametrize("day", ["2018-03-20", "2018-04-03", "2018-08-20"])
def test_a_day_near_the_month_or_far_from_it_stays(day: str) -> None:
    """Of this very month; written at its end and published days later; of some other year's March."""
    finds = found("قتل جنديان أمس في آذار الجاري", _given(day))
    assert finds[0] == f"أمس = {date.fromordinal(date.fromisoformat(day).toordinal() - 1)}"


@pytest.mark.parametrize(
    ("text", "day", "today"),
    [
        # fetched where the clocks were past midnight
        ("صدى النهر March 13, 2024 دوى انفجار اليوم", "2024-03-14", "2024-03-13"),
        ("صدى النهر March 13, 2024 دوى انفجار اليوم", "2024-03-13", "2024-03-13"),
        ("صدى النهر March 13, 2024 دوى انفجار اليوم", "2024-03-16", "2024-03-16"),  # of something else
        # "yesterday, Wednesday": written on the day that it came with
        ("صدى النهر March 13, 2024 دوى انفجار أمس الأربعاء. وساد الهدوء اليوم", "2024-03-14", "2024-03-14"),
    ],
)
def test_the_date_in_the_head_of_a_post_is_the_writers_day(text: str, day: str, today: str) -> None:
    assert found(text, _given(day))[-1] == f"اليوم = {today}"


def test_a_date_further_down_is_not() -> None:
    text = "دوى انفجار اليوم. " + "وقال السكان إن القصف عنيف. " * 8 + "March 13, 2024"
    assert found(text, _given("2024-03-14"))[0] == "اليوم = 2024-03-14"
