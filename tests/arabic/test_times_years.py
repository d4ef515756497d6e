"""A day or month without a year is of the year told just before it. Invented sentences, told in March 2018."""

import pytest

from tests.arabic.test_times import found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("حوصرت المدينة في حزيران 2014 وسقطت في العاشر من تموز", ["حزيران 2014 = 2014-06-01..2014-06-30", "العاشر من تموز = 2014-07-10"]),
        # the nearer year: December before the January told
        (
            "قتل القائد في كانون الثاني 2015 بعد أسره في 20 كانون الأول",
            ["كانون الثاني 2015 = 2015-01-01..2015-01-31", "20 كانون الأول = 2014-12-20"],
        ),
        ("أعلن في حزيران 2016 أنه قتل في أواخر أيار", ["حزيران 2016 = 2016-06-01..2016-06-30", "أواخر أيار = 2016-05-21..2016-05-31"]),
        # with a direction of its own, or in another sentence, or after a whole year: of the report's year
        (
            "سقطت المدينة في حزيران 2014 وعاد أهلها في شباط الماضي",
            ["حزيران 2014 = 2014-06-01..2014-06-30", "شباط الماضي = 2018-02-01..2018-02-28"],
        ),
        ("سقطت المدينة في حزيران 2014. وقتل جندي في 3 آذار", ["حزيران 2014 = 2014-06-01..2014-06-30", "3 آذار = 2018-03-03"]),
        ("سقطت المدينة عام 2014 وقتل جندي في 3 آذار", ["عام 2014 = 2014-01-01..2014-12-31", "3 آذار = 2018-03-03"]),
    ],
)
def test_the_year_told_before(sentence: str, expected: list[str]) -> None:
    assert found(sentence) == expected
