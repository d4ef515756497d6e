"""The register as a whole: the same facts give the same incidents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.model import (
    Actor,
    Attribution,
    Claim,
    Dating,
    Decision,
    Interval,
    Judgement,
    Place,
    Point,
    Reading,
    Report,
    Source,
    Span,
    Telling,
    Toll,
)
from sijill.register import Incident, build_register
from sijill.saying import plain
from sijill.store import Ledger

FIRST = date(2021, 5, 1)
AT = datetime(2021, 6, 1, tzinfo=UTC)
PLACES = {
    "تل نور": Place("Tell Noor", "SY", "p1", Point(34.5, 36.5), 2.0),
    "عين رمال": Place("Ayn Rimal", "SY", "p2", Point(36.1, 37.1), 2.0),
}
PROVINCE = Place("Homs governorate", "SY", "p3", Point(34.5, 37.0), 120.0)


def told(
    name: str,
    *,
    place: str = "تل نور",
    killed: int | None = 5,
    day: int | None = 0,
    published: int | None = 1,
    outlet: str | None = "Outlet A",
    source: str | None = None,
    kind: str = "air_strike",
    by: Actor | None = None,
    factuality: str = "happened",
    text: str | None = None,
) -> Reading:
    """A report of one strike, in which everything is said in one sentence."""
    words = text if text is not None else f"خبر {name}: غارة على {place} قتلت {killed} من عائلة ورد الخطيبي بحسب {source}"
    when = Interval.day(FIRST + timedelta(days=published), "given") if published is not None else None
    report = Report(words, outlet, published=when, given_id=name)
    spans = (Span(words.index("غارة"), words.index("غارة") + 4),)
    claims = [Claim(report.id, "where", PLACES[place], spans)]
    if killed is not None:
        claims.append(Claim(report.id, "toll", Toll("killed", killed, killed), spans))
    if day is not None:
        claims.append(Claim(report.id, "when", Interval.day(FIRST + timedelta(days=day)), spans))
    if by is not None:
        claims.append(Claim(report.id, "initiator", by, spans))
    chains = (Attribution((Source(source, spans),)),) if source is not None else ()
    telling = Telling(report.id, kind, spans, tuple(claims), factuality, attributions=chains)
    return Reading(report, Dating(when), (telling,), "test@1")


@contextmanager
def ledger_of(*readings: Reading) -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as ledger:
        for reading in readings:
            ledger.add(reading)
        yield ledger


def register(*readings: Reading) -> tuple[Incident, ...]:
    with ledger_of(*readings) as ledger:
        return build_register(ledger)


def decision(name: str, judgement: Judgement, left: str, right: str | None = None) -> Decision:
    return Decision(name, left, right, judgement, "amal", "was there", AT)


def test_contradicting_tolls_both_stay() -> None:
    other = "سبعة وعشرون قضوا في تل نور من آل ورد الخطيبي حين وقعت غارة"  # other words for it, so another voice
    (incident,) = register(told("a", killed=15, source="SOHR"), told("b", killed=27, outlet="Outlet B", text=other))
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high) == (15, 27)
    assert incident.killed.contradicting
    assert {(t.low, t.origin) for t in incident.tolls} == {(15, "SOHR"), (27, "Outlet B")}
    assert incident.independent_origins == 2
    assert incident.strength.grade == "corroborated"
    assert incident.reports == ("a", "b")
    assert incident.when is not None
    assert incident.when.value.earliest == FIRST
    assert all(m.why for m in incident.members)


def test_actors_are_named_as_the_reports_write_them() -> None:
    """The linker knows «الأهالي» (the residents) folded, and people are shown how it is written."""
    other = "سبعة وعشرون قضوا حين وقعت غارة"  # in other words, so that these are not all that is told
    by = Actor("الأهالي")
    (incident,) = register(told("a", by=by, killed=None), told("b", by=by, killed=None, kind="strike", text=other))
    for member in incident.members:
        assert member.tie is not None
        assert "both by الأهالي" in plain(member.why)
        assert "both by الأهالي" in plain(member.tie.why)


def test_whoever_only_a_near_match_names_is_named_as_it_writes_them() -> None:
    """The other telling is no part of the incident, and its «الأهالي» (the residents) is folded in the index as «الاهالي»."""
    words = "أسفرت غارة على تل نور عن قتلى من عائلة ورد"
    one = told("a", killed=None, by=Actor("أبناء القرية", side="Villagers"))
    other = told("b", day=5, published=6, killed=None, outlet="Outlet B", kind="killing", by=Actor("الأهالي", side="Residents"), text=words)
    for incident in register(one, other):
        (near,) = incident.nearly
        assert any("الأهالي" in said and "أبناء القرية" in said for said in plain(near.why))


def test_what_nothing_dates_and_fits_two_is_given_to_neither() -> None:
    """Tell Noor was hit on two days, and one report says no day: it is a near match of both."""
    one, other = told("a", day=0, published=1), told("b", day=20, published=21, outlet="Outlet B")
    undated = told("c", day=None, published=None, outlet="Outlet C")
    found = [register(*some) for some in permutations((one, other, undated))]
    for first, second, apart in found:
        assert [i.reports for i in (first, second, apart)] == [("a",), ("b",), ("c",)]
        assert apart.when is None
        assert {x for link in apart.nearly for x in (link.left, link.right)} == {*first.tellings, *second.tellings, *apart.tellings}
        assert {plain(link.why)[0] for link in apart.nearly} == {"nothing dates both, so that one may be of another day"}
    (both, _) = register(one, undated, told("d", place="عين رمال", day=20))
    assert both.reports == ("a", "c")


def test_who_denies_it_is_none_of_those_it_rests_on() -> None:
    says, denies = told("a", source="SOHR"), told("b", outlet="Outlet B", source="Ministry", factuality="denied", killed=None)
    (incident,) = register(says, denies)
    assert incident.reports == ("a", "b")
    assert incident.origins == ("SOHR",)
    assert incident.independent_origins == 1
    assert incident.strength.grade == "contested"
    assert plain(incident.strength.reasons) == ["rests on one origin, SOHR (1 report, 1 outlet)", "denied by Ministry"]
    (incident,) = register(denies)  # what is only denied rests on who denies it
    assert incident.origins == ("Ministry",)


def test_a_wire_story_in_many_outlets_is_one_origin() -> None:
    (incident,) = register(*(told(f"r{n}", outlet=f"Outlet {n}", source="SOHR") for n in range(6)))
    assert incident.origins == ("SOHR",)
    assert incident.independent_origins == 1
    assert incident.strength.grade == "single origin"


def test_one_text_in_two_outlets_is_one_report_with_two_copies() -> None:
    (incident,) = register(
        told("a", text="غارة على تل نور قتلت 5"), told("b", outlet="Outlet B", text="غارة على تل نور قتلت 5", published=2)
    )
    assert incident.reports == ("a", "b")
    assert len(incident.members) == 1
    assert incident.members[0].outlets == ("Outlet A", "Outlet B")
    assert incident.independent_origins == 1


def test_two_reports_that_came_with_one_id_stay_two() -> None:
    """Two tables, each with its rows numbered from 1, of outlets not known: neither is the other's origin, nor its update."""
    one = told("1", outlet=None, killed=7, published=1, text="قتل سبعة في غارة على سوق تل نور")
    other = told("1", outlet=None, killed=12, published=2, text="غارة على تل نور قتلت 12 من عائلة ورد الخطيبي")
    (found,) = register(one, other)
    named = sorted(f"1 ({r.report.id[:12]})" for r in (one, other))
    assert list(found.reports) == named
    assert list(found.origins) == [f"report {name}" for name in named]
    assert found.strength.grade == "corroborated"
    assert found.killed is not None
    assert (found.killed.low, found.killed.high) == (7, 12)
    assert all(toll.superseded_by is None for toll in found.tolls)


