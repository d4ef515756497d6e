"""Event words are found whole, with their clitics left out, and the widest phrase wins."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.text import analyse
from sijill.reading.means import find_means
from sijill.reading.triggers import find_triggers

CASES = [
    # sentence, (words found, lemma, codebook type)
    ("شنت الطائرات غارة على البلدة", [("شنت", "شن", "strike"), ("غارة", "غارة", "air_strike")]),  # "aircraft carried out a raid"
    ("وبالغارات الليلية", [("غارات", "غارة", "air_strike")]),  # proclitics and article
    ("نفذوا غارتين متتاليتين", [("نفذوا", "شن", "strike"), ("غارتين", "غارة", "air_strike")]),  # dual
    ("غاراتها على المدينة", [("غاراتها", "غارة", "air_strike")]),  # plural with a pronoun
    ("قصفتها المدفعية أمس", [("قصفتها", "قصف", "strike")]),  # verb with a pronoun
    ("سيستهدفون الموقع", [("يستهدفون", "استهداف", "strike")]),  # future
    ("فاستهدفت الموقع", [("استهدفت", "استهداف", "strike")]),
    ("إطلاق نار كثيف", [("إطلاق نار", "إطلاق نار", "attack")]),  # phrase before its first word alone
    ("تبادل لإطلاق النار", [("تبادل لإطلاق النار", "تبادل إطلاق النار", "armed_clash")]),
    ("فجّر نفسه قرب الحاجز", [("فجّر نفسه", "عملية انتحارية", "suicide_bombing")]),
    ("بانفجار عبوة ناسفة", [("انفجار", "انفجار", "explosion"), ("عبوة ناسفة", "عبوة ناسفة", "explosion")]),
    ("قـ.ـصف القرية", [("قـ.ـصف", "قصف", "strike")]),  # broken to escape a filter
    ("اشتباكات عنيفة", [("اشتباكات", "اشتباك", "armed_clash")]),
    ("لقي حتفه", [("لقي", "استشهد", "killing"), ("حتفه", "مقتل", "killing")]),
    ("اعتقلت القوة شابين", [("اعتقلت", "اعتقال", "detention")]),
    ("الهدنة المعلنة", [("هدنة", "اتفاق", "agreement")]),
    ("زار القائد الجبهة", [("زار", "زيارة", "visit")]),
    ("وأمطرت المدفعية الحي", [("أمطرت", "أمطر", "shelling")]),
    ("صدّت الكتيبة محاولة تسلل", [("صدّت", "صدّ", "armed_clash"), ("محاولة تسلل", "صدّ هجوم", "armed_clash")]),
    ("تسللت مجموعة ليلًا", [("تسللت", "تسلل", "attack")]),
    ("وقطعوا الجسر", [("قطعوا", "قطع", "closure")]),
    ("الحملة التي بدأت", [("حملة", "الحملة", "attack")]),
    ("توالت الاختطافات", [("اختطافات", "خطف", "abduction")]),
    ("سُمع دوي انفجارات", [("انفجارات", "انفجار", "explosion")]),
    ("استردت القوات القرية", [("استردت", "استعادة", "capture")]),
    ("تطهير البلدة من المسلحين", [("تطهير", "تطهير", "capture")]),
    ("سحبت الحكومة قواتها", [("سحبت", "سحب", "withdrawal")]),
    ("تسيير دوريات مشتركة", [("دوريات مشتركة", "دورية", "deployment")]),
    ("منطقة عسكرية مغلقة", [("منطقة عسكرية مغلقة", "إغلاق", "closure")]),
    ("واحتشد المئات في الساحة", [("احتشد", "تجمع", "protest")]),
    ("تفقده الوزير أمس", [("تفقده", "زيارة", "visit")]),
    ("ألحقت أضراراً بالمبنى", [("ألحقت أضراراً", "تدمير", "destruction")]),
    ("في المقبرة الجماعية", [("المقبرة الجماعية", "مقبرة جماعية", "killing")]),
    ("عثر أهالي البلدة على جثتين", [("عثر", "عثر على جثة", "killing")]),
    ("العثور على 8 جثث مجهولة الهوية", [("العثور", "عثر على جثة", "killing")]),  # the wider «العثور على» is no more than its beginning
    ("العثور على مستودع أسلحة", [("العثور على", "عثر على", "arms_transfer")]),
    ("انتشال 14 جثة من تحت الأنقاض", [("انتشال", "عثر على جثة", "killing")]),
    ("فقدت عاملة حياتها", [("فقدت", "استشهد", "killing")]),
    ("سيطلق سراحهم غدا", [("يطلق سراحهم", "إفراج", "release")]),
    ("حملة عسكرية واسعة", [("حملة عسكرية", "حملة", "attack")]),  # the phrase before its first word alone
]

SILENT = [
    "يتأثر السوق بتغير الأسعار",  # no «تغير», "they raid", after a preposition
    "انضم إلى التجمع وإلى القضية الصادرة",  # nor any verb under the article
    "الطيران الحربي يحلق",  # «حربي» is not «حرب» with a pronoun
    "مدرسة البلدة مغلقة اليوم",
    "ارتفعت أسعار الخبز",
    "تصادم شاحنتين على الطريق",  # a road accident
    "وقد فقد المكان رونقه",  # «فقد» is "so has" as often as "was lost"
    "",
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[c[0] for c in CASES])
def test_words_found(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_triggers(analyse(sentence))
    assert [(f.span.of(sentence), f.value.lemma, f.value.type) for f in found] == expected


GAPPED = [
    # sentence, words found: the verb alone stands for what it says with a word further on
    ("فتح ملثمون النار على مقهى", [("فتح", "إطلاق نار", "attack")]),  # "masked men opened fire on a café"
    ("وفتح حراس البوابة النار", [("فتح", "إطلاق نار", "attack")]),
    ("سيطلق الحراس النار", [("يطلق", "إطلاق نار", "attack")]),
    ("أطلق رعاة الرصاص", [("أطلق", "إطلاق نار", "attack"), ("رصاص", "رصاص", "attack")]),
    ("أضرم مجهولون النار في مخزن", [("أضرم", "حرق", "destruction")]),
    ("فجّر رجل نفسه", [("فجّر", "عملية انتحارية", "suicide_bombing")]),
    ("فجرت عجوز نفسها", [("فجرت", "عملية انتحارية", "suicide_bombing")]),
    ("فتح لص ملثم يحمل بندقية النار", [("فتح", "إطلاق نار", "attack")]),  # four words between
    ("فتح اللص بابا ثم شباكا ثم النار", []),  # more than four
    ("فتح اللص الباب، النار في البيت", []),  # a comma parts them
    ("قتل فجر اليوم نفسه حارس", [("قتل", "قتل", "killing"), ("فجر", "تفجير", "explosion")]),  # "at dawn of the same day"
    ("فجر لص خزنة في الوقت نفسه", [("فجر", "تفجير", "explosion")]),  # "at the same time"
    ("فتح حراس الباب وأطلقوا النار", [("أطلقوا النار", "إطلاق نار", "attack")]),  # another verb between
    ("أطلق الحراس سراح نجار", [("أطلق", "إفراج", "release")]),  # "let a carpenter go"
    ("حررت الفرقة 4 رهائن", [("حررت", "إفراج", "release")]),
    ("لتحرير المخطوفين", [("تحرير", "إفراج", "release")]),
    ("حررت الفرقة التلة", [("حررت", "تحرير", "capture")]),  # land, not people
    ("حررت الفرقة التلة، وبقي الرهائن", [("حررت", "تحرير", "capture")]),
    ("خرج مئات المحتجين", [("خرج", "مظاهرة", "protest")]),  # "hundreds of protesters took to the streets"
    ("تجمع متظاهرون أمام البلدية", [("تجمع", "مظاهرة", "protest")]),
    ("خرج الحراس من القلعة", [("خرج", "عودة", "deployment")]),
    ("فتح النار", [("فتح النار", "إطلاق نار", "attack")]),  # nothing between: the whole phrase
]


@pytest.mark.parametrize(("sentence", "expected"), GAPPED, ids=[c[0] for c in GAPPED])
def test_verbs_with_a_word_further_on(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_triggers(analyse(sentence))
    assert [(f.span.of(sentence), f.value.lemma, f.value.type) for f in found] == expected


@pytest.mark.parametrize("sentence", SILENT)
def test_nothing_found(sentence: str) -> None:
    assert find_triggers(analyse(sentence)) == []


def test_definite_and_pronoun_are_told_apart() -> None:
    first, second, third = find_triggers(analyse("غارة ثم الغارة ثم غاراتهم"))
    assert (first.value.definite, second.value.definite, third.value.definite) == (False, True, False)
    assert (first.value.pronoun, third.value.pronoun) == (False, True)


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("قصف مدفعي بقذائف الهاون", ["shelling", "shelling", "shelling"]),
        ("طائرة مسيّرة تركية", ["drone_strike"]),
        ("بسيارة مفخخة", ["explosion"]),
        ("سلاح الجو", ["air_strike"]),
        ("سوق شعبي", []),
    ],
)
def test_means(sentence: str, types: list[str]) -> None:
    assert [f.value for f in find_means(analyse(sentence))] == types


@given(st.lists(st.sampled_from([c[0] for c in CASES + GAPPED] + ["في", "،", "#", "ـ", "١٥", "\u200f", "\n"]), max_size=8))
def test_finds_are_grounded_ordered_and_apart(parts: list[str]) -> None:
    raw = " ".join(parts)
    found = find_triggers(analyse(raw))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(f.span.of(raw) for f in found)
