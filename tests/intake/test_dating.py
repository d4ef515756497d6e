from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.text import analyse
from sijill.intake.datelines import closing
from sijill.intake.dating import date_report
from sijill.model import Interval, Report

PROSE = "قصفت المدفعية أطراف البلدة وأصيب ثلاثة مدنيين بجروح نقلوا على إثرها إلى المشفى."
HEADLINES = "\n".join(f"عنوان خبر آخر من الموقع عن أمور شتى رقم {n}" for n in range(8))

DATED = [
    # printed date lines
    (f"وكالة المدينة\nمركز الأخبار\nالثلاثاء, ٤ أكتوبر ٢٠٢٢, ٢٢:٠٧\n{PROSE}", "2022-10-04", "2022-10-04"),
    (f"شبكة المدينة\n26/08/2023\n11:43 ص\n{PROSE}", "2023-08-26", "2023-08-26"),
    (f"نشر في: 20 كانون الثاني 2022\n{PROSE}", "2022-01-20", "2022-01-20"),
    (f"شبكة المدينة November 28, 2024 {PROSE}", "2024-11-28", "2024-11-28"),
    (f"شبكة المدينةDecember 1, 2024 {PROSE}", "2024-12-01", "2024-12-01"),  # name and date glued
    (f"{PROSE}\n— محمد (@someone) May 1, 2023\n{PROSE}", "2023-05-01", "2023-05-02"),  # a quoted post: that day or the next
    (
        f"الرئيسية\nالجمعة 12 أيار 2023\nالتاريخ: 2023-05-02 الوقت: 01:13 AM\n{PROSE}",
        "2023-05-02",
        "2023-05-02",
    ),  # a label before a masthead
    (f"الثلاثاء 20 أيلول 2022\n{PROSE} {PROSE} {PROSE}", "2022-09-20", "2022-09-20"),  # prose follows at once
    (f"2022.11.04 | 09:15 دمشق\nآخر تحديث: 2023.02.19 | 18:40 دمشق\n{PROSE}", "2022-11-04", "2022-11-04"),  # printed before it was touched
    (f"آخر تحديث: 2023.02.19 | 18:40 دمشق\n2022.11.04 | 09:15 دمشق\n{PROSE}", "2022-11-04", "2022-11-04"),  # whichever stands first
    (f"آخر تحديث: 14.05.2023 | 07:30 بيروت\n{PROSE}", "2023-05-14", "2023-05-14"),  # the clock of a city
    (f"{PROSE}\n3 رجب 1444هـ الموافق 25 كانون الثاني 2023م", "2023-01-25", "2023-01-25"),  # with the same day of another calendar
    (f"شبكة المدينة\nMarch 3, 2023, 8:58 am\n{PROSE}\nخبر آخر\nJune 7, 2024", "2023-03-03", "2023-03-03"),  # another headline's day
    ("قصفت المدفعية أطراف البلدة، وهو أول قصف منذ الهدنة.8/9/2021", "2021-09-08", "2021-09-08"),  # after the last full stop
    # the writer's own day
    ("أصيبت طفلة مساء اليوم الجمعة 17 آذار/ مارس جراء القصف.", "2023-03-17", "2023-03-17"),
    ("أصيب مدني اليوم الاثنين 6 كانون الأول. وأمس الأحد 5 كانون الأول قصفت البلدة.", "2021-12-06", "2021-12-06"),
    ("ارتكبت القوات اليوم السبت 25 تشرين الثاني/ نوفمبر 2023 مجزرة.", "2023-11-25", "2023-11-25"),
    ("قتل شخصان أمس الأربعاء 27 تشرين الثاني 2024 في البلدة.", "2024-11-28", "2024-11-28"),
    ("قتل شخصان اليوم السبت 7 كانون الثاني 2016 في البلدة.", "2017-01-07", "2017-01-07"),  # in January the old year is still printed
    # a date that leads
    (f"حصاد الأحداث ليوم الجمعة 23-09-2022\n{PROSE}", "2022-09-23", "2022-09-24"),
    # the year that makes it true, as other words bound it
    ("قتل شخص اليوم الخميس 18 آب. وكانت الهدنة قد وقعت في آذار 2020.", "2022-08-18", "2022-08-18"),
    ("قال وزير الخارجية الأميركي جون كيري اليوم الخميس 18 آب إن الهدنة صامدة.", "2016-08-18", "2016-08-18"),
    # its own year
    ("ارتفع عدد القتلى منذ مطلع العام 2023 إلى أربعين.", "2023-01-01", "2023-12-31"),
    ("قتل أربعون شخصا في العام الحالي 2023، بعد اتفاق آذار 2020.", "2023-01-01", "2023-12-31"),
    ("قتل أربعون شخصا منذ بداية 2023، آخرهم في 12 آذار 2023.", "2023-03-12", "2023-12-31"),
    # a weekday and its date further down, without a year: of the twelve months before the report
    (
        f"ارتفع عدد القتلى منذ مطلع العام 2023 إلى أربعين. {PROSE} {PROSE} {PROSE} وقصفت البلدة يوم الاثنين 25 كانون الأول.",
        "2023-12-25",
        "2023-12-31",
    ),
    (
        f"ارتفع عدد القتلى منذ مطلع العام 2023 إلى أربعين. {PROSE} {PROSE} {PROSE} وستجري الانتخابات يوم الاثنين 25 كانون الأول.",
        "2023-01-01",
        "2023-12-31",
    ),
    # offices
    ("قال وزير الخارجية الأميركي مايك بومبيو إن الرئيس المنتخب جو بايدن سيرث الملف.", "2020-11-07", "2021-01-20"),
    ("أعلن وزير الدفاع الأميركي مارك إسبر سحب الجنود.", "2019-07-23", "2020-11-09"),
    ("أعلن وزير الدفاع الأميركي مارك إسبر في شباط الجاري سحب الجنود.", "2020-02-01", "2020-02-29"),
    ("قال وزير الخارجية الأميركي ريكس تيلرسون إن الهجوم الذي وقع في نيسان 2017 لن يمر.", "2017-04-01", "2018-03-31"),
]

