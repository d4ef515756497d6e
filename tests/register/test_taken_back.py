"""What its own publisher took back supports nothing, and what others say stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from sijill.model import Actor, Claim, Dating, Decision, Interval, Place, Point, Reading, Report, Span, Telling, Toll
from sijill.register import Incident, build_register
from sijill.saying import plain
from sijill.store import Ledger

FIRST = date(2021, 5, 1)
TELL_NOOR = Place("Tell Noor", "SY", "p1", Point(34.5, 36.5), 2.0)
CLOUD, PLAIN = "وكالة الغيم", "راديو السهل"


def told(name: str, text: str, killed: int | None, *, day: int, outlet: str | None, back: str | None = None) -> Reading:
    """A report of the raid on Tell Noor; `back`: the words that take it back, and by whom is their initiator."""
    when = Interval.day(FIRST + timedelta(days=day), "given")
    report = Report(text, outlet, published=when, given_id=name)
    raid = (Span(text.index("غارة"), text.index("غارة") + 4),)
    about = [Claim(report.id, "where", TELL_NOOR, raid), Claim(report.id, "when", Interval.day(FIRST), raid)]
    tolls = [] if killed is None else [Claim(report.id, "toll", Toll("killed", killed, killed), raid)]
    tellings = [Telling(report.id, "air_strike", raid, (*about, *tolls))]
    if back is not None:
        words = (Span(text.index(back), text.index(back) + len(back)),)
        by = Claim(report.id, "initiator", Actor(CLOUD), words)
        tellings.append(Telling(report.id, "retraction", words, (by, Claim(report.id, "where", TELL_NOOR, words))))
    return Reading(report, Dating(when), tuple(tellings), "test@1")


NEWS = told("news", "غارة على تل نور قتلت تسعة من آل الخطيبي", 9, day=0, outlet=CLOUD)
# "The Cloud agency withdrew its news of a raid on Tell Noor that killed nine of the Khatibis"
BACK = told("back", "سحبت وكالة الغيم خبرها عن غارة على تل نور قتلت تسعة من آل الخطيبي", 9, day=1, outlet=CLOUD, back="سحبت")
# "…, and the right number is four"
RIGHT = told(
    "right", "سحبت وكالة الغيم خبرها عن غارة على تل نور قتلت تسعة من آل الخطيبي والصحيح أربعة", 9, day=1, outlet=CLOUD, back="سحبت"
)
OTHER = told("other", "مقتل اثنين من آل الخطيبي بتل نور إثر غارة بحسب راديو السهل", 2, day=0, outlet=PLAIN)


def raid_of(*readings: Reading, decisions: tuple[Decision, ...] = ()) -> Incident:
    with Ledger.open("sqlite://") as ledger:
        for one in readings:
            ledger.add(one)
        for one in decisions:
            ledger.decide(one)
        (incident,) = (i for i in build_register(ledger) if i.type == "air_strike")
    return incident


def test_news_that_its_outlet_withdrew_supports_nothing() -> None:
    incident = raid_of(NEWS, BACK)
    assert incident.reports == ("back", "news")
    assert incident.strength.grade == "retracted"
    assert plain(incident.strength.reasons) == ["every report of it was withdrawn", "news was taken back, says back"]
    assert incident.killed is None
    assert {t.low for t in incident.withdrawn_tolls} == {9}
    assert incident.hints == ()  # it is done already


def test_what_others_say_stands_in_whatever_order_it_comes() -> None:
    found = [raid_of(*some) for some in permutations((NEWS, BACK, OTHER))]
    for incident in found:
        assert incident.killed is not None
        assert (incident.killed.low, incident.killed.high) == (2, 2)
        assert incident.origins == (PLAIN,)
        assert incident.strength.grade == "single origin"
    assert len({i.strength for i in found}) == 1


def test_of_what_was_corrected_only_the_figure_goes() -> None:
    incident = raid_of(NEWS, RIGHT)
    assert incident.strength.grade == "single origin"
    assert incident.killed is None
    assert not any(m.withdrawn for m in incident.members)
    assert {t.low for t in incident.withdrawn_tolls} == {9}


@pytest.mark.parametrize(
    "news",
    [
        replace(NEWS, report=replace(NEWS.report, outlet=PLAIN)),
        told("news", "غارة على تل نور قتلت تسعة من آل الخطيبي", 9, day=2, outlet=CLOUD),
    ],
    ids=["another's", "published after it"],
)
def test_nothing_else_stands_back(news: Reading) -> None:
    incident = raid_of(news, BACK)
    assert not any(m.withdrawn for m in incident.members if m.reports == ("news",))


def test_a_person_who_found_it_right_is_heard() -> None:
    (raid,) = NEWS.tellings
    right = Decision("d1", raid.id, None, "right", "amal", "was there", datetime(2021, 6, 1, tzinfo=UTC))
    incident = raid_of(NEWS, BACK, decisions=(right,))
    assert not any(m.withdrawn for m in incident.members if m.reports == ("news",))
    assert incident.strength.grade == "single origin"


#: "The Cloud agency withdrew a post. A raid on Tell Noor killed nine": the raid is other news
APART = told("apart", "سحبت وكالة الغيم منشورا. غارة على تل نور قتلت تسعة من آل الخطيبي", 9, day=1, outlet=CLOUD, back="سحبت")


def test_what_is_told_only_to_be_taken_back_supports_nothing_by_itself() -> None:
    incident = raid_of(BACK)
    assert (incident.killed, incident.strength.grade) == (None, "retracted")
    assert plain(incident.strength.reasons) == ["every report of it was withdrawn"]
    others = raid_of(OTHER, BACK)  # CLOUD's own report of it was never added
    assert others.killed is not None
    assert (others.killed.low, others.killed.high, others.origins) == (2, 2, (PLAIN,))


def test_what_is_told_beside_a_taking_back_stands() -> None:
    incident = raid_of(APART)
    assert incident.killed is not None
    assert (incident.killed.low, incident.strength.grade) == (9, "single origin")


def test_of_what_is_corrected_the_wrong_figure_counts_for_nothing_by_itself() -> None:
    incident = raid_of(RIGHT)
    assert (incident.killed, incident.strength.grade) == (None, "single origin")
    assert {t.low for t in incident.withdrawn_tolls} == {9}


def test_what_is_right_stands_in_what_is_corrected_too() -> None:
    text = "سحبت وكالة الغيم خبرها عن غارة على تل نور قتلت تسعة من آل الخطيبي والصحيح أربعة"
    right = (Span(text.index("أربعة"), text.index("أربعة") + 5),)
    raid, back = RIGHT.tellings
    four = Claim(raid.report_id, "toll", Toll("killed", 4, 4), right)
    fixed = replace(RIGHT, tellings=(replace(raid, claims=(*raid.claims, four)), back))
    unsure = told("news", "غارة على تل نور قتلت أربعة أو تسعة من آل الخطيبي", 9, day=0, outlet=CLOUD)
    (said,) = unsure.tellings
    four_too = Claim(said.report_id, "toll", Toll("killed", 4, 4), said.spans)
    unsure = replace(unsure, tellings=(replace(said, claims=(*said.claims, four_too)),))
    same = Decision("d1", unsure.tellings[0].id, fixed.tellings[0].id, "same", "amal", "one raid", datetime(2021, 6, 1, tzinfo=UTC))
    incident = raid_of(unsure, fixed, decisions=(same,))
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high) == (4, 4)


def contrasted(text: str, right: int, *, day: int = 1) -> Reading:
    """The Cloud agency takes a figure back and says what is right, in figures."""
    one = told("fixed", text, None, day=day, outlet=PLAIN, back="تراجعت")
    raid, back = one.tellings
    at = text.index(f"{right} شخصا")
    count = Claim(raid.report_id, "toll", Toll("killed", right, right), (Span(at, at + len(f"{right} شخصا")),))
    return replace(one, tellings=(replace(raid, claims=(*raid.claims, count)), back))


# "The Cloud agency went back on a tally of the raid on Tell Noor, and said that the number is 7 people and not 9"
NOT_NINE = "تراجعت وكالة الغيم عن حصيلة غارة على تل نور قتلت أفرادا من آل الخطيبي، وقالت إن العدد هو 7 شخصا وليس 9"


@pytest.mark.parametrize("nine", ["9", "٩", "تسعة"])
@pytest.mark.parametrize(
    "between", ["", " كان معظمهم في السوق وقت الظهيرة حين سقطت القذائف على بيوت القرية وعلى مدرستها ومسجدها وسوقها الكبير"]
)
def test_of_7_and_not_9_the_7_counts_wherever_in_its_sentence_it_stands(between: str, nine: str) -> None:
    fixed = contrasted(NOT_NINE.replace("الخطيبي،", f"الخطيبي{between}،").replace("وليس 9", f"وليس {nine}"), 7)
    incident = raid_of(NEWS, fixed)
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high) == (7, 7)
    assert {t.low for t in incident.withdrawn_tolls} == {9}


def test_a_figure_that_is_called_wrong_stands_where_others_tell_it() -> None:
    others = told("others", "مقتل تسعة من آل الخطيبي بتل نور إثر غارة صباح السبت", 9, day=0, outlet="إذاعة الوادي")
    incident = raid_of(others, contrasted(NOT_NINE, 7))
    assert incident.killed is not None
    assert incident.killed.high == 9
    assert not incident.withdrawn_tolls


def test_a_figure_told_later_is_not_the_one_that_was_called_wrong() -> None:
    later = told("later", "غارة على تل نور قتلت تسعة من آل الخطيبي", 9, day=2, outlet=CLOUD)
    assert not raid_of(later, contrasted(NOT_NINE, 7)).withdrawn_tolls
