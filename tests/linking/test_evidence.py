"""Each piece of evidence scores, and says, what the two tellings are."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.datafile import Row
from sijill.arabic.fold import fold
from sijill.errors import KnowledgeError
from sijill.linking import Candidate, candidates
from sijill.linking.candidate import resemblance, sketch_of
from sijill.linking.evidence import comparisons, day, groups, initiators, kind, objects, place, toll, victims
from sijill.linking.rarity import counted, rarity
from sijill.linking.stems import stem
from sijill.linking.vetoes import veto
from sijill.linking.weights import kinds, parse_kinds, parse_weights, weights
from sijill.model import Actor, Attribution, Claim, Dating, Interval, Place, Point, Reading, Report, Source, Span, Telling, Toll

# "A strike hit the outskirts of Nurayn-Sahl at dawn, and the Observatory spoke of killed and wounded."
TEXT = "غارة استهدفت أطراف نورينسهل فجرا وتحدث المرصد عن قتلى وجرحى"
FIRST = date(2021, 5, 1)
SPAN = (Span(0, 4),)
WHERE = (Span(19, 27),)


def days(start: int, length: int = 1) -> Interval:
    return Interval(FIRST + timedelta(days=start), FIRST + timedelta(days=start + length - 1))


def telling(
    n: int,
    *,
    type_: str = "air_strike",
    when: Interval | None = None,
    where: Place | None = None,
    killed: tuple[int | None, int | None] | None = None,
    by: str | None = None,
    origin: str | None = None,
    published: Interval | None = None,
    factuality: str = "happened",
    words: str = "",
    who: str | None = None,
) -> Candidate:
    """`words` come first, and are what the telling and its toll rest on."""
    report = Report(f"{words}{TEXT if not words else ''} {n}", f"outlet {n}")
    span = (Span(0, len(words) or 4),)
    claims = []
    if when is not None:
        claims.append(Claim(report.id, "when", when, SPAN))
    if where is not None:
        claims.append(Claim(report.id, "where", where, WHERE))
    if killed is not None:
        claims.append(Claim(report.id, "toll", Toll("killed", *killed, who=who), span))
    if by is not None:
        claims.append(Claim(report.id, "initiator", Actor(by), SPAN))
    said = (Attribution((Source(origin, SPAN),)),) if origin is not None else ()
    told = Telling(report.id, type_, span, tuple(claims), factuality, attributions=said)
    (made,) = candidates(Reading(report, Dating(published), (told,), "test@1"))
    return made


HOMS = Place("Homs", "SY", "h", Point(34.73, 36.72), 5.0)
TALBISEH = Place("Talbiseh", "SY", "t", Point(34.84, 36.73), 2.0)  # 12 km north of Homs
ALEPPO = Place("Aleppo", "SY", "a", Point(36.2, 37.16), 8.0)
HOMS_PROVINCE = Place("Homs governorate", "SY", "hg", Point(34.5, 38.3), 180.0)
NEXT = Place("Next Village", "SY", "n", Point(34.86, 36.73), 2.0)  # 2 km further: neighbours are two places
AROUND = Place("near Talbiseh", "SY", "t", Point(34.84, 36.73), 6.0, "derived")
LAST = Place("الحارة", "SY", None, Point(34.84, 36.73), 12.0, "derived")  # only known to be in or about Talbiseh
UNKNOWN = Place("القرية", how="unresolved")


@pytest.mark.parametrize(
    ("left", "right", "least", "most", "said"),
    [
        (days(0), days(0), 1.0, 1.0, "both on 1 May 2021"),
        (days(0), days(0, 4), 0.5, 0.5, "both within 1 May 2021"),
        (days(0), days(1), 0.0, 0.0, "1 day apart"),
        (days(0), days(2), -1.0, -1.0, "2 days apart"),
        (None, None, -0.5, -0.1, "nothing dates both"),
    ],
)
def test_days(left: Interval | None, right: Interval | None, least: float, most: float, said: str) -> None:
    found = day(telling(1, when=left), telling(2, when=right))
    assert least <= found.score <= most
    assert said in str(found.said)


@pytest.mark.parametrize(
    ("published", "sign"),
    [(days(1), 1), (days(40), -1), (days(-3), -1), (days(10), 0)],
    ids=["the day after", "weeks later", "before it happened", "some days later"],
)
def test_a_telling_with_no_day_has_its_publication(published: Interval, sign: int) -> None:
    score = day(telling(1, when=days(0)), telling(2, published=published)).score
    assert (score > 0) - (score < 0) == sign


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        (HOMS, HOMS, 0.8, 1.0),
        (TALBISEH, TALBISEH, 1.0, 1.0),
        (HOMS_PROVINCE, HOMS_PROVINCE, 0.1, 0.3),
        (HOMS, HOMS_PROVINCE, 0.05, 0.3),
        (HOMS, TALBISEH, -0.7, 0.0),
        (TALBISEH, AROUND, 0.5, 0.9),
        (HOMS, ALEPPO, -1.0, -1.0),
        (UNKNOWN, UNKNOWN, 0.5, 1.0),
        (UNKNOWN, HOMS, 0.7, 0.9),  # on no map, but in the same words: all of these stand on one word
        (None, HOMS, 0.0, 0.0),
    ],
)
def test_places(left: Place | None, right: Place | None, low: float, high: float) -> None:
    found = place(telling(1, where=left), telling(2, where=right))
    assert low <= found.score <= high
    assert str(found.said)


@pytest.mark.parametrize(
    ("right", "words", "low", "high"),
    [
        (NEXT, "تيرمعلة", -0.3, -0.1),  # Teir Maalah, the next village
        (LAST, "حارة", 0.0, 0.0),  # al-Hara, a quarter
        (NEXT, "بين تلبيسة والرستن", 0.4, 0.6),  # between Talbiseh and Rastan
        (HOMS_PROVINCE, "محافظة تلبيسة", 0.0, 0.2),  # a region named for the town in it
        (NEXT, "تلبيسة", 0.4, 0.6),  # the next village bears the name too, and few would say which they mean
        (ALEPPO, "تلبيسة", -1.0, -1.0),
    ],
)
def test_a_place_that_another_is_named_by(right: Place, words: str, low: float, high: float) -> None:
    one = replace(telling(1, where=TALBISEH), place_names=(frozenset({"تلبيسه"}),))
    other = replace(telling(2, where=right), place_names=(frozenset(stem(word) for word in fold(words).split()),))
    assert low <= place(one, other).score <= high
    assert place(one, other) == place(other, one)


def test_a_place_named_daily_says_less_than_a_hamlet() -> None:
    assert rarity().of_name({"نورينسهل"}) == 1.0
    assert 0.0 < rarity().of_name({"حلب"}) < 0.5
    assert rarity().of_name({"مدينه", "حلب"}) == rarity().of_name({"حلب"})


def test_rarity_is_of_the_word_alone() -> None:
    known = rarity()
    assert known.weight("نورينسهل") > known.weight("نووي") > known.weight("قتل") == 0.0
    assert known.is_rare("نورينسهل")
    assert not known.is_rare("حلب")
    rows = [Row({"word": word, "reports": reports}, "word_counts.tsv", 2) for word, reports in (("*", "100"), ("حلب", "50"))]
    assert counted(rows, plain=frozenset()).weight("حلب") == pytest.approx(math.log(2))
    with pytest.raises(KnowledgeError, match=r"word_counts\.tsv:2: 'many' is not a count"):
        counted([Row({"word": "حلب", "reports": "many"}, "word_counts.tsv", 2)], plain=frozenset())
    with pytest.raises(KnowledgeError, match="how many reports"):
        counted(rows[1:], plain=frozenset())


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        ((5, 5), (5, 5), 0.8, 0.9),
        ((57, 57), (57, 57), 1.0, 1.0),
        ((1, 1), (1, 1), 0.4, 0.4),
        ((15, 15), (57, 57), -0.9, -0.8),
        ((7, 7), (8, 8), 0.0, 0.1),  # one more has died, or one outlet counts one more
        ((1, 1), (2, 2), -0.4, -0.3),
        ((5, None), (7, 7), 0.1, 0.1),
        (None, (7, 7), 0.0, 0.0),
    ],
)
def test_tolls(left: tuple[int, int | None] | None, right: tuple[int, int | None] | None, low: float, high: float) -> None:
    found = toll("killed", telling(1, killed=left), telling(2, killed=right))
    assert low <= found.score <= high


def at(hour: int, until: int) -> Interval:
    return Interval(FIRST, FIRST, "relative", time(hour), time(until))


@pytest.mark.parametrize(
    ("left", "right", "low", "high", "said"),
    [
        (at(4, 6), at(18, 21), -1.0, -0.9, "at other hours"),  # dawn and evening: likely two
        (at(6, 12), at(17, 21), -0.7, -0.6, "at other hours"),  # morning and evening: less surely
        (at(11, 14), at(17, 21), -0.5, -0.5, "at other hours"),
        (at(11, 14), at(16, 18), 1.0, 1.0, "both on"),
        (at(20, 6), at(4, 6), 1.0, 1.0, "both on"),  # a night may be the one that dawn ended
        (at(20, 6), at(18, 21), 1.0, 1.0, "both on"),
        (at(20, 6), at(11, 14), -0.7, -0.6, "at other hours"),
        (at(4, 6), at(5, 8), 1.0, 1.0, "both on"),
        (at(4, 6), days(0), 1.0, 1.0, "both on"),
    ],
)
def test_hours_of_one_day(left: Interval, right: Interval, low: float, high: float, said: str) -> None:
    found = day(telling(1, when=left), telling(2, when=right))
    assert low <= found.score <= high
    assert said in str(found.said)


@pytest.mark.parametrize(
    ("left", "right", "low", "high", "said"),
    [
        ("اليوم السبت", days(0), 0.4, 0.6, "1 May 2021 was one"),  # 1 May 2021 was a Saturday
        ("اليوم الأربعاء", days(0), -1.0, -0.7, "was not"),
        ("اليوم الأحد", days(0), -0.3, -0.1, "was not"),  # the day after: a night has two
        ("قال أحد السكان", days(0), -0.3, -0.1, "nothing dates both"),  # "one of the residents" is no Sunday
    ],
)
def test_a_weekday_alone_is_one_day_in_seven(left: str, right: Interval, low: float, high: float, said: str) -> None:
    found = day(telling(1, words=left), telling(2, when=right))
    assert low <= found.score <= high
    assert said in str(found.said)


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        ("مقتل الشاب ورد الخطيبي", "استشهاد ورد الخطيبي", 0.5, 1.0),
        ("مقتل الشاب ورد الخطيبي", "مقتل الشاب سهيل المرجاني", 0.0, 0.0),
        ("مقتل رجل", "مقتل رجل", 0.0, 0.0),  # "a man" is no name
    ],
)
def test_victims_by_name(left: str, right: str, low: float, high: float) -> None:
    found = victims(telling(1, words=left, killed=(1, 1)), telling(2, words=right, killed=(1, 1)))
    assert low <= found.score <= high
    assert found.score == 0.0 or "الخطيبي" in str(found.said) or "خطيبي" in str(found.said)


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        ("مقتل طفلة", "مقتل امرأة", -1.0, -1.0),  # of one person each, a girl is no woman
        ("مقتل طفل", "مقتل طفلة", 0.3, 0.5),
        ("مقتل شخص", "مقتل امرأة", 0.0, 0.0),  # a person may be a woman
    ],
)
def test_groups_that_are_told_of(left: str, right: str, low: float, high: float) -> None:
    one, other = telling(1, words=left, killed=(1, 1)), telling(2, words=right, killed=(1, 1))
    assert low <= groups(one, other).score <= high


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        ("قصف استهدف السوق", "غارة على سوق شعبي", 0.9, 1.0),
        ("قصف استهدف المدرسة والسوق", "غارة على سوق", 0.4, 0.6),
        ("قصف استهدف المدرسة", "غارة على مشفى", -0.5, -0.3),
        ("قصف استهدف القرية", "غارة على مشفى", 0.0, 0.0),
    ],
)
def test_objects_hit(left: str, right: str, low: float, high: float) -> None:
    assert low <= objects(telling(1, words=left), telling(2, words=right)).score <= high


def test_a_toll_of_one_group_does_not_contradict_a_greater_one() -> None:
    """«مقتل طفلة» (a girl was killed) and 4 killed are one incident; a person's figure is as the words give it."""
    girl, four = telling(1, words="مقتل طفلة", killed=(1, 1), who="طفلة"), telling(2, killed=(4, 4))
    assert toll("killed", girl, four).score > 0
    assert toll("killed", telling(3, killed=(1, 1)), four).score < 0