def test_a_rising_toll_of_one_origin_is_an_update() -> None:
    (incident,) = register(told("a", killed=3, source="SOHR"), told("b", killed=7, source="SOHR", outlet="Outlet B", published=2))
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high, incident.killed.best) == (7, 7, 7)
    assert sorted(t.superseded_by is not None for t in incident.tolls) == [False, True]


def test_a_ministry_without_its_nation_is_the_one_that_others_name() -> None:
    """Where one alone fits; else it is any of them, and one origin no more."""
    bare, whole, other = "Health Ministry", "Libyan Health Ministry", "Tunisian Health Ministry"
    first, second = told("a", killed=3, source=bare), told("b", killed=7, source=whole, outlet="Outlet B", published=2)
    (incident,) = register(first, second)
    assert incident.origins == (whole,)
    assert incident.independent_origins == 1
    assert {t.origin for t in incident.tolls} == {whole}
    assert sorted(t.superseded_by is not None for t in incident.tolls) == [False, True]
    (incident,) = register(first, second, told("c", killed=7, source=other, outlet="Outlet C", published=2))
    assert incident.origins == (bare, whole, other)
    assert incident.independent_origins == 2


def test_other_days_and_far_places_are_other_incidents() -> None:
    incidents = register(told("a"), told("b", day=4, published=5), told("c", place="عين رمال"))
    assert [i.reports for i in incidents if i.when is not None] == [("a",), ("c",), ("b",)] or len(incidents) == 3
    assert all(len(i.reports) == 1 for i in incidents)
    assert any("other day" in str(n.why[0]) for i in incidents for n in i.nearly)


