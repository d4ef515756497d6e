"""Two tellings that nothing dates must tell the same, and not only of the same place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sijill.linking import Candidate, candidates
from sijill.linking.candidate import Figure
from sijill.linking.compact import pack, unpack
from sijill.linking.compare import Comparer
from sijill.linking.evidence import company, lists, rare_words, recalled, shared_words, undated_tolls, undated_words
from sijill.linking.weights import weights
from sijill.model import Claim, Dating, Interval, Place, Point, Reading, Report, Span, Telling

# "Artillery shelled the village of Tal Warda and hit the bakery and the school bus of the Hamdan family"
ONE = "قصفت المدفعية قرية تل وردة وأصابت الفرن وحافلة المدرسة لعائلة حمدان"
# "Shells fell on the village, and the residents fled to the olive groves of Wadi Zarqa"
OTHER = "سقطت قذائف على القرية ونزح الأهالي نحو بساتين الزيتون في وادي زرقاء"
DAY = Interval.day(date(2022, 3, 4), "stated")
TAL_WARDA = Place("Tal Warda", "SY", "w", Point(35.7, 36.5), 2.0)


def telling(text: str, *, when: Interval | None = None) -> Candidate:
    spans = (Span(0, 5),)
    claims = (Claim("r", "where", TAL_WARDA, spans), *((Claim("r", "when", when, spans),) if when is not None else ()))
    report = Report(text)
    told = Telling(report.id, "shelling", spans, tuple(replace(c, report_id=report.id) for c in claims), "happened")
    (made,) = candidates(Reading(report, Dating(None), (told,), "test@1"))
    return made


def with_places(candidate: Candidate, count: int) -> Candidate:
    return replace(candidate, places=(TAL_WARDA,) * count, place_names=(frozenset({"ورده"}),) * count)


@pytest.mark.parametrize(("second", "sign"), [(ONE + " صباحا", 1), (OTHER, -1)])
def test_of_what_nothing_dates_the_wording_counts_once_more(second: str, sign: int) -> None:
    found = undated_words(telling(ONE), telling(second))
    assert found.score * sign > 0
    assert found.key == ("undated_in_the_same_words" if sign > 0 else "undated_in_other_words")
    assert found == undated_words(telling(second), telling(ONE))


def test_wording_and_lists_say_nothing_of_what_a_day_ties() -> None:
    left, right = (with_places(telling(text, when=DAY), 4) for text in (ONE, OTHER))
    assert undated_words(left, right).score == lists(left, right).score == 0.0


def test_words_alike_say_less_than_words_that_are_not() -> None:
    """An outlet tells of every shelling in the same words."""
    same, other = (telling(ONE), telling(ONE)), (telling(ONE), telling(OTHER))
    assert 0 < undated_words(*same).score < shared_words(*same).score
    assert undated_words(*other).score == shared_words(*other).score < 0


def test_rare_names_of_what_nothing_dates_say_half() -> None:
    """The villages of a front are in few reports, and in those week after week."""
    undated, dated = ([telling(text, when=when) for text in (ONE, f"{ONE} صباحا")] for when in (None, DAY))
    assert 0 < rare_words(*undated).score == rare_words(*dated).score / 2
    assert rare_words(*undated, is_adrift=False) == rare_words(*dated)


WOMAN = frozenset({"امراه"})


@pytest.mark.parametrize(
    ("mine", "others", "groups", "score"),
    [
        (Figure(3, 3, "a"), Figure(3, 3, "b"), WOMAN, 0.84),
        (Figure(3, 3, "a"), Figure(2, None, "b"), frozenset(), 0.6),  # «قتلى» (dead): they may be three
        (Figure(3, 3, "a"), Figure(9, 9, "b"), frozenset(), 0.0),
        (Figure(3, 3, "a"), None, frozenset(), 0.0),
    ],
)
def test_the_same_dead_speak_for_what_nothing_dates(mine: Figure, others: Figure | None, groups: frozenset[str], score: float) -> None:
    def with_dead(text: str, figure: Figure | None, when: Interval | None) -> Candidate:
        killed = () if figure is None else (figure,)
        return replace(telling(text, when=when), killed=killed, killed_groups=groups)

    assert undated_tolls(with_dead(ONE, mine, None), with_dead(OTHER, others, None)).score == pytest.approx(score)
    assert undated_tolls(with_dead(ONE, mine, DAY), with_dead(OTHER, others, DAY)).score == 0.0


def test_what_one_recalls_is_not_the_other_s_news() -> None:
    news, old = telling(ONE), telling(OTHER)
    old = replace(old, telling=replace(old.telling, background=True))
    assert recalled(news, old).score == recalled(old, news).score == -1.0
    assert recalled(news, news).score == recalled(old, old).score == 0.0
    assert recalled(telling(ONE, when=DAY), replace(old, when=DAY)).score == 0.0


# "Shells fell on Tal Warda. Two raids hit Umm Zahra. A mine exploded near Marj Sitt in March."
BULLETIN = "سقطت قذائف على تل وردة. وطالت غارتان أم زهرة. وانفجر لغم قرب مرج الست في آذار."
UMM_ZAHRA, MARJ = (Place(name, "SY", name[:1], Point(lat, 36.6), 2.0) for name, lat in (("Umm Zahra", 35.9), ("Marj Sitt", 36.0)))


def bulletin(*told: tuple[Place, bool]) -> tuple[Candidate, ...]:
    """Each telling's place, and whether it is recalled from before."""
    report = Report(BULLETIN)
    tellings = []
    for n, (place, background) in enumerate(told):
        spans = (Span(n * 20, n * 20 + 5),)
        claims = (Claim(report.id, "where", place, spans),)
        tellings.append(Telling(report.id, "shelling", spans, claims, "happened", background))
    return candidates(Reading(report, Dating(None), tuple(tellings), "test@1"))


