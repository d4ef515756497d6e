"""People told by name, one after another, are counted; one alone, a doer and what is no name are not made a list of."""

from __future__ import annotations

import pytest

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import find_tolls

Told = set[tuple[str, int | None, int | None]]


def told(raw: str) -> Told:
    text = analyse(raw)
    return {(t.harm, t.low, t.high) for t in find_tolls(text, find_numbers(text))}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # "the death of the journalists Samir al-Omar and Basil al-Hasan"
        ("مقتل الصحفيين سامر العمر وباسل الحسن جراء القصف على المدينة", {("killed", 2, 2)}),
        # "the death of the lady … and the young man …", in quotation marks
        ('مقتل السيدة "هناء الخطيب" والشاب «كرم الحمصي» بقصف مدفعي', {("killed", 2, 2)}),
        # "each of …", with ages; and "three others" beside them
        (
            "استشهاد كل من سامر العلي (34 عاماً)، وحسن العبد (20 عاماً)، ووليد خالد وإصابة ثلاثة آخرين",
            {("killed", 3, 3), ("injured", 3, 3)},
        ),
        # ages after a stroke and after the name
        ("وجرح كل من رامي خليل/ 20 عاماً، عمر زيد 32 عاماً، وجمعة زيد عامان", {("injured", 3, 3)}),
        # "the citizen … (25) and the girl … were killed, and the two children … and … were wounded"
        (
            "استشهد المواطن عبد الكريم سليم (25 عاماً) والطفلة نور سليم (12 عاماً) وأصيب الطفلان علي وحسن",
            {("killed", 2, 2), ("injured", 2, 2)},
        ),
        ("إصابة فؤاد النجار وابنته جراء قصف على البلدة", {("injured", 2, 2)}),  # "… and his daughter"
        ("اعتقال محمد الأحمد وخالد الحسن في مداهمة", {("detained", 2, 2)}),
        ("وأصيب في الانفجار كل من ليلى سعيد (19 عاماً)، ونجاة حمود (41 عاماً)", {("injured", 2, 2)}),  # "in the explosion"
        ("استشهاد أبو فادي وأبو سامر في القصف", {("killed", 2, 2)}),  # kunyas
    ],
)
def test_names_in_a_row_are_so_many_people(words: str, expected: Told) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("إصابة سامر حداد إثر استهداف المدينة", {("injured", 1, 1)}),  # one, by a given name
        ("القبض على أحمد السالم في الميناء", {("detained", 1, 1)}),
        ("اعتقال خالد الحداد قرب الجسر", {("detained", 1, 1)}),
        ("اغتيل سامر الحداد أمام منزله", {("killed", 1, 1)}),
        ("ارتقاء الشهيد صالح العلي إثر القصف", {("killed", 1, 1)}),  # "the rise of the martyr Saleh al-Ali"
        ("اعتقلت قوات الحرس الوطني الشاب محمود العلي", {("detained", 1, 1)}),  # "the youth Mahmoud al-Ali"
        ("وقال إن قائد الكتيبة، سامر الحداد، لقي مصرعه في الكمين", {("killed", 1, 1)}),
        ("الراعي الذي أطلقوا عليه النار أصيب برصاصة في ساقه", {("injured", 1, 1)}),
        ("لكن بعضهم أصيب بجراح خفيفة", set()),  # "some of them"
        ("تعتقل كلا من علي الحداد وحسين السالم", {("detained", 2, 2)}),  # علي, the name, not على, "on"
        ("اعتقال كل من: سامر الحداد، ماجد العلي", {("detained", 2, 2)}),
        ("إصابة مباشرة في الجدار", set()),  # "a direct hit on the wall"
        ("مقتل خالد السالم وإصابة ابنته بانفجار لغم", {("killed", 1, 1), ("injured", 1, 1)}),  # each harm its own
        ("مقتل أحمد الحسن صباح اليوم، وحصار الحي", {("killed", 1, 1)}),  # صباح, "morning", is a woman's name too
        ("قتل القيادي أحمد الحسن وثلاثة من مرافقيه", {("killed", 1, 1), ("killed", 3, 3)}),  # "and three of his guards"
        ("قتل سامر العلي واثنان من أبنائه في غارة", {("killed", 1, 1), ("killed", 2, 2)}),  # "and two of his sons"
        ("قتل محمد الأحمد وأربعة من عناصره بانفجار لغم", {("killed", 1, 1), ("killed", 4, 4)}),  # "and four of his men"
        ("قتل سامر العلي وأصيب اثنان من أبنائه", {("killed", 1, 1), ("injured", 2, 2)}),  # "and two of his sons were hurt"
        ("مقتل سامر العلي واحتراق ثلاث سيارات في الغارة", {("killed", 1, 1)}),  # "three cars were burnt"
        ("دون إصابة محمد وأحمد بأذى", set()),  # denied
    ],
)
def test_one_alone_is_no_list_nor_is_what_is_no_name(words: str, expected: Told) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("اقتحمت القوة منزل الراعي وقامت بقتله وانسحبت", {("killed", 1, 1)}),  # "and went on to kill him"
        ("أوقف المسلحون السائق ثم قتلوه بالرصاص", {("killed", 1, 1)}),  # "then they killed him"
        ("هدد المسلحون بقتله", set()),  # "they threatened to kill him"
    ],
)
def test_who_was_killed_may_be_told_by_a_pronoun(words: str, expected: Told) -> None:
    assert told(words) == expected


def test_the_words_of_a_list_are_its_toll_s() -> None:
    text = analyse("ما أدى إلى استشهاد سامر العلي وحسن العبد في البلدة")
    (toll,) = find_tolls(text, find_numbers(text))
    assert toll.who is not None
    assert toll.who.of(text.raw) == "سامر العلي وحسن العبد"


def test_a_life_is_lost_however_long_the_name_and_age() -> None:
    # "The citizen … (42 years) lost … his life": killed, not missing
    assert told("فقد المواطن رامز عبد الكريم السليم (42 عاماً) حياته مساء اليوم") == {("killed", 1, 1)}


def test_names_told_by_an_initial() -> None:
    """The arrest of the citizen S. al-Halabi and the citizen A. al-Saleh."""
    assert told('اعتقال المواطن "س الحلبي" والمواطن "ع الصالح" في البلدة') == {("detained", 2, 2)}
    assert told("مقتل المواطن و جرح ابنه") == {("killed", 1, 1), ("injured", 1, 1)}  # a loose «و», "and", is no initial
