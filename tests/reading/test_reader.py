"""The built-in reader on invented reports: grounded, repeatable, and right on plain sentences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.model import Dating, Interval, Report, Telling
from sijill.reading.reader import read_report

DAY = Interval.day(date(2024, 3, 14), "given")  # a Thursday


def read(text: str, published: Interval | None = DAY) -> tuple[Telling, ...]:
    return read_report(Report(text, published=published), Dating(published)).tellings


PLAIN = [
    # text, type of the first telling
    ("شنت الطائرات الحربية الروسية غارة جوية على بلدة كفر نبل في ريف إدلب صباح اليوم، ما أدى إلى مقتل 4 مدنيين.", "air_strike"),
    ("قُتل ثلاثة أشخاص وأصيب سبعة آخرون بقصف مدفعي لقوات النظام استهدف قرية في ريف حلب الغربي أمس.", "shelling"),
    ("انفجرت عبوة ناسفة بسيارة عسكرية في مدينة درعا مساء الأربعاء وأصيب جنديان بجروح.", "explosion"),
    ("استهدفت طائرة مسيّرة تركية سيارة في ريف القامشلي أمس، ما أسفر عن مقتل شخصين.", "drone_strike"),
    ("اندلعت اشتباكات عنيفة بين الجيش اليمني وميليشيات الحوثي في جبهة نهم شرق صنعاء الأربعاء.", "armed_clash"),
    ("اعتقلت قوات الاحتلال الإسرائيلي فجر اليوم خمسة فلسطينيين خلال مداهمات في مدينة الخليل.", "detention"),
    ("فجّر انتحاري نفسه أمام مركز للشرطة في كابول يوم الثلاثاء، ما أدى إلى مقتل 6 أشخاص.", "suicide_bombing"),
]


@pytest.mark.parametrize(("text", "type_"), PLAIN, ids=[t for _, t in PLAIN])
def test_plain_sentences(text: str, type_: str) -> None:
    tellings = read(text)
    assert [t.type for t in tellings][:1] == [type_]


def test_a_name_that_is_a_word_too_is_a_place_by_who_fights() -> None:
    (telling, *_) = read("قتل رجل في جنين برصاص الاحتلال فجر اليوم")
    assert [c.value.name for c in telling.claims if c.field == "where"] == ["Jenin"]


def test_a_strike_with_all_its_parts() -> None:
    (strike, *_) = read(PLAIN[0][0])
    toll = strike.tolls()[0]
    assert (toll.harm, toll.low, toll.high) == ("killed", 4, 4)
    when = strike.when()
    assert when is not None
    assert (when.earliest, when.latest) == (date(2024, 3, 14), date(2024, 3, 14))
    assert strike.actors("initiator")
    assert strike.places()


def test_relative_days_of_an_undated_report_stay_open() -> None:
    tellings = read(PLAIN[1][0], None)
    assert tellings
    assert all(t.when() is None for t in tellings)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "hello", "،،،", "١٢٣", "ـ", "فاز الفريق بثلاثة أهداف مقابل هدف في المباراة النهائية."])
def test_nothing_to_read(text: str) -> None:
    assert read(text) == ()


WORDS = ["قصف", "غارة", "مقتل", "15", "من", "عناصر", "في", "مدينة", "حلب", "أمس", "،", "قال", "المرصد", "إن", "\n", ".", "«»", "بينهم", "3", "أطفال", "الحادث", "ـ", "شـ", "ـهيد", "#دير_الزور", "١٢/٣/٢٠٢٠", "و"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_every_span_is_in_the_report_and_reading_is_repeatable(words: list[str]) -> None:
    report = Report(" ".join(words), published=DAY)
    first, again = (read_report(report, Dating(DAY)) for _ in range(2))
    assert first == again
    for telling in first.tellings:
        assert all(span.of(report.text).strip() for span in telling.all_spans())
        ids = {c.id for c in telling.claims}
        assert all(t.part_of is None or t.part_of in ids for t in telling.tolls())