def test_the_company_of_a_telling_is_the_other_news_of_its_report() -> None:
    one, other, old = bulletin((TAL_WARDA, False), (UMM_ZAHRA, False), (MARJ, True))
    assert one.company == {"35.90 36.60"}
    assert other.company == {"35.70 36.50"}
    assert old.company == {"35.70 36.50", "35.90 36.60"}
    assert unpack(pack(one)).company == one.company
    assert telling(ONE).company == frozenset()


def test_two_bulletins_of_one_day_have_more_in_common() -> None:
    one, *_ = bulletin((TAL_WARDA, False), (UMM_ZAHRA, False))
    other, *_ = bulletin((TAL_WARDA, False), (MARJ, False))
    alike, *_ = bulletin((TAL_WARDA, False), (UMM_ZAHRA, False), (MARJ, False))
    assert company(one, other).score == company(other, one).score == -1.0
    assert company(one, alike).score == 0.0
    assert company(one, telling(ONE)).score == 0.0  # a post of one line has no other news
    assert company(replace(one, when=DAY), replace(other, when=DAY)).score == 0.0


def test_a_village_is_shelled_again_and_a_family_is_killed_once() -> None:
    """Two undated reports of shells on one village, alike in nothing else, are two; with the same dead they are one."""
    comparer = Comparer(weights())
    one, other = (replace(telling(text), report_id=name, id=name) for name, text in (("a", ONE), ("b", OTHER)))
    assert comparer.compare(one, other).score < weights().limits.join
    family = [replace(c, killed=(Figure(3, 3, c.id),), killed_groups=WOMAN) for c in (one, other)]
    assert comparer.compare(*family).score > 0.8


@pytest.mark.parametrize(("mine", "others", "score"), [(1, 1, 0.0), (1, 3, -0.5), (4, 4, -1.0), (9, 9, -1.0)])
def test_lists_of_places_that_nothing_dates_speak_against(mine: int, others: int, score: float) -> None:
    found = lists(with_places(telling(ONE), mine), with_places(telling(OTHER), others))
    assert found.score == score
    assert (found.key == "undated_lists") == (score < 0)


@pytest.mark.parametrize(
    ("opening", "background", "expected"),
    [
        ("أفاد مراسلنا اليوم الثلاثاء بما يلي", False, {2}),  # "our correspondent reported today, Tuesday, as follows"
        ("أفاد مراسلنا اليوم الثلاثاء بما يلي", True, set()),  # what is recalled is of another day
        ("أفاد مراسلنا اليوم الثلاثاء بما كان أمس الاثنين", False, set()),  # of two, neither is surely its day
    ],
)
def test_a_report_s_one_weekday_is_that_of_its_news(opening: str, background: bool, expected: set[int]) -> None:
    far = " ".join(["والأوضاع في المنطقة على حالها"] * 12)
    text = f"{opening}. {far}. {ONE}"
    report = Report(text)
    start = text.index(ONE)
    told = Telling(report.id, "shelling", (Span(start, start + 5),), (), "happened", background)
    (made,) = candidates(Reading(report, Dating(None), (told,), "test@1"))
    assert made.weekdays == expected