def test_the_most_precise_place_stands_and_the_province_around_it_does_not() -> None:
    wide = told("b", outlet="Outlet B")
    around = Claim(wide.report.id, "where", PROVINCE, wide.tellings[0].spans)
    telling = replace(wide.tellings[0], claims=(*(c for c in wide.tellings[0].claims if c.field != "where"), around))
    (incident,) = register(told("a"), replace(wide, tellings=(telling,)))
    assert [h.value.name for h in incident.where] == ["Tell Noor"]


def test_the_kind_is_voted_and_an_open_one_yields() -> None:
    (incident,) = register(told("a", kind="strike"), told("b", kind="drone_strike", outlet="B"), told("c", kind="killing", outlet="C"))
    assert (incident.type, incident.category) == ("drone_strike", "violence")


def test_blame_on_two_sides_is_contested() -> None:
    regime, rebels = Actor("Army", "army", "government"), Actor("Rebels", "rebels", "opposition")
    (incident,) = register(told("a", by=regime), told("b", by=rebels, outlet="Outlet B"))
    assert {h.value.name for h in incident.initiators} == {"Army", "Rebels"}
    assert incident.strength.grade == "contested"


def test_a_denial_contests() -> None:
    (incident,) = register(told("a"), told("b", factuality="denied", outlet="Outlet B", killed=None))
    assert incident.factuality == "happened"
    assert incident.strength.grade == "contested"


def test_a_withdrawn_report_stays_visible_and_supports_nothing() -> None:
    one, two = told("a", killed=15), told("b", killed=27, outlet="Outlet B")
    with ledger_of(one, two) as ledger:
        ledger.decide(decision("d", "withdrawn", two.report.id))
        (incident,) = build_register(ledger)
    assert [m.withdrawn for m in sorted(incident.members, key=lambda m: m.reports)] == [False, True]
    assert incident.killed is not None
    assert incident.killed.high == 15
    assert incident.independent_origins == 1
    with ledger_of(one) as ledger:
        ledger.decide(decision("d", "withdrawn", one.report.id))
        (incident,) = build_register(ledger)
    assert incident.strength.grade == "retracted"


def test_a_claim_that_a_person_found_wrong_is_left_out() -> None:
    one = told("a", killed=15)
    with ledger_of(one) as ledger:
        ledger.decide(decision("d", "wrong", one.tellings[0].of("toll")[0].id))
        (incident,) = build_register(ledger)
        assert incident.killed is None
        ledger.decide(decision("e", "wrong", one.tellings[0].id))
        assert build_register(ledger) == ()


def test_a_persons_word_is_told_and_survives_rereading() -> None:
    one, two = told("a"), told("b", place="عين رمال", day=9, published=9)
    with ledger_of(one, two) as ledger:
        assert len(build_register(ledger)) == 2
        ledger.decide(decision("d", "same", one.tellings[0].id, two.tellings[0].id))
        (incident,) = build_register(ledger)
        assert "amal says same: was there" in plain(incident.members[0].why)
        wider = replace(one.tellings[0], spans=(Span(one.tellings[0].spans[0].start, one.tellings[0].spans[0].end + 3),))
        assert ledger.add(replace(one, tellings=(wider,), reader="test@2")) == "reread"
        (again,) = build_register(ledger)
        assert again.id == incident.id