def test_kinds_and_sides() -> None:
    assert kind(telling(1), telling(2)).score == 1.0
    assert 0 < kind(telling(1), telling(2, type_="strike")).score < 1
    assert kind(telling(1), telling(2, type_="meeting")).score == -1.0
    assert initiators(telling(1, by="A"), telling(2, by="A")).score == 1.0
    assert initiators(telling(1), telling(2, by="B")).score == 0


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        ({"Russia"}, {"Syrian government"}, -0.8, -0.1),
        ({"Russia"}, {"Russia", "Syrian government"}, 0.6, 0.6),
        ({"United States"}, {"Coalition"}, 0.6, 0.6),  # the Americans lead it
        ({"United States"}, {"Israel"}, -0.8, -0.1),
        ({"Russia"}, set(), 0.0, 0.0),  # «طيران حربي» (warplanes), «العصابة» (the gang): of whom it is not known who they are
    ],
)
def test_sides(left: set[str], right: set[str], low: float, high: float) -> None:
    one, other = (replace(telling(n, by=f"name {n}"), initiator_sides=frozenset(sides)) for n, sides in enumerate((left, right)))
    assert low <= initiators(one, other).score <= high
    assert str(initiators(one, other).said)
    assert initiators(one, other) == initiators(other, one)


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (telling(1, when=days(0)), telling(2, when=days(3)), "other day"),
        (telling(1, when=days(0)), telling(2, when=days(1)), None),
        (telling(1, when=days(9)), telling(2, published=days(0)), "published"),
        (telling(1, where=HOMS), telling(2, where=ALEPPO), "far apart"),
        (telling(1, where=HOMS), telling(2, where=TALBISEH), None),
        (telling(1), telling(2, type_="meeting"), "different kinds"),
        (telling(1), telling(1), "one report"),
        # Undated strikes with rival tolls are two; on one day, or published at one time, they are one with a contradiction.
        (telling(1, killed=(15, 15)), telling(2, killed=(57, 57)), "nothing dates both"),
        (telling(1, killed=(15, 15), when=days(0)), telling(2, killed=(57, 57), when=days(0)), None),
        (telling(1, killed=(15, 15), published=days(0)), telling(2, killed=(57, 57), published=days(1)), None),
        (telling(1, killed=(15, 15)), telling(2, killed=(16, 16)), None),
        (telling(1), telling(2, factuality="planned"), "planned"),
        (telling(1), telling(2, factuality="denied"), None),
        # One origin that later says far less speaks of another incident; one that says more brings it up to date.
        (
            telling(1, killed=(40, 40), origin="SOHR", published=days(0)),
            telling(2, killed=(6, 6), origin="SOHR", published=days(1)),
            "Syrian Observatory for Human Rights says 40 killed in one and later only 6 killed in the other",
        ),
        (telling(1, killed=(6, 6), origin="SOHR", published=days(0)), telling(2, killed=(40, 40), origin="SOHR", published=days(1)), None),
        (telling(1, killed=(40, 40), origin="SOHR", published=days(0)), telling(2, killed=(6, 6), origin="AP", published=days(1)), None),
    ],
)
def test_vetoes(left: Candidate, right: Candidate, said: str | None) -> None:
    limits = weights().limits
    assert veto(left, right, limits) == veto(right, left, limits)
    if said is None:
        assert veto(left, right, limits) is None
    else:
        forbidden = veto(left, right, limits)
        assert forbidden is not None
        assert said in str(forbidden.said)


