"""Two strikes on one town, by one side, from one source, in reports that say no day, and with rival tolls: the sample pair's
shape. No third report brings them together, whatever it holds and in whatever order they come."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.linking import Candidate, candidates, link
from sijill.model import Actor, Attribution, Claim, Dating, Interval, Place, Point, Reading, Report, Source, Span, Telling, Toll

TOWN = Place("Ayn al-Ward", "SY", "w", Point(34.45, 40.92), 4.0)
NEAR = Place("near Ayn al-Ward", "SY", "w", Point(34.45, 40.92), 8.0, "derived")
SOURCE = "sohr"
FIRST = date(2020, 11, 7)
#: As the seeds: all that the text allows is a stretch of months.
STRETCH = Interval(FIRST, FIRST + timedelta(days=74), "inferred")
# "After the secret visit a second raid killed 15 of the militias near Ayn al-Ward, said the Observatory."
ONE = "بعد الزيارة السرية أسفرت غارة ثانية عن مقتل 15 من عناصر الميليشيات قرب عين الورد بحسب المرصد"
# "The meeting in Ayn al-Ward came after raids on the militias' posts that killed 57 in the heaviest toll, said the Observatory."
OTHER = "جاء الاجتماع في عين الورد عقب غارات على مواقع الميليشيات قتلت 57 في أثقل حصيلة بحسب المرصد"


def strike(
    text: str,
    killed: int | None,
    *,
    when: Interval | None = None,
    published: Interval | None = None,
    place: Place = TOWN,
    type_: str = "air_strike",
) -> Candidate:
    report = Report(text)
    words = (Span(0, len(text)),)
    claims = [Claim(report.id, "where", place, (Span(text.index("عين"), text.index("عين") + 8),))]
    claims += [Claim(report.id, "initiator", Actor("Israel", "il", "Israel"), words)]
    claims += [Claim(report.id, "toll", Toll("killed", killed, killed), words)] if killed is not None else []
    claims += [Claim(report.id, "when", when, words)] if when is not None else []
    said = (Attribution((Source(SOURCE, words, SOURCE),)),)
    told = Telling(report.id, type_, words, tuple(claims), attributions=said)
    (made,) = candidates(Reading(report, Dating(published), (told,), "test@1"))
    return made


PAIR = (strike(ONE, 15, when=STRETCH), strike(OTHER, 57, published=STRETCH))


@st.composite
def between(draw: st.DrawFn) -> list[Candidate]:
    """Reports that have words, a day, a toll or all of it from either of the two."""
    made = {}
    for n in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from([ONE, OTHER, f"{ONE} {OTHER}", f"{OTHER} {ONE}"]))
        day = st.integers(0, 74).map(lambda d: Interval.day(FIRST + timedelta(days=d)))
        one = strike(
            f"{text} {'ثم ' * (n + 1)}",
            draw(st.sampled_from([None, 15, 57, 36, 2])),
            when=draw(st.one_of(st.none(), day, st.just(STRETCH))),
            published=draw(st.one_of(st.none(), day, st.just(STRETCH))),
            place=draw(st.sampled_from([TOWN, NEAR])),
            type_=draw(st.sampled_from(["air_strike", "strike", "killing"])),
        )
        made[one.id] = one
    return list(made.values())


def _home(some: list[Candidate], one: Candidate) -> tuple[str, ...]:
    return next(members for members in link(some).clusters if one.id in members)


@settings(max_examples=150, deadline=None)
@given(between(), st.randoms(use_true_random=False))
def test_never_in_one_incident_whatever_stands_between(others: list[Candidate], random: object) -> None:
    some = [*PAIR, *others]
    random.shuffle(some)  # type: ignore[attr-defined]
    assert PAIR[1].id not in _home(some, PAIR[0])


def test_a_third_that_tells_of_one_of_them_joins_that_one_alone() -> None:
    """Not that nothing joins: a copy of the first is with the first, in every order."""
    copy = strike(f"{ONE} ثم", 15, when=STRETCH)
    for some in permutations([*PAIR, copy]):
        assert set(_home(list(some), copy)) == {copy.id, PAIR[0].id}