def test_ids_survive_growth_merge_and_undoing() -> None:
    one, two = told("a"), told("b", place="عين رمال", day=9, published=9)
    with ledger_of(one) as ledger:
        (first,) = build_register(ledger)
        ledger.add(two)
        ids = {i.reports: i.id for i in build_register(ledger)}
        assert ids["a",] == first.id
        ledger.decide(decision("d", "same", one.tellings[0].id, two.tellings[0].id))
        (merged,) = build_register(ledger)
        assert merged.id == first.id
        assert {m.id: m.redirect for m in ledger.minted()} == {first.id: None, ids["b",]: first.id}
        ledger.decide(decision("u", "withdrawn", "d"))
        assert {i.reports: i.id for i in build_register(ledger)} == ids


def test_a_report_that_tells_nothing_makes_no_incident() -> None:
    made = told("a")
    assert register(replace(made, tellings=())) == ()


_FACTS = st.tuples(
    st.sampled_from(sorted(PLACES)),
    st.one_of(st.none(), st.integers(1, 9)),
    st.one_of(st.none(), st.integers(0, 2)),
    st.one_of(st.none(), st.integers(1, 3)),
    st.sampled_from(["Outlet A", "Outlet B", None]),
    st.sampled_from(["SOHR", "مصادر محلية", None]),
    st.sampled_from(["air_strike", "strike", "meeting"]),
)


def _made(facts: list[tuple[str, int | None, int | None, int | None, str | None, str | None, str]]) -> list[Reading]:
    return [
        told(str(n), place=p, killed=k, day=d, published=pub, outlet=o, source=s, kind=kind)
        for n, (p, k, d, pub, o, s, kind) in enumerate(facts)
    ]


@settings(max_examples=25, deadline=None)
@given(st.lists(_FACTS, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_change_the_register(facts: list[tuple], random: object) -> None:
    readings = _made(facts)
    expected = register(*readings)
    random.shuffle(readings)
    with ledger_of() as ledger:
        for reading in readings:
            ledger.add(reading)
            build_register(ledger)  # ids are minted as it grows, and must be all that differs
        found = build_register(ledger)
        assert [replace(i, id="") for i in found] == [replace(i, id="") for i in expected]
        assert build_register(ledger) == found
        assert len({i.id for i in found}) == len(found)
    assert register(*readings) == expected


@settings(max_examples=25, deadline=None)
@given(st.lists(_FACTS, max_size=5))
def test_replay_is_idempotent_and_every_value_has_its_claims(facts: list[tuple]) -> None:
    readings = _made(facts)
    with ledger_of(*readings) as ledger:
        before = build_register(ledger)
        assert [ledger.add(r) for r in readings] == ["known"] * len(readings)
        assert build_register(ledger) == before
        claims = {c.id for t in ledger.tellings() for c in t.claims}
    for incident in before:
        held = [*incident.where, *incident.initiators, *([incident.when] if incident.when is not None else [])]
        assert all(h.supporting and set(h.supporting) <= claims for h in held)
        assert incident.killed is None or set(incident.killed.supporting) <= claims


def test_a_figure_that_is_denied_is_none_of_the_incident_s() -> None:
    """«نفت الوزارة مقتل 30» ("denied that 30 were killed") beside 5 killed: five, and the denied figure stays with its telling."""
    denies = told("b", killed=30, outlet="Outlet B")
    (telling,) = denies.tellings
    claims = tuple(replace(c, factuality="denied") if isinstance(c.value, Toll) else c for c in telling.claims)
    with ledger_of(told("a", killed=5), replace(denies, tellings=(replace(telling, claims=claims),))) as ledger:
        (incident,) = build_register(ledger)
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high) == (5, 5)
    assert {t.low for t in (*incident.tolls, *incident.withdrawn_tolls)} == {5}
    assert any(c.factuality == "denied" for m in incident.members for c in m.telling.claims)