def test_all_evidence_is_symmetric_and_within_bounds() -> None:
    some = [
        telling(1, when=days(0), where=HOMS, killed=(5, 5), by="A"),
        telling(2, when=days(0, 3), where=HOMS_PROVINCE, killed=(3, None), by="B", published=days(1)),
        telling(3, where=UNKNOWN, published=days(4), type_="killing"),
        telling(4, killed=(None, 55)),
    ]
    functions = comparisons()
    for left in some:
        for right in some:
            for function in functions:
                found = function(left, right)
                assert found == function(right, left)
                assert -1.0 <= found.score <= 1.0


@pytest.mark.parametrize(
    ("word", "stem_"),
    [("والمدينه", "مدينه"), ("للجيش", "جيش"), ("بالقصف", "قصف"), ("وقتل", "وقتل"), ("وقتلت", "قتلت"), ("الي", "الي")],
    ids=["and the city", "for the army", "by the shelling", "too short to tell", "and it killed", "to"],
)
def test_stems(word: str, stem_: str) -> None:
    assert stem(word) == stem_


def test_resemblance_of_texts() -> None:
    words = [f"word{n}" for n in range(300)]
    assert resemblance(sketch_of(words), sketch_of(words)) == 1.0
    assert resemblance(sketch_of(words), sketch_of(words[:150])) == pytest.approx(0.5, abs=0.2)
    assert resemblance(sketch_of(words), sketch_of(words[::-1])) == 0.0
    assert resemblance((), ()) == 0.0


