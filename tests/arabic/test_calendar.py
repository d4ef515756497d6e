from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic import calendar, times_lexicon
from sijill.arabic.calendar import Stretch
from sijill.arabic.datafile import Row
from sijill.errors import KnowledgeError

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
EDGES = [
    ((date(2018, 2, 1), date(2018, 2, 28)), "start", (date(2018, 2, 1), date(2018, 2, 10))),
    ((date(2018, 2, 1), date(2018, 2, 28)), "middle", (date(2018, 2, 10), date(2018, 2, 20))),
    ((date(2018, 2, 1), date(2018, 2, 28)), "end", (date(2018, 2, 21), date(2018, 2, 28))),
    ((date(2018, 1, 1), date(2018, 1, 31)), "end", (date(2018, 1, 21), date(2018, 1, 31))),
    ((date(2017, 1, 1), date(2017, 12, 31)), "start", (date(2017, 1, 1), date(2017, 1, 31))),
    ((date(2017, 1, 1), date(2017, 12, 31)), "middle", (date(2017, 6, 1), date(2017, 8, 31))),
    ((date(2017, 1, 1), date(2017, 12, 31)), "end", (date(2017, 12, 1), date(2017, 12, 31))),
    ((date(2018, 3, 19), date(2018, 3, 25)), "start", (date(2018, 3, 19), date(2018, 3, 20))),
    ((date(2018, 3, 19), date(2018, 3, 25)), "end", (date(2018, 3, 23), date(2018, 3, 25))),
]
HIJRI = [
    ((1440, 1, 1), date(2018, 9, 11)),
    ((1439, 9, 1), date(2018, 5, 16)),
    ((1438, 12, 10), date(2017, 9, 1)),
    ((1500, 13, 1), None),
    ((1000, 1, 1), None),
]
SEASONS = [
    (2012, "summer", (date(2012, 6, 1), date(2012, 8, 31))),
    (2009, "winter", (date(2008, 12, 1), date(2009, 2, 28))),
    (2015, "spring", (date(2015, 3, 1), date(2015, 5, 31))),
    (2015, "autumn", (date(2015, 9, 1), date(2015, 11, 30))),
]


@pytest.mark.parametrize(("stretch", "edge", "expected"), EDGES)
def test_edges(stretch: Stretch, edge: str, expected: Stretch) -> None:
    assert calendar.edge_of(stretch, edge) == expected


@pytest.mark.parametrize(("parts", "expected"), HIJRI)
def test_hijri_days(parts: tuple[int, int, int], expected: date | None) -> None:
    assert calendar.hijri_day(*parts) == expected


@pytest.mark.parametrize(("year", "season", "expected"), SEASONS)
def test_seasons(year: int, season: str, expected: Stretch) -> None:
    assert calendar.season_of(year, season) == expected


def test_months_that_are_none() -> None:
    assert calendar.gregorian_day(2018, 4, 31) is None
    assert calendar.gregorian_month(2018, 13) is None
    assert calendar.hijri_month(1, 1) is None
    assert calendar.year_of(0) is None
    assert calendar.hijri_year_of(date(1800, 1, 1)) is None


@pytest.mark.parametrize(
    ("month", "day", "weekday", "years"),
    [
        (3, 17, 5, [2006, 2017, 2023]),
        (2, 29, 1, [2016]),
        (12, 1, 7, [2013, 2019, 2024]),
    ],  # Friday 17 March; Monday 29 February; Sunday 1 December
)
def test_years_that_make_a_weekday_true(month: int, day: int, weekday: int, years: list[int]) -> None:
    assert calendar.years_of_weekday(month, day, weekday, 2005 if month != 12 else 2008, 2026) == years


@pytest.mark.parametrize(("two", "full"), [(18, 2018), (36, 2036), (87, 1987), (0, 2000)])
def test_short_years(two: int, full: int) -> None:
    assert calendar.full_year(two) == full


