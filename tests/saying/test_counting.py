"""How many of a thing, in the form that its number takes."""

from __future__ import annotations

import pytest

from sijill.saying.counting import counted, form
from sijill.saying.wording import wording

#: CLDR's categories of Arabic: 3 to 10 few, 11 to 99 many, by the last two digits.
ARABIC = {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 102: "other", 103: "few", 111: "many", 200: "other", 1005: "few"}  # fmt: skip


@pytest.mark.parametrize(("count", "expected"), ARABIC.items())
def test_forms_of_arabic(count: int, expected: str) -> None:
    assert form(count, "ar") == expected
    assert form(count, "en") == ("one" if count == 1 else "other")


@pytest.mark.parametrize(
    ("noun", "count", "said"),
    [
        ("days", 1, "يوم واحد"),
        ("days", 2, "يومان"),
        ("of_days", 2, "يومين"),  # «قبل يومين», two days before
        ("days", 7, "7 أيام"),
        ("days", 30, "30 يومًا"),
        ("days", 100, "100 يوم"),
        ("killed", 12, "12 قتيلًا"),
        ("of_injured", 2, "جريحين"),
        ("tellings", 3, "3 روايات"),
        ("reports", 11, "11 تقريرًا"),
        ("outlets", 2, "ناشران"),
    ],
)
def test_nouns_in_arabic(noun: str, count: int, said: str) -> None:
    assert counted(count, wording().nouns[noun]["ar"], "ar") == said
