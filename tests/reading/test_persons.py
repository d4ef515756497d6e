"""Persons by name, title, office, kunya, in sentences of the style of reports."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.reading.actors import ActorValue, find_actors
from sijill.reading.finds import Find


def persons(text: str) -> list[Find[ActorValue]]:
    return [f for f in find_actors(analyse(text)) if f.kind == "person"]


# sentence, the words of the person find
NAMED = [
    ("وقال وزير الخارجية سامر الديب ناقشها مع نظيره", "وزير الخارجية سامر الديب"),  # "... discussed it": no surname
    ("قال العقيد سامر الخطيب إن", "العقيد سامر الخطيب"),
    ("أكد العميد الركن فواز الشمري أن", "العميد الركن فواز الشمري"),
    ("وقال الجنرال ريموند كرافت للصحفيين", "الجنرال ريموند كرافت"),
    ("أوضح الدكتور نزار قدورة أن", "الدكتور نزار قدورة"),
    ("اعتقل الشيخ عبد الله المطيري أمس", "الشيخ عبد الله المطيري"),
    ("قتل الصحفي باسل شحرور في القصف", "الصحفي باسل شحرور"),
    ("وصل وزير الخارجية القطري محمد بن عبد الرحمن إلى", "وزير الخارجية القطري محمد بن عبد الرحمن"),
    ("قال رئيس الوزراء العراقي حيدر العبادي إن", "رئيس الوزراء العراقي حيدر العبادي"),
    ("قال المتحدث باسم وزارة الدفاع الروسية إيغور كوناشينكوف إن", "المتحدث باسم وزارة الدفاع الروسية إيغور كوناشينكوف"),
    ("قال مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن لفرانس برس", "مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن"),
    ("مقتل القيادي في داعش أبو عمر الشامي بغارة", "القيادي في داعش أبو عمر الشامي"),
    ("مقتل القيادي الحوثي العقيد منصور البخيتي", "القيادي الحوثي العقيد منصور البخيتي"),
    ("قال محمد جاسم الحلبوسي إن", "محمد جاسم الحلبوسي"),
    ("وأضاف أحمد قاسم أن", "أحمد قاسم"),
    ("قتل أبو دجانة التونسي", "أبو دجانة التونسي"),
    ("اعتقلوا المدعو ياسر الدرويش من منزله", "المدعو ياسر الدرويش"),
    ("استشهاد الطفلة ريم العلي", "الطفلة ريم العلي"),
    ("قال النائب سعدون الفهداوي", "النائب سعدون الفهداوي"),
    ("التقى بوتين وفدا", "بوتين"),
    ("قال بشار الأسد في مقابلة", "بشار الأسد"),
    ("أعلن رجب طيب أردوغان انطلاق", "رجب طيب أردوغان"),
    ("قال الرئيس الأمريكي دونالد ترامب إن", "الرئيس الأمريكي دونالد ترامب"),
    ("زار حسن روحاني المدينة", "حسن روحاني"),
    ("وقال مايكل ويلسون إن", "مايكل ويلسون"),
    ("قتل إنعام الله وحيدي", "إنعام الله وحيدي"),
    ("وقال عبد القادر الحسون إن", "عبد القادر الحسون"),
]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_persons_by_name(text: str, words: str) -> None:
    assert words in [f.span.of(text) for f in persons(text)]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("قال العقيد تركي المالكي إن", "العقيد تركي المالكي", "maliki-turki"),
        ("وقال الرئيس التركي رجب طيب أردوغان إن", "الرئيس التركي رجب طيب أردوغان", "erdogan"),
        ("وزير الخارجية الروسي سيرغي لافروف", "وزير الخارجية الروسي سيرغي لافروف", "lavrov"),
        ("قال ذبيح الله مجاهد", "ذبيح الله مجاهد", "mujahid"),
        ("زعيم الجماعة عبد الملك الحوثي قال", "زعيم الجماعة عبد الملك الحوثي", "houthi-abdulmalik"),
        ("اغتيل قاسم سليماني", "قاسم سليماني", "soleimani"),
    ],
)
def test_listed_persons_have_their_id(text: str, words: str, actor: str) -> None:
    find = next(f for f in persons(text) if f.span.of(text) == words)
    assert find.value.actor.id == actor


# an office alone, its English name
OFFICES = [
    ("قال حاكم الإقليم إن", "حاكم الإقليم", "governor"),
    ("أعلن المتحدث باسم الشرطة الإسرائيلية أن", "المتحدث باسم الشرطة الإسرائيلية", "spokesman of Israeli police"),
    ("نجا حاكم إقليم هلمند من كمين", "حاكم إقليم هلمند", "governor"),
    ("قال الرئيس الأفغاني إن", "الرئيس الأفغاني", "Afghan president"),
    ("صرح وزير الدفاع التركي", "وزير الدفاع التركي", "Turkish defence minister"),
    ("زار قائد الجيش اللبناني الموقع", "قائد الجيش اللبناني", "commander of Lebanese Army"),
]


@pytest.mark.parametrize(("text", "start", "name"), OFFICES)
def test_an_office_without_a_name(text: str, start: str, name: str) -> None:
    find = next(f for f in persons(text) if f.span.of(text) == start)
    assert find.value.actor.name == name
    assert find.value.can_speak


def test_a_surname_told_again_is_the_same_person() -> None:
    text = "قال الرائد حسام بريدي إن القصف توقف. وأضاف بريدي أن الطرق مفتوحة"
    first, again = persons(text)
    assert again.span.of(text) == "بريدي"
    assert again.value.actor == first.value.actor


def test_a_name_does_not_run_over_a_line_or_a_quotation() -> None:
    text = 'قتل محمد العلي\nالقصف مستمر. وقال أحمد الحسن "انسحبنا"'
    assert [f.span.of(text) for f in persons(text)] == ["محمد العلي", "أحمد الحسن"]


@pytest.mark.parametrize(
    "text",
    [
        "سيطر على التلة الشمالية",  # على is not علي
        "وصل إلى المدينة",  # وإلى is not a governor
        "وقف أمام المبنى",  # أمام is not an imam
        "عادل الفريق النتيجة",
        "في مدينة الصدر ببغداد",
        "كان يوما جميلا",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    assert [f.span.of(text) for f in persons(text) if f.value.actor.name != "Lieutenant General"] == []


@pytest.mark.parametrize(
    ("text", "side"), [("مقتل قيادي في حماس", "Hamas"), ("قال المتحدث باسم قسد", "SDF"), ("قائد في الحرس الثوري قتل", "Iran")]
)
def test_persons_take_the_side_of_their_body(text: str, side: str) -> None:
    assert persons(text)[0].value.actor.side == side