@pytest.mark.parametrize(
    ("unit", "n", "expected"),
    [
        ("week", -1, (date(2018, 3, 12), date(2018, 3, 18))),
        ("month", -1, (date(2018, 2, 1), date(2018, 2, 28))),
        ("year", 1, (date(2019, 1, 1), date(2019, 12, 31))),
        ("decade", -1, (date(2000, 1, 1), date(2009, 12, 31))),
        ("century", -1, (date(1901, 1, 1), date(2000, 12, 31))),
        ("day", 1, (date(2018, 3, 23), date(2018, 3, 23))),
    ],
)
def test_units(unit: calendar.Unit, n: int, expected: Stretch) -> None:
    assert calendar.unit_of(date(2018, 3, 22), unit, n) == expected


def test_names_are_folded_and_whole() -> None:
    assert {m.number for m in calendar.months().values() if not m.hijri} == set(range(1, 13))
    assert {m.number for m in calendar.months().values() if m.hijri} == set(range(1, 13))
    assert {n for n, _ in calendar.weekdays().values()} == set(range(1, 8))
    assert calendar.months()["كانون الثاني"].number == 1
    assert calendar.months()["اب"].stands == "bound"  # folded, August is "father"


@given(DAYS, st.integers(-1200, 1200))
def test_months_on_and_back_stay_within_three_days(day: date, n: int) -> None:
    there = calendar.shift_months(day, n)
    assert there is not None
    back = calendar.shift_months(there, -n)
    assert back is not None
    assert timedelta(0) <= day - back <= timedelta(days=3)


@given(DAYS, st.integers(-20, 20))
def test_a_week_is_monday_to_sunday_and_holds_its_day(day: date, n: int) -> None:
    week = calendar.week_of(day, n)
    assert week is not None
    assert (week[0].isoweekday(), week[1].isoweekday()) == (1, 7)
    assert week[0] <= day + timedelta(weeks=n) <= week[1]


@given(DAYS, st.sampled_from(["start", "middle", "end"]), st.sampled_from(["week", "month", "year"]))
def test_an_edge_lies_in_its_stretch(day: date, edge: str, unit: calendar.Unit) -> None:
    whole = calendar.unit_of(day, unit)
    assert whole is not None
    a, b = calendar.edge_of(whole, edge)
    assert whole[0] <= a <= b <= whole[1]


@given(DAYS, st.sampled_from(["hour", "minute", "day", "week", "month", "year"]), st.integers(0, 50))
def test_back_is_never_ahead(day: date, unit: calendar.Unit, n: int) -> None:
    there = calendar.shift(day, unit, -n)
    assert there is not None
    assert there <= day


def test_the_ends_of_the_calendar_are_none() -> None:
    assert calendar.shift_days(date(1, 1, 1), -1) is None
    assert calendar.shift_months(date(9999, 12, 1), 1) is None


BAD_MONTHS = [
    {"form": "آذار", "calendar": "j", "month": "3", "variety": "", "stands": "free", "source": ""},
    {"form": "آذار", "calendar": "g", "month": "13", "variety": "", "stands": "free", "source": ""},
    {"form": "آذار", "calendar": "g", "month": "3", "variety": "", "stands": "often", "source": ""},
]


@pytest.mark.parametrize("cells", BAD_MONTHS)
def test_a_row_that_cannot_be_a_month_is_refused(cells: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "rows", lambda *_: iter([Row(cells, "months.tsv", 2)]))
    with pytest.raises(KnowledgeError, match=r"months\.tsv:2: آذار"):
        calendar.months.__wrapped__()


def test_a_row_that_cannot_be_a_weekday_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    thursday = {"form": "الخميس", "weekday": "8", "stands": "free", "source": ""}
    monkeypatch.setattr(calendar, "rows", lambda *_: iter([Row(thursday, "days.tsv", 5)]))
    with pytest.raises(KnowledgeError, match=r"days\.tsv:5: الخميس"):
        calendar.weekdays.__wrapped__()


def test_a_word_of_no_known_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    yesterday = {"form": "أمس", "kind": "adverb", "value": "", "source": ""}
    monkeypatch.setattr(times_lexicon, "_words", lambda: (Row(yesterday, "time_words.tsv", 3),))
    with pytest.raises(KnowledgeError, match=r"time_words\.tsv:3: أمس"):
        times_lexicon._lexicon.__wrapped__()
