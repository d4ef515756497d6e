"""What has happened in a stretch that is not over lies up to the report's day. Invented sentences, told on Thursday 22 March 2018."""

import pytest

from tests.arabic.test_times import found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("قتل أربعون شخصا هذا العام في المدينة", "هذا العام = 2018-01-01..2018-03-22"),
        ("استهدف المخفر في وقت سابق من الشهر الجاري", "الشهر الجاري = 2018-03-01..2018-03-22"),
        ("طرد المسلحون من البلدة في وقت سابق من الأسبوع", "الأسبوع = 2018-03-18..2018-03-22"),  # "earlier in the week"
        ("شهد شهر مارس الحالي ثلاث هجمات", "شهر مارس الحالي = 2018-03-01..2018-03-22"),
        # to come: the whole stretch
        ("ستجرى الانتخابات هذا العام", "هذا العام = 2018-01-01..2018-12-31"),
        ("هذا العام ستجرى الانتخابات", "هذا العام = 2018-01-01..2018-12-31"),
        ("ومن المتوقع تسليم الميناء هذا الشهر", "هذا الشهر = 2018-03-01..2018-03-31"),
        # over, or not begun
        ("قتل أربعون شخصا العام الماضي", "العام الماضي = 2017-01-01..2017-12-31"),
        ("الشهر المقبل", "الشهر المقبل = 2018-04-01..2018-04-30"),
    ],
)
def test_so_far(sentence: str, expected: str) -> None:
    assert found(sentence) == [expected]


def test_ahead_past_the_comma_after_expected() -> None:
    """«ومن المنتظر، أن …»: the comma does not end what is expected."""
    assert found("ومن المنتظر، أن يصل الوفد الاثنين") == ["الاثنين = 2018-03-26"]
