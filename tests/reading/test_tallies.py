"""Acts counted over a year or a war are no incident; those of a day are."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.model import Dating, Interval, Reading, Report
from sijill.reading.reader import read_report
from sijill.reading.scene import look
from sijill.reading.tallies import is_in, tallied

DAY = Interval.day(date(2023, 9, 14), "given")
# "A man was killed and two children were wounded by artillery shelling of the village of Sarmin today."
NEWS = "قتل رجل وأصيب طفلان بقصف مدفعي على بلدة سرمين اليوم. "


def read(text: str) -> Reading:
    return read_report(Report(text, published=DAY), Dating(DAY))


@pytest.mark.parametrize(
    "words",
    [
        "واستجابت الفرق منذ بداية العام الحالي ل 312 هجوماً على المنطقة، أدت إلى مقتل 47 شخصاً.",  # "to 312 attacks since the year began"
        "وبذلك يرتفع إلى 58 تعداد الغارات الجوية على المنطقة منذ مطلع الشهر، وتسببت بمقتل 33 شخصاً.",  # "to 58 the count of the air strikes"
        "وخلال العام 2022 وقع 64 انفجاراً في المدينة وقتل فيها 90 مدنياً.",  # "in 2022 there were 64 explosions in the city"
        "وبلغ عدد الهجمات منذ اندلاع الحرب 2100 هجوم وقتل فيها 700 مدني.",  # "the number of the attacks since the war broke out"
        # "312 attacks since the year began. These attacks led to the death of 47"
        "ووقع منذ بداية العام 312 هجوماً على المنطقة. وأدت هذه الهجمات إلى مقتل 47 شخصاً وإصابة 90.",
        # "since the escalation in the area began on 3 April 2023 the number of those killed in the shelling came to 214"
        "ومنذ بدء التصعيد في المنطقة في 3 نيسان 2023، بلغ عدد القتلى 214 شخصاً جراء القصف، بينهم 31 مدنياً.",
        "ومنذ بدء التصعيد في المنطقة في 3 نيسان 2023، بلغ عدد القتلى 214 شخصاً جراء القصف، بينهم:\n- 31 مدنياً.\n- 183 عنصراً من الفصائل.",
        # "to 92 the count of the strikes since the year began, 78 killed: 17 civilians … The strikes are spread as follows: 60 strikes on …"
        (
            "وبذلك يرتفع إلى 92 تعداد الغارات منذ مطلع العام 2023، وتسببت بمقتل 78 شخصاً، هم: – 17 مدنياً. – 61 عنصراً. "
            "وتوزعت الغارات على النحو الآتي: – 60 غارة على الحسكة أسفرت عن مقتل 13 من المدنيين. – 20 غارة على حلب، أسفرت عن مقتل 9 من العسكريين."
        ),
        "وبذلك يرتفع عدد القتلى منذ بداية الشهر إلى 17 شخصاً.",  # "with this the number of the killed since the month began rises to 17"
        "وبلغت حصيلة القتلى خلال الشهر الجاري 44 مدنياً.",  # "the tally of the killed in the course of this month came to 44"
        "ولقي 26 مدنياً مصرعهم في المحافظة هذا العام.",  # "26 civilians died in the governorate this year"
        "ونفذ التنظيم 56 عملية منذ مطلع العام أسفرت عن مقتل 190 عنصراً.",  # "56 operations since the year began, which killed 190"
    ],
)
def test_a_running_count_is_no_incident_and_its_toll_no_ones(words: str) -> None:
    (telling,) = read(NEWS + words).tellings
    tolls = {(c.value.harm, c.value.low) for c in telling.of("toll")}
    assert tolls == {("killed", 1), ("injured", 2)}


@pytest.mark.parametrize(
    "words",
    [
        "وشنت الطائرات 14 غارة على أطراف البلدة منذ الصباح، ما أدى إلى مقتل 3 مدنيين.",  # "14 air strikes since the morning"
        "وارتفع عدد القتلى في قصف السوق إلى 15 قتيلاً.",  # "the number of those killed in the shelling of the market rose to 15"
        "وهذا أعنف قصف على البلدة منذ بداية العام، وقتل فيه 12 مدنياً.",  # "the heaviest shelling of the town since the year began"
        "وقتل 4 مدنيين منذ بداية العام في ثلاث غارات.",  # "four civilians were killed since the year began in three strikes"
        "وبلغ عدد القتلى منذ بدء الهجوم فجر أمس 41 قتيلاً.",  # "since the attack began at dawn yesterday"
        "وشنت الطائرات 14 غارة. وأدت هذه الغارات إلى مقتل 3.",  # "14 strikes. These strikes led to the death of 3"
        "وقتل 35 شخصاً في تفجيرات بمسجدين هذا العام.",  # "35 were killed in bombings of two mosques this year": the bombings'
        "وارتفع عدد قتلى التفجير الذي وقع هذا الشهر إلى 31.",  # "the number of those killed in the bombing of this month rose to 31"
        "وقتل 4 مدنيين هذا العام.",  # few
        "وهذا أكبر عدد من القتلى يسقط في هجوم هذا العام.",  # "the greatest number of killed to fall in an attack this year"
        "وقضى 45 مدنياً خلال شهر نيسان.",  # a month's may be the news
        "ارتفع عدد القتلى في تفجير الكرادة خلال الشهر الجاري إلى 292.",  # "of the killed in the bombing of Karrada this month"
        # "the tally of the killed came to 45 in the attack that took place this year on the mosque of al-Rawda in Sinai"
        "بلغت حصيلة القتلى 45 في الهجوم الذي وقع هذا العام على مسجد الروضة في سيناء.",
        "وصل عدد القتلى إلى 22 في غارة على مدرسة خلال شهر أيار في رفح.",  # "in a strike on a school, during the month of May, in Rafah"
        "قتل عشرون شخصا الجمعة في بغداد، وهذا العام هو الأكثر دموية.",  # "twenty were killed on Friday; this year is the bloodiest"
    ],
)
def test_what_happened_in_a_day_or_is_only_compared_is_no_running_count(words: str) -> None:
    assert tallied(look(Report(words, published=DAY), Dating(DAY))) == ()


def test_only_the_clause_that_counts_and_what_follows_is_left_out() -> None:
    text = NEWS + "ونفذت الطائرات غارة على أطرافها، بينما سجلت الفرق منذ بداية العام 120 غارة على المنطقة."
    here = look(Report(text, published=DAY), Dating(DAY))
    counted = [f.value.form for f in here.triggers if is_in(tallied(here), f.start)]
    first, last = here.text.folded.index("غاره"), here.text.folded.rindex("غاره")
    assert counted == ["غاره"]
    assert is_in(tallied(here), last)
    assert not is_in(tallied(here), first)


@pytest.mark.parametrize(
    "words",
    [
        # "a mine blew up today in the countryside of Hama and killed 3, so that the number of victims of mines since the year began rises to 120"
        "انفجر لغم اليوم في ريف حماة فقتل 3 أشخاص، ليرتفع عدد ضحايا الألغام منذ مطلع العام إلى 120 قتيلاً.",
        # "3 people were killed by a mine today in the countryside of Hama, so that the number of the killed in the course of this year reaches 122"
        "قتل 3 أشخاص بانفجار لغم اليوم في ريف حماة، ليصل عدد القتلى خلال العام الجاري إلى 122.",
    ],
)
def test_what_happened_today_keeps_its_toll_and_its_day(words: str) -> None:
    (telling,) = read(words).tellings
    assert [c.value.low for c in telling.of("toll")] == [3]
    when = telling.when()
    assert when is not None
    assert (when.earliest, when.latest) == (DAY.earliest, DAY.latest)


def test_a_count_begins_with_its_words() -> None:
    """ "the incident, which raised the number of the killed since the month of September began to eight": the incident is told."""
    text = "ولم يكشف عن تفاصيل الهجوم الذي رفع عدد القتلى منذ بداية شهر سبتمبر إلى ثمانية."
    here = look(Report(text, published=DAY), Dating(DAY))
    ((first, _),) = tallied(here)
    assert first == here.text.folded.index("عدد")


@pytest.mark.parametrize(
    "words",
    [
        "ارتفع عدد القتلى في تفجير الكرادة خلال الشهر الجاري إلى 292.",  # as above, and read to the end
        "بلغت حصيلة القتلى 45 في الهجوم الذي وقع هذا العام على مسجد الروضة في سيناء.",
        "وصل عدد القتلى إلى 22 في غارة على مدرسة خلال شهر أيار في رفح.",
        "قتل عشرون شخصا الجمعة في بغداد، وهذا العام هو الأكثر دموية.",
    ],
)
def test_the_dead_of_an_act_or_a_day_are_an_incidents(words: str) -> None:
    assert len(read(words).tellings) == 1
