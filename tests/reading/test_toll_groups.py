"""Groups of people as words tell them, by what tolls they make, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import Told, told

K, W, D, X, M = "killed", "injured", "detained", "displaced", "missing"


#: (sentence, tolls, gloss)
BRACKETS: list[tuple[str, Told, str]] = [
    ("مقتل عدد (6) عناصر في الكمين", [(K, 6, 6)], "the killing of (6) members"),
    ("اعتقال (3) أشخاص من سوق البلدة", [(D, 3, 3)], "the arrest of (3) persons"),
    ("إصابة الطفل سامر (12) سنة", [(W, 1, 1)], "an age is no figure"),
    ("ضبط عدد (2) سيارة", [], "a count of things"),
]


@pytest.mark.parametrize(("sentence", "tolls", "gloss"), BRACKETS)
def test_figures_in_brackets(sentence: str, tolls: Told, gloss: str) -> None:
    assert told(sentence) == tolls, gloss


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("تسلم المشفى 13 جريحا وقتيلا واحدا", [(W, 13, 13), (K, 1, 1)]),  # "13 wounded and one killed"
        ("تسلم المشفى 13 جريحا وقتيلا", [(W, None, 13), (K, None, 13)]),  # "13 wounded or killed"
    ],
)
def test_a_second_noun_with_its_own_figure_is_not_joint(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("قتل رجلا أمن في الكمين", [(K, 2, 2)]),  # "two men of the security forces": the dual without its «ن»
        ("وأصيب ضابطا مرور", [(W, 2, 2)]),
        ("إصابة رجل وطفلتيه", [(W, 3, 3)]),  # "a man and his two girls"
        ("قتل رجل شرطة ومدني", [(K, 2, 2)]),  # "a policeman and a civilian", told as one figure
        ("أوقع الانفجار سبعة رجال أمن قتلى", [(K, 7, 7)]),
        ("مقتل مسلحي الحركة", [(K, 2, None)]),  # "the movement's gunmen": many, or two
    ],
)
def test_people_and_the_body_they_serve_in(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("ما يزال عدد كبير من المفقودين تحت الأنقاض", [(M, 2, None)]),  # "a large number of missing"
        ("وصل عشرات الآلاف من النازحين إلى المخيم", [(X, 20000, None)]),
        ("إن ثلاثة من الرهائن قتلوا", [(K, 3, 3)]),  # "three of the hostages were killed": no toll of hostages
    ],
)
def test_people_called_by_what_they_came_to(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("أصيب عدد غير محدد من المدنيين", [(W, 2, None)]),  # "an unknown number of civilians"
        ("أصيب عدد آخر من العمال", [(W, 2, None)]),  # "another number of workers"
        ("مقتل وجرح العديد منهم", [(K, 2, None), (W, 2, None)]),  # "many of them"
        ("مقتل معظم العمال في الغارة", [(K, 2, None)]),  # "most of the workers", and no name
        ("أكد المصدر أن معظم الجرحى من الشمال", []),  # "most of the wounded": told of, not counted
        ("اعتقلت الشرطة أحد المتورطين في الهجوم", [(D, 1, 1)]),  # "one of those involved"
        ("قتل في أحد الكمينين", []),  # "in one of the two ambushes"
        ("تسبب القصف بإصابتين في البلدة", [(W, 2, 2)]),  # "two injuries"
        ("القصف لم يتسبب بإصابتين كما قيل", []),  # denied
    ],
)
def test_several_and_one_of_many(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("تحدث المصدر عن مقتل 30 مريضا ومرافقا", [("killed", 30, 30)]),  # "30 patients and companions": one accusative for both
        ("مقتل 45 رجلا وامرأة وطفلا في القصف", [("killed", 45, 45)]),
        ("مقتل 12 رجلا وامرأة", [("killed", 12, 12), ("killed", 1, 1)]),  # may be 13: no ending tells
        ("مقتل 15 مدنيا وطفلا واحدا", [("killed", 15, 15), ("killed", 1, 1)]),  # "and one child"
        ("مقتل ثلاث شقيقات وأمهن", [("killed", 3, 3), ("killed", 1, 1)]),  # "three sisters and their mother"
        ("وأوقعوا طاقمها بين قتيل وجريح", []),  # "left its crew killed or injured": how many, nobody says
        ("سقط 20 جنديا بين قتيل وجريح", [("killed", None, 20), ("injured", None, 20)]),
    ],
)
def test_kinds_counted_together(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
