"""Tolls in invented sentences: which harm, how many, who is part of whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import TollFind, find_tolls

K, W, M = "killed", "injured", "missing"
D, A, X = "detained", "abducted", "displaced"


def tolls(sentence: str) -> list[TollFind]:
    text = analyse(sentence)
    return find_tolls(text, find_numbers(text))


def told(sentence: str) -> list[tuple[str, int | None, int | None]]:
    return [(t.harm, t.low, t.high) for t in tolls(sentence)]


#: (sentence, tolls in order)
TOLD: list[tuple[str, list[tuple[str, int | None, int | None]]]] = [
    # a verbal noun and its number
    ("مقتل خمسة أشخاص في قصف على بلدة الحقول", [(K, 5, 5)]),
    ("مقتل 4 في انفجار قرب الجسر", [(K, 4, 4)]),
    ("أسفر الهجوم عن مقتل 12 من عناصر الشرطة", [(K, 12, 12)]),
    ("ما أدى إلى استشهاد ثلاثة مدنيين", [(K, 3, 3)]),
    ("مصرع 7 عمال بلغم أرضي", [(K, 7, 7)]),
    ("وفاة طفلين متأثرين بجراحهما", [(K, 2, 2)]),
    ("إصابة سبعة أطفال بشظايا القذيفة", [(W, 7, 7)]),
    ("وجرح ما يزيد عن 30", [(W, 30, None)]),
    ("اعتقال 6 شبان خلال مداهمة", [(D, 6, 6)]),
    ("اعتقال قوات الأمن 5 متظاهرين", [(D, 5, 5)]),
    ("توقيف عشرين مشتبها", [(D, 20, 20)]),
    ("اختطاف أربعة عمال على الطريق", [(A, 4, 4)]),
    ("خطف ثلاثة مهندسين", [(A, 3, 3)]),
    ("نزوح نحو 400 عائلة من القرية", [(X, 400, 400)]),
    ("تهجير آلاف السكان", [(X, 2000, None)]),
    ("فقدان 9 صيادين في البحر", [(M, 9, 9)]),
    # verbs: victim, doer and victim, victim before the verb
    ("قتل ستة جنود في الكمين", [(K, 6, 6)]),
    ("قُتل جنديان وأصيب ثلاثة", [(K, 2, 2), (W, 3, 3)]),
    ("استشهد أربعة من المسعفين", [(K, 4, 4)]),
    ("ارتقى خمسة شهداء", [(K, 5, 5)]),
    ("توفي ثلاثة أشخاص", [(K, 3, 3)]),
    ("لقي تسعة أشخاص مصرعهم", [(K, 9, 9)]),
    ("لقي 8 مسلحين حتفهم", [(K, 8, 8)]),
    ("فقد ثلاثة أشخاص حياتهم في الانفجار", [(K, 3, 3)]),
    ("أودى الانفجار بحياة 14 شخصا", [(K, 14, 14)]),
    ("راح ضحيته 11 مدنيا", [(K, 11, 11)]),
    ("قتلت قوات الأمن ثلاثة مسلحين", [(K, 3, 3)]),
    ("قتل مسلح أربعة أشخاص", [(K, 4, 4)]),
    ("أصابت القذيفة امرأة", [(W, 1, 1)]),
    ("قال المصدر إن ستة أشخاص قتلوا", [(K, 6, 6)]),
    ("وقال إن عشرة مدنيين على الأقل أصيبوا", [(W, 10, None)]),
    ("إن 4 عمال لقوا مصرعهم", [(K, 4, 4)]),
    ("قالت إن جنديا قتل في الهجوم", [(K, 1, 1)]),
    ("قتلوا 15 شخصا في السوق", [(K, 15, 15)]),
    ("اعتقلت الشرطة ثمانية أشخاص", [(D, 8, 8)]),
    ("أصيب، مساء اليوم، 5 أشخاص", [(W, 5, 5)]),
    ("قتل في الهجوم أربعة حراس", [(K, 4, 4)]),
    ("وقتل منذ الجمعة عشرات المدنيين في غارات", [(K, 20, None)]),
    ("قتل خلال اليومين الماضيين أكثر من 30 مسلحا", [(K, 30, None)]),
    ("أصيب في الحادث نفسه 3 أشخاص", [(W, 3, 3)]),
    ("قتل في هجوم على 3 جنود", []),  # the soldiers were attacked
    ("إن ما لا يقل عن 27 مسلحا لقوا مصرعهم", [(K, 27, None)]),  # «لا» denies nothing here
    ("أوقع اللغم ثمانية جنود قتلى", [(K, 8, 8)]),
    ("إن الجيش قتل ما بين 55 و60 مسلحا", [(K, 55, 60)]),
    ("مقتل عسكريين تركيين اثنين", [(K, 2, 2)]),
    ("وأوضح أن 173 مدنيا قتلوا وأصيب العشرات", [(K, 173, 173), (W, 20, None)]),
    # one by the noun alone, two, many, by name
    ("مقتل مزارع برصاص قناص", [(K, 1, 1)]),
    ("مقتل جندي تركي في هجوم", [(K, 1, 1)]),
    ("إصابة طفلة", [(W, 1, 1)]),
    ("مقتل أحد الجنود", [(K, 1, 1)]),
    ("أصيب أحدهم بجروح", [(W, 1, 1)]),
    ("مقتل أحد عناصره", [(K, 1, 1)]),
    ("إصابة رجل وامرأة", [(W, 2, 2)]),
    ("مقتل شرطيين اثنين", [(K, 2, 2)]),
    ("إصابة جنديين أمريكيين", [(W, 2, 2)]),
    ("إصابة مزارعين اثنين", [(W, 2, 2)]),
    ("قتيلان في انفجار", [(K, 2, 2)]),
    ("مقتل مدنيين في غارة", [(K, 2, None)]),
    ("سقوط قتلى وجرحى", [(K, 2, None), (W, 2, None)]),
    ("مقتل عدد من المسلحين", [(K, 2, None)]),
    ("إصابة عدة أشخاص", [(W, 2, None)]),
    ("مقتل وإصابة عدد من العناصر", [(K, 2, None), (W, 2, None)]),
    ("مقتل عدد كبير من مرافقيه", [(K, 2, None)]),
    ("مقتل فراس الحموي برصاص مجهولين", [(K, 1, 1)]),
    ("ما أدى لمقتله على الفور", [(K, 1, 1)]),
    ("توفي متأثرا بجراحه", [(K, 1, 1)]),
    ("العثور على جثة شاب", [(K, 1, 1)]),
    # vague and bounded figures
    ("مقتل العشرات في القصف", [(K, 20, None)]),
    ("عشرات القتلى في غارات", [(K, 20, None)]),
    ("مئات الجرحى", [(W, 200, None)]),
    ("مقتل أكثر من 15 مسلحا", [(K, 15, None)]),
    ("مقتل ما لا يقل عن خمسة مدنيين", [(K, 5, None)]),
    ("مقتل نحو 20 عنصرا", [(K, 20, 20)]),
    ("مقتل بين 5 و7 مسلحين", [(K, 5, 7)]),
    # nouns that are the harm
    ("سقوط 13 قتيلا و20 جريحا", [(K, 13, 13), (W, 20, 20)]),
    ("ثلاثة شهداء في غارة", [(K, 3, 3)]),
    ("5 قتلى وجريح في اشتباك", [(K, 5, 5), (W, 1, 1)]),
    ("قتيلان وجرحى في تفجير", [(K, 2, 2), (W, 2, None)]),
    ("أوقع 32 قتيلا ومئة جريح", [(K, 32, 32), (W, 100, 100)]),
    ("8 قتلى وعدد من الجرحى", [(K, 8, 8), (W, 2, None)]),
    ("القتلى الثلاثة دفنوا اليوم", [(K, 3, 3)]),
    ("انتشال 6 جثث", [(K, 6, 6)]),
    ("تسجيل 7 إصابات", [(W, 7, 7)]),
    ("11 مختطفا في حادثين", [(A, 11, 11)]),
    # joint figures: one figure for two harms
    ("55 قتيلا وجريحا", [(K, None, 55), (W, None, 55)]),
    ("6 شهداء وجرحى", [(K, None, 6), (W, None, 6)]),
    ("مقتل وإصابة 44 عسكريا", [(K, None, 44), (W, None, 44)]),
    ("سقط 14 مسلحا بين قتيل وجريح", [(K, None, 14), (W, None, 14)]),
    ("عشرات القتلى والجرحى", [(K, 20, None), (W, 20, None)]),
    ("قتل أو أصيب تسعة جنود", [(K, None, 9), (W, None, 9)]),
    # totals
    ("ارتفع عدد القتلى إلى 15", [(K, 15, 15)]),
    ("ارتفعت حصيلة القتلى من 5 إلى 7", [(K, 7, 7)]),
    ("بلغ عدد الجرحى 40 شخصا", [(W, 40, 40)]),
    ("تجاوز عدد المصابين 30 شخصا", [(W, 30, 30)]),
    ("عدد الجنود الذين قتلوا بلغ 12", [(K, 12, 12)]),
    ("وأضاف أن المصابين 3 مدنيين", [(W, 3, 3)]),
    # joined and accompanying groups
    ("مقتل جندي بريطاني و5 مدنيين", [(K, 1, 1), (K, 5, 5)]),
    ("إصابة 6 أطفال وامرأة", [(W, 6, 6), (W, 1, 1)]),
    ("مقتل قيادي مع ثلاثة من مرافقيه", [(K, 1, 1), (K, 3, 3)]),
    ("مقتل 5 أشخاص وإصابة 12", [(K, 5, 5), (W, 12, 12)]),
    # nothing happened, or is only feared
    ("دون وقوع إصابات", []),
    ("لم يسفر القصف عن إصابات", []),
    ("ولم ترد أنباء عن سقوط قتلى", []),
    ("محاولة اغتيال قائد", []),
    ("لا قتلى ولا جرحى", []),
    # what is counted is no person
    ("أصاب القصف 3 منازل", []),
    ("إصابة مبنى سكني", []),
    ("قصف 5 مواقع", []),
    ("أصيب برصاص من مسافة 20 مترا", []),
    ("قتل في عام 2014", []),
    ("عمره 15 عاما", []),
    ("سقوط 4 صواريخ على البلدة", []),
    ("اعتقل في 12 آذار", []),
    ("يبعد 30 كيلومترا", []),
    ("سيارات محملة بـ20 طنا", []),
    ("قتلى العنف في البلاد", []),  # names a known set
    ("بينهم 3 أطفال", []),  # of whom is not said
    ("حركة طالبان تنفي", []),
    ("نزوح سكان القرية", []),  # no number, no toll
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_tolls_of_a_sentence(sentence: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert told(sentence) == expected


#: (sentence, [(harm, low, high, index of the total)])
SUBSETS: list[tuple[str, list[tuple[str, int | None, int | None, int | None]]]] = [
    ("مقتل 57 شخصا، منهم 14 عنصرا من الجيش", [(K, 57, 57, None), (K, 14, 14, 0)]),
    ("مقتل 20 مدنيا بينهم 6 أطفال و3 نساء", [(K, 20, 20, None), (K, 6, 6, 0), (K, 3, 3, 0)]),
    ("مقتل 13 شخصا بينهم نساء وأطفال", [(K, 13, 13, None), (K, 2, None, 0)]),
    ("إصابة أربعة أشخاص من بينهم طفلة", [(W, 4, 4, None), (W, 1, 1, 0)]),
    ("خمسة عمال بينهم اثنان من النازحين قتلوا اليوم", [(K, 5, 5, None), (K, 2, 2, 0)]),
    ("قتل 18 وأصيب 20 آخرون بينهم 4 صحفيين", [(K, 18, 18, None), (W, 20, 20, None), (W, 4, 4, 1)]),
    ("اعتقال 60 عنصرا بينهم أحد عشر ضابطا", [(D, 60, 60, None), (D, 11, 11, 0)]),
    ("165 قتيلا، بينهم 134 مدنيا وستة جنود عراقيين و25 شرطيا", [(K, 165, 165, None), (K, 134, 134, 0), (K, 6, 6, 0), (K, 25, 25, 0)]),
    ("مصرع ثمانية أشخاص على الأقل، ثلاثة منهم من الشرطة", [(K, 8, None, None), (K, 3, 3, 0)]),
    ("28 قتيلا هم خمسة مدنيين وعشرة مقاتلين", [(K, 28, 28, None), (K, 5, 5, 0), (K, 10, 10, 0)]),
    ("مقتل 10 أشخاص هم الأب والأم وثمانية من أطفالهم", [(K, 10, 10, None), (K, 8, 8, 0)]),
    ("قتل عشرة أشخاص. وأضاف أن اثنين من رجال الشرطة بين القتلى", [(K, 10, 10, None), (K, 2, 2, 0)]),
    ("مقتل 20. ومن بين القتلى خمسة أطفال", [(K, 20, 20, None), (K, 5, 5, 0)]),
    ("مقتل 9 مسلحين بينهم القيادي أبو سعد", [(K, 9, 9, None)]),  # a named victim inside a total
    ("أصيب 12 شخصا ومن بين المصابين 3 أطفال", [(W, 12, 12, None), (W, 3, 3, 0)]),
]


@pytest.mark.parametrize(("sentence", "expected"), SUBSETS)
def test_subsets(sentence: str, expected: list[tuple[str, int | None, int | None, int | None]]) -> None:
    assert [(t.harm, t.low, t.high, t.part_of) for t in tolls(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("مقتل مدني وإصابة اثنين آخرين", [False, True]),
        ("استشهاد جندي وإصابة آخر بجروح", [False, True]),
        ("مقتل 4 وجرح آخرين", [False, True]),
        ("إصابة ثلاثة مصريين آخرين", [True]),
        ("مقتل قيادي وجرح آخرين", [False, True]),
    ],
)
def test_others_are_additional(sentence: str, expected: list[bool]) -> None:
    assert [t.additional for t in tolls(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "span", "cue", "who"),
    [
        ("أدى القصف إلى مقتل ثلاثة أطفال في الحي", "مقتل ثلاثة أطفال", "مقتل", "أطفال"),
        ("مقتل 12 من ميليشيات الجبل", "مقتل 12 من ميليشيات الجبل", "مقتل", "ميليشيات الجبل"),
        ("إن 4 عمال لقوا مصرعهم", "4 عمال لقوا مصرعهم", "لقوا مصرعهم", "عمال"),
        ("وأصيب 42 آخرون بجروح", "وأصيب 42 آخرون", "وأصيب", None),
        ("مَقْتَل خَمسة أَشخاص", "مَقْتَل خَمسة أَشخاص", "مَقْتَل", "أَشخاص"),
        ("مقـ.ـتل ٣ أشـ.ـخاص", "مقـ.ـتل ٣ أشـ.ـخاص", "مقـ.ـتل", "أشـ.ـخاص"),
    ],
)
def test_spans_are_the_words(sentence: str, span: str, cue: str, who: str | None) -> None:
    [toll] = tolls(sentence)
    assert toll.span.of(sentence) == span
    assert toll.cue_span.of(sentence) == cue
    assert (toll.who.of(sentence) if toll.who is not None else None) == who


def test_an_approximate_figure_says_so() -> None:
    assert [t.approximate for t in tolls("مقتل نحو 20 عنصرا وإصابة 5")] == [True, False]


def test_a_count_since_the_war_began_is_marked() -> None:
    assert [t.war_long for t in tolls("قتل 3 مدنيين اليوم. وقتل 46 ألف شخص منذ بدء الحرب.")] == [False, True]


def test_a_repeated_figure_is_found_each_time() -> None:
    assert told("مقتل 4 جنود\nقتل أربعة جنود في كمين") == [(K, 4, 4), (K, 4, 4)]


_WORDS = [
    "قتل",
    "أصيب",
    "مقتل",
    "إصابة",
    "5",
    "خمسة",
    "مدنيين",
    "جندي",
    "آخرون",
    "بينهم",
    "و",
    "أطفال",
    "قتيلا",
    "وجريحا",
    "عدد",
    "القتلى",
    "إلى",
    "،",
    ".",
    "من",
    "عناصر",
    "لقي",
    "مصرعهم",
    "دون",
    "جثة",
    "بين",
    "قتيل",
    "وجريح",
    "مع",
    "أحد",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=25))
def test_every_toll_is_grounded_and_bounded(words: list[str]) -> None:
    sentence = " ".join(words)
    found = tolls(sentence)
    for n, toll in enumerate(found):
        assert 0 <= toll.span.start < toll.span.end <= len(sentence)
        assert toll.low is not None or toll.high is not None
        assert toll.low is None or toll.high is None or toll.low <= toll.high
        assert toll.part_of is None or (toll.part_of < n and found[toll.part_of].harm == toll.harm)
        assert toll.cue_span.end <= len(sentence)
