"""What began on a day and lasted to another that the words tell. Invented sentences, told on Thursday 22 March 2018."""

import pytest

from tests.arabic.test_times import found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("اندلعت اشتباكات مساء الأحد واستمرت حتى ساعات الصباح الأولى", "مساء الأحد = 2018-03-18..2018-03-19"),
        ("اندلعت اشتباكات مساء الأحد في الحي الشرقي واستمرت حتى وقت متأخر من الثلاثاء", "مساء الأحد = 2018-03-18..2018-03-20"),
        ("بدأ القصف في 3 آذار 2017، واستمر لمدة أسبوعين", "3 آذار 2017 = 2017-03-03..2017-03-17"),
        ("أغلق المعبر يوم الأحد لمدة يومين", "يوم الأحد = 2018-03-18..2018-03-20"),
        ("وقع الحصار في أواسط حزيران 2014 وانتهى في العاشر من تموز", "أواسط حزيران 2014 = 2014-06-10..2014-07-10"),
        # the end lies past the report's day, or before the beginning, or is not told, or is of another sentence
        ("أغلق المعبر أمس لمدة يومين", "أمس = 2018-03-21"),
        ("وصلت التعزيزات الأحد واستمرت المعارك", "الأحد = 2018-03-18"),
        ("وصلت التعزيزات الأحد. واستمرت المعارك حتى الثلاثاء", "الأحد = 2018-03-18"),
        ("وصلت التعزيزات الأحد وحكم القائد لمدة يومين", "الأحد = 2018-03-18"),
    ],
)
def test_lasting(sentence: str, expected: str) -> None:
    assert found(sentence)[0] == expected


def test_the_day_alone_is_kept_as_the_other_use() -> None:
    from datetime import date

    from sijill.arabic.text import analyse
    from sijill.arabic.times import find_times
    from sijill.model import Interval

    (find, _) = find_times(analyse("أغلق المعبر يوم الأحد لمدة يومين"), Interval.day(date(2018, 3, 22), "given"))
    assert find.value.other == Interval.day(date(2018, 3, 18), "relative")
