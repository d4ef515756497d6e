"""Tellings to clusters: the laws that hold for any set of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.linking import Candidate, candidates, link
from sijill.linking.compare import Comparer
from sijill.linking.vetoes import veto
from sijill.linking.weights import weights
from sijill.model import Claim, Dating, Decision, Interval, Place, Point, Reading, Report, Span, Telling, Toll

AT = datetime(2021, 5, 4, tzinfo=UTC)
FIRST = date(2021, 5, 1)
# Invented hamlets and names, each with a sentence that a report of it may hold.
PLACES = [
    Place("Tell Noor", "SY", "p1", Point(34.5, 36.5), 2.0),
    Place("Khirbet Sahl", "SY", "p2", Point(34.52, 36.5), 2.0),
    Place("Ayn Rimal", "SY", "p3", Point(36.1, 37.1), 2.0),
]
NAMES = ["تل نور", "خربة السهل", "عين رمال"]
VICTIMS = ["ورد الخطيبي", "سهيل المرجان", "نزار القصباوي"]


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    made = []
    for n in range(draw(st.integers(1, 7))):
        facts = [
            (draw(st.integers(0, 2)), draw(st.one_of(st.none(), st.integers(0, 3))), draw(st.integers(0, 2)), draw(st.integers(1, 9)))
            for _ in range(draw(st.integers(1, 3)))
        ]
        made.append(_reading(n, facts, draw(st.sampled_from(["air_strike", "strike", "killing", "meeting"]))))
    return made


def _reading(n: int, facts: list[tuple[int, int | None, int, int]], kind: str) -> Reading:
    sentences = [f"غارة على {NAMES[p]} قتلت {VICTIMS[v]} و{k} آخرين." for p, _, v, k in facts]
    report = Report(f"خبر {n} " + " ".join(sentences), f"outlet {n % 3}", given_id=f"r{n}")
    tellings, at = [], len(f"خبر {n} ")
    for sentence, (p, d, _, k) in zip(sentences, facts, strict=True):
        words = (Span(at, at + 4),)
        claims = [Claim(report.id, "where", PLACES[p], words), Claim(report.id, "toll", Toll("killed", k, k), words)]
        if d is not None:
            claims.append(Claim(report.id, "when", Interval.day(FIRST + timedelta(days=d)), words))
        tellings.append(Telling(report.id, kind, words, tuple(claims)))
        at += len(sentence) + 1
    return Reading(report, Dating(None), tuple(tellings), "test@1")


def _candidates(readings: list[Reading]) -> list[Candidate]:
    return [c for r in readings for c in candidates(r)]


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_order_does_not_matter(readings: list[Reading], random: object) -> None:
    some = _candidates(readings)
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = link(some), link(shuffled)
    assert one.clusters == other.clusters
    assert dict(one.best) == dict(other.best)
    assert dict(one.nearly) == dict(other.nearly)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_cluster_is_explainable_and_holds_no_vetoed_pair(readings: list[Reading]) -> None:
    by_id = {c.id: c for c in _candidates(readings)}
    found = link(by_id.values())
    assert sorted(x for members in found.clusters for x in members) == sorted(by_id)
    for members in found.clusters:
        assert all(veto(by_id[a], by_id[b], weights().limits) is None for a in members for b in members if a != b)
        assert len(members) == 1 or all(found.best[x].why(weights()) for x in members)


@settings(max_examples=60, deadline=None)
@given(reports(), st.data())
def test_a_persons_word_always_stands(readings: list[Reading], data: st.DataObject) -> None:
    some = _candidates(readings)
    if len(some) < 2:
        return
    left, right = data.draw(st.permutations([c.id for c in some]))[:2]
    for judgement in ("same", "different"):
        said = Decision("d", left, right, judgement, "amal", "knows the place", AT)
        found = link(some, [said])
        together = any(left in members and right in members for members in found.clusters)
        assert together == (judgement == "same")


def test_the_linkers_own_decisions_bind_no_one() -> None:
    some = _candidates([_reading(1, [(0, 0, 0, 3)], "air_strike"), _reading(2, [(0, 0, 0, 3)], "air_strike")])
    apart = Decision("d", some[0].id, some[1].id, "different", "linker", "once thought so", AT, 0.2)
    assert len(link(some).clusters) == len(link(some, [apart]).clusters) == 1


def test_one_strike_told_three_ways_and_another_nearby() -> None:
    """Same hamlet, day and victim by three; the next hamlet 2 km away, the same day, with another victim, is another."""
    readings = [
        _reading(1, [(0, 0, 0, 3)], "air_strike"),
        _reading(2, [(0, 0, 0, 4)], "strike"),
        _reading(3, [(0, None, 0, 3)], "killing"),
        _reading(4, [(1, 0, 1, 7)], "air_strike"),
    ]
    one, two, three, other = (candidates(r)[0].id for r in readings)
    assert set(link(_candidates(readings)).clusters) == {tuple(sorted((one, two, three))), (other,)}


def test_what_nearly_matched_says_why_not() -> None:
    readings = [_reading(1, [(0, 0, 0, 3)], "air_strike"), _reading(2, [(0, 9, 0, 3)], "air_strike")]
    found = link(_candidates(readings))
    assert len(found.clusters) == 2
    ((near, *_), *_) = found.nearly.values()
    assert near.score == 0.0
    why = near.why(weights())
    assert str(why[0]).startswith("other day")
    assert not any("days apart" in str(w) for w in why)  # which would say it again


def test_a_veto_that_nothing_dates_both_is_told_once() -> None:
    """Undated, and one tells of far more than the other: neither the figures nor the missing day are told a second time."""
    one, other = candidates(_reading(1, [(0, None, 0, 15)], "air_strike"))[0], candidates(_reading(2, [(0, None, 0, 57)], "air_strike"))[0]
    compared = Comparer(weights()).compare(one, other)
    assert compared.veto is not None
    first, *rest = map(str, compared.why(weights()))
    assert first == "nothing dates both, and one says 15 killed, the other 57 killed"
    assert rest
    assert "but nothing dates both" not in rest
    assert not [w for w in rest if "killed" in w]


def test_nothing_to_link() -> None:
    assert link([]).clusters == ()


# Two strikes near one border town, told at length and undated: 15 killed by one account, 57 by the other.
ONE = "قصفت طائرات مواقع قرب بلدة تل نور الحدودية وقال مرصد محلي إن 15 مقاتلا قتلوا ودمرت مستودعات ذخيرة"
OTHER = "شنت طائرات 18 غارة على تل نور ومحيطها فقتل 57 عنصرا بينهم 14 جنديا بحسب مسؤول لم يذكر اسمه"
BETWEEN = [
    "غارات على تل نور قرب الحدود ومقتل عناصر ومقاتلين بحسب مرصد محلي ومسؤول ودمار مستودعات",
    "قتل 15 مقاتلا في غارة على تل نور ثم قتل 57 عنصرا في 18 غارة على تل نور ومحيطها",
    "طائرات تقصف تل نور",
]


def _strike(text: str, killed: int | None) -> Reading:
    report = Report(text, None)
    words = (Span(0, 4),)
    claims = [Claim(report.id, "where", PLACES[0], words)]
    if killed is not None:
        claims.append(Claim(report.id, "toll", Toll("killed", killed, killed), words))
    return Reading(report, Dating(None), (Telling(report.id, "air_strike", words, tuple(claims)),), "test@1")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(BETWEEN), st.one_of(st.none(), st.sampled_from([15, 30, 57]))), max_size=3),
    st.permutations(range(5)),
)
def test_a_third_report_between_them_never_makes_two_strikes_one(third: list[tuple[str, int | None]], order: list[int]) -> None:
    readings = [_strike(ONE, 15), _strike(OTHER, 57), *(_strike(f"{text} {n}", killed) for n, (text, killed) in enumerate(third))]
    left, right = (candidates(r)[0].id for r in readings[:2])
    found = link(_candidates([readings[n] for n in order if n < len(readings)]))
    assert not any(left in members and right in members for members in found.clusters)


def _told_at(text: str, start: int, end: int, killed: int) -> Reading:
    report = Report(text, given_id=text)
    words, day = (Span(0, 4),), FIRST
    claims = [
        Claim(report.id, "where", PLACES[0], (Span(text.index("تل"), text.index("تل") + 6),)),
        Claim(report.id, "when", Interval(day, day, "relative", time(start), time(end)), words),
        Claim(report.id, "toll", Toll("killed", killed, killed), words),
    ]
    return Reading(report, Dating(Interval.day(day)), (Telling(report.id, "air_strike", words, tuple(claims)),), "test@1")


def test_one_text_is_one_strike_whichever_hour_was_read_of_it() -> None:
    text = "شهدت بلدة تل نور غارة ليلة أمس بعد إنذار الأهالي من الطيران وقال مسعفون إن القتلى نقلوا إلى المشفى القريب فجرا"
    some = _candidates([_told_at(text, 17, 21, 4), _told_at(f"{text} عاجل", 3, 6, 4)])
    assert len(link(some).clusters) == 1
