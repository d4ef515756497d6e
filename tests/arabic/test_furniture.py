"""Page furniture is told from the report's prose, and prose is never lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.arabic.furniture import is_noise, stretches
from sijill.arabic.text import analyse

FIRST = "قتل خمسة مدنيين بينهم طفلان وأصيب عشرة آخرون في قصف مدفعي على بلدة الزهراء أمس."
SECOND = "وقال مراسلنا إن القصف طال سوق البلدة في ساعة الذروة وإن سيارات الإسعاف نقلت الجرحى."


def furniture(raw: str) -> list[str]:
    return [s.span.of(raw) for s in analyse(raw).sentences if s.furniture]


def prose(raw: str) -> list[str]:
    return [s.span.of(raw) for s in analyse(raw).sentences if not s.furniture]


@pytest.mark.parametrize(
    "heading",
    ["مقالات ذات صلة", "أخبار ذات صلة:", "اقرأ أيضاً", "روابط ذات علاقة", "الأكثر قراءة", "💡 أهم المواضيع", "السابق", "— شاهد أيضاً —"],
)
def test_a_heading_takes_the_headlines_after_it(heading: str) -> None:
    raw = f"{FIRST}\n{heading}\nغارة على مخيم قرب الحدود\nمقتل قائد ميداني في كمين\n{SECOND}"
    assert prose(raw) == [FIRST, SECOND]


@pytest.mark.parametrize("heading", ["اترك تعليقاً إلغاء الرد", "التعليقات", "شارك برأيك", "ليصلك كل جديد", "Back to top ↑"])
def test_comments_close_a_page(heading: str) -> None:
    raw = f"{FIRST}\n{heading}\nالله يرحم الشهداء ويشفي الجرحى ويفرج عن المعتقلين يا رب العالمين آمين.\n{SECOND}"
    assert prose(raw) == [FIRST]


def test_a_page_may_begin_with_the_words_that_close_others() -> None:
    story = [FIRST, SECOND, FIRST]
    assert prose("\n".join(["مقطع مصور", "شارك برأيك", *story])) == ["مقطع مصور", *story]
    assert prose("\n".join([FIRST, "شارك برأيك", *story])) == [FIRST]
    assert prose("\n".join(["قصف على الحي", "شارك برأيك", FIRST, SECOND])) == ["قصف على الحي"]  # a post and two comments


def test_other_headlines_at_the_end_without_a_heading() -> None:
    others = ["الجيش يعلن السيطرة على بلدة جديدة", "وفد أممي يزور المخيمات شمالي البلاد", "هزة أرضية خفيفة تضرب الساحل فجرا"]
    raw = "\n".join([FIRST, SECOND, *others])
    assert furniture(raw) == others


@pytest.mark.parametrize(
    "raw",
    [
        "\n".join(
            [FIRST, SECOND, "– مقتل مدني في قصف على حي الزيتون", "– إصابة طفلين في قصف على حي الورد", "– تدمير منزل في حي النهر القديم"]
        ),
        "\n".join(
            [FIRST, SECOND, "📌 مقتل مدني في قصف على حي الزيتون", "📌 إصابة طفلين في قصف حي الورد", "📌 تدمير منزل في حي النهر القديم"]
        ),
        "\n".join([FIRST, SECOND, "محمد علي الأحمد", "أحمد خالد العمر", "سعاد محمود الخطيب"]),  # names of the dead
        "قصف على البلدة\nقتلى وجرحى\nسيارات الإسعاف تتوجه إلى المكان",  # a post in short lines
        "قال إن الخبر السابق لم يكن صحيحا",
        "عاجل: قصف على أطراف البلدة",
        f"{FIRST} {SECOND}",
        "أعلنت المحافظة أن المقالات ذات صلة بالحادث حذفت",
        "#حلب قصف مدفعي على حي الزيتون",
    ],
)
def test_prose_stays(raw: str) -> None:
    assert furniture(raw) == []


@pytest.mark.parametrize(
    "line",
    [
        "الرئيسية",
        "اقتصاد وأعمال",
        "اقرأ أيضاً: غارة على مخيم قرب الحدود",
        "شاهد أيضا.. لحظة سقوط القذيفة",
        "تابعونا على منصات التواصل",
        "اشترك بقناتنا على تلغرام ليصلك الخبر",
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك",
        "#حلب #سوريا #عاجل #الزهراء",
        "Loading seems to be taking a while.",
        "pic.example.com/abc",
        "جميع الحقوق محفوظة 2024",
        "3 Likes",
    ],
)
def test_furniture_by_its_own_words(line: str) -> None:
    raw = f"{FIRST}\n{line}\n{SECOND}"
    assert prose(raw) == [FIRST, SECOND]


def test_dates_and_bylines_stay_for_dating() -> None:
    assert prose(f"10/08/2021\nمحمد الأحمد\n{FIRST}") == ["10/08/2021", "محمد الأحمد", FIRST]


def test_walls_of_hashtags_only() -> None:
    assert is_noise("#حلب #سوريا #عاجل")
    assert not is_noise("#حلب #سوريا #عاجل قصف مدفعي على حي الزيتون وسقوط جرحى")
    assert not is_noise("2024/11/30")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([FIRST, SECOND, "مقالات ذات صلة", "السابق", "خبر قصير", "الرئيسية", "", "– بند", "#وسم"]), max_size=12))
def test_stretches_are_whole_lines_in_order(lines: list[str]) -> None:
    folded = analyse("\n".join(lines)).folded
    found = stretches(folded)
    assert found == sorted(set(found))
    assert all("\n" not in folded[a:b] and (a == 0 or folded[a - 1] == "\n") for a, b in found)
