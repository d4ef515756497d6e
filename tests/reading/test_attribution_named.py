"""Who a voice is: names led in before their verbs, offices with their houses, counts and their makers, one person under two names."""

from __future__ import annotations

import pytest

from tests.reading.chains_heard import chains


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "but Salem Nasser, the army's commander in the district, spoke of …": the name is the speaker, not his office alone
        ("لكن سالم الناصر، قائد الجيش في القضاء، تحدث عن مقتل ستة جنود في الغارة.", "الغارة", [["سالم الناصر، قائد الجيش في القضاء"]]),
        # "for his part Hazem Khan, the official in the governor's office, confirmed that"
        ("ومن جهته أكد حازم خان، المسؤول في مكتب الحاكم أن الانفجار دبر بعناية.", "الانفجار", [["حازم خان، المسؤول في مكتب الحاكم"]]),
        # "Walid had announced last month the sending of …"
        ("وكان وليد قد أعلن الشهر الماضي إرسال قافلة إلى البلدة.", "إرسال", [["وليد"]]),
        # "the head of the prisoners' board, Nabil Saad, on Friday evening: …": the day is no part of the name
        ("قال رئيس هيئة الأسرى، نبيل سعد مساء الجمعة: إن القصف أصاب السجن.", "القصف", [["رئيس هيئة الأسرى، نبيل سعد"]]),
        # "the director of the hospital «…», Karim Hadi": the quoted name is the hospital's
        ('وقال المدير التنفيذي لمستشفى "الوادي"، كريم هادي، إن القصف تجدد.', "القصف", [['المدير التنفيذي لمستشفى "الوادي"، كريم هادي']]),
        # "but tribal sources accused the army of the strike": who stands before the verb accuses, who stands after it is accused
        ("إلا أن مصادر قبلية اتهمت الجيش بتنفيذ القصف.", "القصف", [["مصادر قبلية"]]),
        # "except that reports confirmed the fall of a shell"
        ("لم يعلق أحد، إلا أن تقارير أكدت سقوط قذيفة.", "قذيفة", [["تقارير"]]),
        # "«the White Helmets», the rescuers of the district, spoke of a strike"
        ('وتحدثت "الخوذ البيضاء"، فرق الإنقاذ في المنطقة، عن قصف على السوق.', "قصف", [["الخوذ البيضاء"]]),
        # "the defence teams recorded a partial displacement": the accusative counts as the noun does
        ("سجلت فرق الدفاع نزوحا جزئيا من البلدة.", "نزوحا", [["فرق الدفاع"]]),
        # "the movement acknowledged the death of its leader"
        ("وكانت الحركة قد أقرت بمقتل قائدها في غارة.", "غارة", [["الحركة"]]),
        # "the first findings show": they name nobody, whoever spoke goes on
        ("أعلن رئيس الحكومة أن العناصر الأولى للتحقيق تفيد بأن الهجوم مدبر.", "الهجوم", [["رئيس الحكومة"]]),
        # "the spokesman in the statement", "the ministry in its statement": where it was said is no part of the name
        ("وأضافت وزارة الصحة في بيانها أن القصف أصاب المشفى.", "القصف", [["وزارة الصحة"]]),
        # "declared yesterday that": the day is nobody's name; "a woman who saw it, told the BBC"
        ("وكان العقيد سامر الهادي قد صرح الأمس أنه أحبط هجوما.", "هجوما", [["العقيد سامر الهادي"]]),
        ("وقالت شاهدة عيان لبي بي سي إن الهجوم وقع فجرا.", "الهجوم", [["لبي بي سي", "شاهدة عيان"]]),
        # "several military sources"
        ("وأكدت عدة مصادر عسكرية أن المعركة توقفت.", "المعركة", [["عدة مصادر عسكرية"]]),
        # "in a press conference held in the capital": no press man speaks
        ("وقال في مؤتمر صحافي عقده في العاصمة إن القصف توقف.", "القصف", []),
    ],
)
def test_who_speaks(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        # "the last count issued by the ministry", "official Turkish counts", "a count given by the spokesman of the police"
        ("وبحسب آخر حصيلة صدرت عن وزارة الصحة، فإن المعارك أوقعت 40 قتيلا.", "المعارك", [["وزارة الصحة"]]),
        ("ووفقا لإحصاءات تركية رسمية، أوقع الصراع قتلى.", "الصراع", [["لإحصاءات تركية رسمية"]]),
        ("وفق حصيلة أدلى بها المتحدث باسم الشرطة، أوقع التفجير قتلى.", "التفجير", [["المتحدث باسم الشرطة"]]),
        # counts that nobody made
        ("وبحسب آخر حصيلة، فإن المعارك أوقعت 40 قتيلا.", "المعارك", []),
        # "as agency … announced, quoting witnesses"
        ("وقعت الغارة فجرا، على ما أعلنته وكالة الوادي نقلا عن شهود.", "الغارة", [["وكالة الوادي", "شهود"]]),
        # "… and quoted witnesses": the agency of the sentence before does
        ("ذكرت وكالة الوادي أن القصف تجدد. ونقلت عن شهود أن منازل احترقت.", "احترقت", [["وكالة الوادي", "شهود"]]),
        # "claimed responsibility through the agency «…»"; a page of one's own is no agency
        ('أعلن التنظيم مسؤوليته عن الهجوم عبر وكالة "أعماق".', "الهجوم", [['وكالة "أعماق"', "التنظيم"]]),
        ("أعلن التنظيم مسؤوليته عن الهجوم عبر موقعه.", "الهجوم", [["التنظيم"]]),
        # "to the media centre": to whom it was said is no part of the speaker
        ("قال قائد اللواء سامر هادي، للمركز الإعلامي إن الهجوم فشل.", "الهجوم", [["قائد اللواء سامر هادي"]]),
    ],
)
def test_whose_count_and_through_whom(raw: str, word: str, expected: list[list[str]]) -> None:
    assert chains(raw, word) == expected


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("العميد محمد سمير", "العميد سمير"),  # "Brigadier Mohammed Samir", "Brigadier Samir"
        ("وزارة الداخلية الأفغانية", "وزارة الداخلية"),  # "the Afghan Ministry of Interior", "the Ministry of Interior"
        ("المتحدث باسم الشرطة", "كريم هادي المتحدث باسم الشرطة"),  # the spokesman, then with his name
        ("كريم هادي المتحدث باسم الشرطة", "المتحدث باسم الشرطة"),
    ],
)
def test_one_source_under_two_names(first: str, again: str) -> None:
    assert chains(f"قال {first} إن القصف تجدد. وقال {again} إن الهجوم فشل.", "الهجوم") == [[first]]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("العميد محمد سمير", "العميد وليد"),  # another brigadier
        ("مسؤول في الشرطة", "مسؤول آخر"),  # "an official of the police", "another official"
        ("مسؤول في وزارة الداخلية", "مسؤول آخر في وزارة الداخلية"),
        ("وزارة الداخلية", "وزارة الدفاع"),
    ],
)
def test_two_sources_stay_two(first: str, other: str) -> None:
    assert chains(f"قال {first} إن القصف تجدد. وقال {other} إن الهجوم فشل.", "الهجوم") == [[other]]


@pytest.mark.parametrize(
    ("outlet", "own"),
    [
        ("Enab Baladi", True),
        ("Enabbaladi News", True),  # spelled otherwise
        ("NPA", False),
        (None, False),
    ],
)
def test_the_outlet_however_it_is_spelled(outlet: str | None, *, own: bool) -> None:
    raw = "قالت مصادر محلية لعنب بلدي إن القصف تجدد."
    assert chains(raw, "القصف", outlet=outlet) == ([["مصادر محلية"]] if own else [["لعنب بلدي", "مصادر محلية"]])


def test_whoever_judges_vouches_for_nothing() -> None:
    assert chains("اعتبر الرئيس أن الهجوم جريمة.", "الهجوم") == []  # "the president considered the attack a crime"
    assert chains("شدد الوزير على أن الهجوم لن يمر.", "الهجوم") == []  # "stressed that"