UNDATED = [
    PROSE,
    "قصفت الطائرات البلدة اليوم.",
    "قتل رجل صباح اليوم الأربعاء في البلدة.",  # a weekday alone
    "تسيطر القوات على البلدة منذ عام 2018.",  # not before 2018, and no later bound
    "أطلق الجيش العملية في 9 تشرين الأول الماضي.",  # of any year
    "قال الرئيس السوري بشار الأسد إن بلاده سترد.",  # 24 years in office
    "هدد الرئيس الأميركي دونالد ترامب بالرد.",  # either term
    f"{PROSE}\nمقالات ذات صلة\n2023/10/10\nعنوان خبر آخر\n2023/10/10",  # furniture
    f"السبت 1 آب, 2026\n{HEADLINES}\n{PROSE}",  # a masthead above a ticker
    f"السبت 1 آب 2026\nالرئيسية\nمن نحن\n{PROSE}",  # above a menu
    "تعد البلدة باستقبال الانتخابات المقررة في عام 2030.",
]


def dated(text: str) -> str:
    interval = date_report(Report(text)).interval
    return "none" if interval is None else f"{interval.earliest}..{interval.latest}"


@pytest.mark.parametrize(("text", "earliest", "latest"), DATED)
def test_dated_by_its_own_words(text: str, earliest: str, latest: str) -> None:
    found = date_report(Report(text))
    assert dated(text) == f"{earliest}..{latest}", found.reasons
    assert found.interval is not None
    assert found.interval.basis == "inferred"
    assert found.reasons


@pytest.mark.parametrize("text", UNDATED)
def test_left_open(text: str) -> None:
    found = date_report(Report(text))
    assert dated(text) == "none", found.reasons
    assert found.reasons[-1] == "not bounded within three years by its own words"


def test_a_given_date_is_never_argued_with() -> None:
    given_day = Interval.day(date(2018, 3, 22), "given")
    found = date_report(Report("السبت 25 تشرين الثاني 2023\nقصف", published=given_day))
    assert found.interval == given_day
    assert found.reasons == ("given with the report",)


def test_a_date_line_that_the_text_contradicts_is_set_aside() -> None:
    """The page prints 2019; the report tells of its own day in 2021."""
    text = f"12/03/2019\n{PROSE} وجاء ذلك في 5 كانون الثاني 2021 بحسب المرصد."
    assert dated(text) == "none"
    assert dated(f"12/03/2021\n{PROSE} وجاء ذلك في 5 كانون الثاني 2021 بحسب المرصد.") == "2021-03-12..2021-03-12"


def test_a_weekday_that_cannot_be_speaks_against_the_date_line() -> None:
    assert dated(f"12/03/2021\nقتل رجل اليوم الأحد. {PROSE}") == "none"  # 12 March 2021 was a Friday
    assert dated(f"12/03/2021\nقتل رجل أمس الخميس. {PROSE}") == "2021-03-12..2021-03-12"


def test_a_report_is_not_later_than_its_retrieval() -> None:
    text = "قتل شخص اليوم الخميس 18 آب."
    assert dated(text) == "2022-08-18..2022-08-18"
    earlier = Report(text, retrieved_at=datetime(2019, 1, 1, tzinfo=UTC))
    found = date_report(earlier)
    assert found.interval == Interval.day(date(2016, 8, 18), "inferred")
    assert "the latest" in found.reasons[-1]


def test_what_contradicts_surer_words_is_said() -> None:
    found = date_report(Report(f"شبكة المدينة\n26/08/2023\n{PROSE} وقال وزير الخارجية الأميركي مايك بومبيو إن بلاده تتابع."))
    assert found.interval == Interval.day(date(2023, 8, 26), "inferred")
    assert any(reason.startswith("set aside") for reason in found.reasons)


def test_furniture_begins_at_its_heading() -> None:
    text = analyse(f"{PROSE}\n{PROSE}\n{PROSE}\nمقالات ذات صلة\nعنوان")
    assert text.folded[closing(text) :].strip().startswith("مقالات ذات صله")
    assert closing(analyse(PROSE)) == len(PROSE)


@given(st.text(alphabet=st.sampled_from("ابتجحدرسشعقلمنهوي 0123456789/-.:\n"), max_size=200))
def test_the_same_report_gets_the_same_date(text: str) -> None:
    first, again = date_report(Report(text)), date_report(Report(text))
    assert first == again
    assert first.interval is None or (first.interval.basis == "inferred" and first.interval.days <= 3 * 366 + 1)