@given(st.sets(st.integers(0, 90), max_size=48), st.sets(st.integers(0, 90), max_size=48))
def test_resemblance_is_how_many_of_the_least_of_both_are_shared(one: set[int], other: set[int]) -> None:
    union = sorted(one | other)[: min(48, max(len(one), len(other)))]
    share = len(one & other & set(union)) / len(union) if union else 0.0
    assert resemblance(tuple(sorted(one)), tuple(sorted(other))) == share


def test_every_piece_of_evidence_has_a_weight_and_every_weight_a_piece() -> None:
    some = [telling(1), telling(2)]
    assert [f(*some).name for f in comparisons()] == list(weights().of)


def test_data_that_cannot_work_is_refused() -> None:
    assert kinds()["strike", "air_strike"] == kinds()["air_strike", "strike"]
    with pytest.raises(KnowledgeError, match="line 3"):
        parse_kinds("left\tright\tscore\tsource\nstrike\tattack\t0.1\tx\nstrike\tpicnic\t0.1\tx")
    with pytest.raises(KnowledgeError, match="line 2"):
        parse_kinds("left\tright\tscore\tsource\nstrike\tattack\t7\tx")
    with pytest.raises(KnowledgeError, match="limits"):
        parse_weights("[weights]\n[limits]\nbias = 1.0")
