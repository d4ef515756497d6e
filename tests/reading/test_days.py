"""The days that an incident may be of. All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.model import Dating, Interval, Report
from sijill.reading.binding import Group
from sijill.reading.days import candidates, told_days
from sijill.reading.mentions import place_triggers
from sijill.reading.scene import Scene, look

DAY = Interval.day(date(2024, 3, 14), "given")


def scene(text: str) -> Scene:
    return look(Report(text, published=DAY), Dating(DAY))


def weighed(text: str, form: str) -> list[str]:
    """The days weighed for the incident of one event word: the words, and from when to when."""
    here = scene(text)
    mention = next(m for m in place_triggers(here) if form in m.find.span.of(text))
    found = candidates(here, Group((mention,), "armed_clash"))
    return [f"{find.span.of(text)} = {days.earliest}..{days.latest}" for _, find, days in found]


@pytest.mark.parametrize(
    ("words", "happened", "ends"),
    [
        ("خلال عام 2024", True, date(2024, 3, 14)),  # of a year that is not over: to the day of the report
        ("خلال عام 2024", False, date(2024, 12, 31)),  # what is planned may lie ahead
        ("هذا الأسبوع", True, date(2024, 3, 14)),  # this week: so far
        ("الشهر الجاري", True, date(2024, 3, 14)),  # this month
        ("الأسبوع الماضي", True, date(2024, 3, 10)),  # last week is over
        ("يوم 15 آذار 2024", True, date(2024, 3, 15)),  # a post of the evening is of the next day further east
        ("يوم 19 آذار 2024", True, None),  # has not happened yet
    ],
)
def test_what_has_happened_was_not_after_the_report(words: str, happened: bool, ends: date | None) -> None:
    report = scene(f"قصفت المدفعية أطراف القرية {words}.")
    (told,) = report.times
    days = told_days(report, told, happened=happened)
    assert (days and days.latest) == ends


def test_a_stretch_that_ends_tomorrow_is_cut_off_today() -> None:
    """ "This week", of which Saturday is left, in a report of Friday: the next day may be meant where one day is told alone."""
    friday = Interval.day(date(2024, 3, 15), "given")
    here = look(Report("قصفت المدفعية القرية هذا الأسبوع.", published=friday), Dating(friday))
    week, planned = (told_days(here, here.times[0], happened=happened) for happened in (True, False))
    assert (week and week.latest, planned and planned.latest) == (date(2024, 3, 15), date(2024, 3, 16))


def test_the_date_over_a_post_is_weighed_beside_the_day_it_tells() -> None:
    """ "March 13, 2024" dates the post; the clashes were last night. Of a post that tells no day it is all that does."""
    assert "الليلة الماضية = 2024-03-12..2024-03-13" in weighed(
        "صدى النهر March 13, 2024 اندلعت اشتباكات في البلدة الليلة الماضية", "اشتباكات"
    )
    assert weighed("صدى النهر March 13, 2024 اندلعت اشتباكات في البلدة", "اشتباكات") == ["March 13, 2024 = 2024-03-13..2024-03-13"]


@pytest.mark.parametrize("words", ["حتى الآن", "حاليا", "قبل أيام", "منذ عدة أسابيع", "خلال السنوات الأخيرة"])
def test_what_hardly_tells_a_day_is_not_weighed(words: str) -> None:
    """Until now, at present, days ago, for several weeks, in recent years."""
    assert weighed(f"اندلعت اشتباكات في البلدة {words}.", "اشتباكات") == []


@pytest.mark.parametrize("words", ["قبل قليل", "في هذه الأثناء", "خلال الأيام الماضية", "قبل يومين", "قبل ساعات"])
def test_what_tells_a_day_loosely_is(words: str) -> None:
    """A little while ago, meanwhile, in the past days, two days ago, hours ago."""
    assert len(weighed(f"اندلعت اشتباكات في البلدة {words}.", "اشتباكات")) == 1


SINCE = "تستمر الاشتباكات في الريف منذ انسحاب القوات في 3 آذار"


def test_since_an_act_of_a_day_goes_on_and_that_act_was_of_the_day() -> None:
    """ "The clashes go on since the troops' withdrawal on 3 March"."""
    assert weighed(SINCE, "اشتباكات") == ["منذ انسحاب القوات في 3 آذار = 2024-03-03..2024-03-14"]
    assert weighed(SINCE, "انسحاب") == ["3 آذار = 2024-03-03..2024-03-03"]


@pytest.mark.parametrize(
    ("raw", "form", "days"),
    [
        # "clashes since the protests began on 3 March": both go on since
        ("تشهد البلدة اشتباكات منذ انطلاق الاحتجاجات في 3 آذار", "احتجاجات", "2024-03-03..2024-03-14"),
        ("تشهد البلدة اشتباكات منذ انطلاق الاحتجاجات في 3 آذار", "اشتباكات", "2024-03-03..2024-03-14"),
        # "detained since they began the campaign of raids on 3 March"
        ("اعتقل العشرات منذ أن بدأت حملة المداهمات في 3 آذار", "مداهمات", "2024-03-03..2024-03-14"),
        # "closed since the shooting on 3 March", which was of that day
        ("الطريق مغلق منذ إطلاق النار في 3 آذار", "إطلاق النار", "2024-03-03..2024-03-03"),
    ],
)
def test_what_began_on_a_day_goes_on_since(raw: str, form: str, days: str) -> None:
    assert [told.split(" = ")[1] for told in weighed(raw, form)] == [days]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("منذ يومين", "2024-03-12", "2024-03-12"),  # the day before yesterday
        ("منذ تسعة أيام", "2024-03-05", "2024-03-14"),  # for nine days
        ("منذ الاثنين", "2024-03-11", "2024-03-14"),
    ],
)
def test_since_a_number_of_days(words: str, first: str, last: str) -> None:
    assert weighed(f"تدور اشتباكات في الريف {words}.", "اشتباكات") == [f"{words} = {first}..{last}"]
