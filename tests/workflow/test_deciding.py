"""What a person decides is what then holds, and what it contradicts is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sijill.errors import ConflictError, UsageError
from sijill.model import Interval, Reading
from sijill.workflow import Register

Told = Callable[..., Reading]
AMAL = {"by": "amal", "why": "spoke to both families"}
BASIM = {"by": "basim", "why": "saw the list"}


def groups(register: Register) -> set[tuple[str, ...]]:
    """The incidents by the names of their reports."""
    return {i.reports for i in register.incidents()}


def incident(register: Register, report: str) -> str:
    return next(i.id for i in register.incidents() if report in i.reports)


def test_what_the_machine_makes_of_it(register: Register) -> None:
    assert groups(register) == {("a", "b", "c"), ("x", "y")}


def test_same_of_two_incidents_brings_all_of_both_together_and_undoing_it_restores(register: Register) -> None:
    before = register.incidents()
    one, other = incident(register, "a"), incident(register, "x")
    made = register.same(one, other, **AMAL)
    assert groups(register) == {("a", "b", "c", "x", "y")}
    assert incident(register, "x") == one
    assert len(made) == 4  # as few pairs as bind five tellings, though other days forbid that the machine joins them
    register.undo(made[0].id, by="amal", why="the lists differ")
    assert register.incidents() == before


def test_an_undoing_can_be_undone(register: Register) -> None:
    made = register.same("a", "x", **AMAL)
    after = register.incidents()
    back = register.undo(made[0].id, **BASIM)
    register.undo(back[0].id, **AMAL)
    assert register.incidents() == after
    with pytest.raises(ConflictError, match="does not stand any more"):
        register.undo(back[0].id, **BASIM)


def test_a_report_is_split_off_with_another_as_an_incident_of_its_own(register: Register) -> None:
    whole = incident(register, "a")
    register.split(whole, ["b", "c"], **AMAL)
    assert groups(register) == {("a",), ("b", "c"), ("x", "y")}
    with pytest.raises(ConflictError, match=r"'same' contradicts amal's decision d-\w+(\.\d)? \(different, .*: spoke to both families\)"):
        register.same("a", "c", **BASIM)


def test_different_of_an_incident_and_a_report_in_it_takes_the_report_out(register: Register) -> None:
    register.different(incident(register, "a"), "b", **AMAL)
    assert groups(register) == {("a", "c"), ("b",), ("x", "y")}


def test_different_of_two_incidents_keeps_them_apart(register: Register) -> None:
    made = register.different(incident(register, "a"), incident(register, "x"), **AMAL)
    assert len(made) == 4
    with pytest.raises(ConflictError, match="different"):
        register.same("a", "x", **BASIM)


def test_who_names_the_standing_decision_may_replace_it(register: Register) -> None:
    (made,) = register.different("a", "b", **AMAL)
    (new,) = register.same("a", "b", **BASIM, instead_of=[made.id])
    assert new.instead_of == (made.id,)
    assert [d.id for d in register.decisions(standing=True)] == [new.id]
    register.undo(new.id, **BASIM)
    assert made.id in {d.id for d in register.decisions(standing=True)}
    with pytest.raises(UsageError, match="d-none: no decision has an id that begins so"):
        register.same("a", "b", **BASIM, instead_of=["d-none"])


def test_what_an_undoing_would_bring_back_must_fit_what_came_since(register: Register) -> None:
    (apart,) = register.different("a", "x", **AMAL)
    (joined,) = register.same("a", "x", **BASIM, instead_of=[apart.id])
    register.same("a", "y", **BASIM)
    register.same("x", "y", **BASIM)
    before = register.decisions()
    with pytest.raises(ConflictError, match=f"would bring {apart.id} back: 'different' contradicts basim's decision"):
        register.undo(joined.id, **AMAL)
    assert register.decisions() == before


def test_a_contradiction_through_others_names_the_whole_chain(register: Register) -> None:
    (first,), (second,) = register.same("a", "x", **AMAL), register.same("x", "y", **BASIM)
    with pytest.raises(ConflictError, match=f"amal's decision {first.id} .*basim's decision {second.id} .*undo one of these first"):
        register.different("a", "y", **AMAL)


def test_the_same_word_of_the_same_person_is_no_new_decision(register: Register) -> None:
    register.same("a", "x", **AMAL)
    assert register.same("x", "a", **AMAL) == ()
    assert len(register.decisions()) == 1


def test_wrong_takes_a_telling_out_and_a_claim_with_it_its_figure(register: Register) -> None:
    found = next(i for i in register.incidents() if "a" in i.reports)
    member = next(m for m in found.members if "a" in m.reports)
    toll = member.telling.of("toll")[0]
    (made,) = register.wrong(toll.id[:8], **AMAL)
    again = next(i for i in register.incidents() if "a" in i.reports)
    assert toll.id not in {t.claim_id for t in again.tolls}
    assert made in again.decisions
    assert [m.wrong for m in again.members if "a" in m.reports] == [(toll,)]
    register.wrong("x", **AMAL)
    assert groups(register) == {("a", "b", "c"), ("y",)}
    register.right(member.id, **AMAL)
    with pytest.raises(ConflictError, match="'wrong' contradicts amal's decision"):
        register.wrong(member.id, **BASIM)


def test_what_is_withdrawn_stays_to_be_seen_and_supports_nothing(register: Register) -> None:
    for name in ("a", "b"):
        register.withdrawn(name, **AMAL)
    found = next(i for i in register.incidents() if "a" in i.reports)
    assert sorted(m.reports[0] for m in found.members if m.withdrawn) == ["a", "b"]
    assert {t.report_name for t in found.tolls} == {"c"}
    assert {t.report_name for t in found.withdrawn_tolls} == {"a", "b"}
    assert found.origins == ("Outlet c",)
    register.withdrawn("c", **AMAL)
    gone = next(i for i in register.incidents() if "a" in i.reports)
    assert gone.strength.grade == "retracted"
    assert (gone.killed, gone.tolls, gone.origins, gone.independent_origins) == (None, (), (), 0)


def test_one_withdrawn_claim_leaves_the_rest_of_its_telling(register: Register, told: Told) -> None:
    register.add(told("d", killed=9))
    found = next(i for i in register.incidents() if "d" in i.reports)
    toll = next(t for t in found.tolls if t.report_name == "d")
    register.withdrawn(toll.claim_id, **AMAL)
    again = next(i for i in register.incidents() if "d" in i.reports)
    assert (again.killed.low, again.killed.high) == (5, 5)
    assert [t.claim_id for t in again.withdrawn_tolls] == [toll.claim_id]
    assert "Outlet d" in again.origins


def test_what_a_person_chooses_stands_beside_what_is_said(register: Register) -> None:
    name = incident(register, "a")
    register.choose(name, "killed", 7, **AMAL)
    register.choose(name, "when", "2021-05-02", **AMAL)
    register.choose(name, "type", "shelling", **AMAL)
    found = next(i for i in register.incidents() if i.id == name)
    assert (found.killed.low, found.killed.high, found.killed.best, found.killed.rule) == (5, 7, 7, "analyst's choice")
    assert found.killed.supporting == ()
    assert len(found.killed.contradicting) == 3
    assert found.when.value.earliest.isoformat() == "2021-05-02"
    assert (len(found.when.supporting), len(found.when.contradicting)) == (0, 3)
    assert (found.type, found.category) == ("shelling", "violence")
    assert [m.telling.type for m in found.members] == ["air_strike"] * 3
    assert [d.judgement for d in found.decisions] == ["chosen"] * 3


def test_what_is_chosen_by_way_of_a_telling_stands_against_the_incident(register: Register) -> None:
    (made,) = register.choose("b", "killed", 6, **AMAL)
    with pytest.raises(ConflictError, match=made.id):
        register.choose(incident(register, "a"), "killed", 7, **BASIM)
    register.choose(incident(register, "a"), "killed", 7, **BASIM, instead_of=[made.id])
    found = next(i for i in register.incidents() if "a" in i.reports)
    assert found.killed.best == 7
    register.choose(found.id, "killed", "unknown", **BASIM, instead_of=[register.decisions()[-1].id])
    assert next(i for i in register.incidents() if "a" in i.reports).killed.best is None


def test_a_choice_goes_with_its_incident_through_a_split(register: Register) -> None:
    name = incident(register, "a")
    register.choose(name, "killed", 7, **AMAL)
    register.split(name, ["b"], **AMAL)
    best = {i.reports: i.killed.best for i in register.incidents()}
    assert best == {("a", "c"): 7, ("b",): 5, ("x", "y"): 5}
    assert incident(register, "a") == name


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda r: r.same("a", "a", **AMAL), "one and the same telling"),
        (lambda r: r.same(incident(r, "a"), incident(r, "a"), **AMAL), "are one incident; name another"),
        (lambda r: r.same("a", "nothing", **AMAL), "nothing: no incident, telling, claim or report"),
        (lambda r: r.same("a", "", **AMAL), "(empty)"),
        (lambda r: r.same("a", "b", by=" ", why="x"), "name of who takes it"),
        (lambda r: r.same("a", "b", by="linker", why="x"), "name of who takes it"),
        (lambda r: r.same("a", "b", by="amal", why=" \n"), "say why"),
        (lambda r: r.split("a", ["b"], **AMAL), "a report cannot be split"),
        (lambda r: r.split(incident(r, "a"), ["x"], **AMAL), "x: not a telling of inc-"),
        (lambda r: r.split(incident(r, "a"), ["a", "b", "c"], **AMAL), "leaves some"),
        (lambda r: r.different(incident(r, "a"), incident(r, "b"), **AMAL), "are the same; name a part"),
        (lambda r: r.wrong(incident(r, "a"), **AMAL), "has 3 tellings; name one of them"),
        (lambda r: r.undo("d-0", **AMAL), "no decision has an id that begins so"),
        (lambda r: r.choose("a", "nonsense", 3, **AMAL), "nonsense: no field"),
    ],
)
def test_wrong_calls_are_refused_in_a_line_and_change_nothing(register: Register, call: Callable[[Register], object], said: str) -> None:
    register.incidents()
    with pytest.raises(UsageError) as refused:
        call(register)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert register.decisions() == ()


def test_days_are_told_as_they_were_chosen(register: Register) -> None:
    register.choose("a", "when", "unknown", **AMAL)
    assert next(i for i in register.incidents() if "a" in i.reports).when is None
    register.choose("x", "when", "2021-05-01/2021-05-03", **AMAL)
    held = next(i for i in register.incidents() if "x" in i.reports).when
    assert held.value == Interval(held.value.earliest, held.value.latest)
    assert held.value.days == 3


def test_of_what_was_decided_at_once_a_part_can_be_taken_back(register: Register) -> None:
    made = register.split(incident(register, "a"), ["a"], **AMAL)
    assert [d.judgement for d in made] == ["different", "different"]
    (back,) = register.undo(f"{made[0].id[:6]}.1", **AMAL)
    assert back.left == made[1].id
    assert {d.id for d in register.decisions(standing=True)} == {made[0].id, back.id}
    with pytest.raises(UsageError, match="no decision has an id"):
        register.undo(f"{made[0].id}.7", **AMAL)


def test_of_two_reports_that_came_with_one_id_each_can_be_meant(tmp_path: Path, told: Told) -> None:
    """They bear the beginning of their own behind it, in what is shown and in what may be asked for."""
    one, other = (told(name, killed=killed) for name, killed in (("a", 5), ("b", 6)))
    with Register(tmp_path / "r.sqlite") as register:
        for reading in (one, other):
            register.add(replace(reading, report=replace(reading.report, given_id="1")))
        with pytest.raises(UsageError, match=f"(?=.*{one.report.id[:10]})(?=.*{other.report.id[:10]})"):
            register.wrong("1", **AMAL)
        (decision,) = register.wrong(f"1 ({other.report.id[:12]})", **AMAL)
        assert decision.left == other.report.id
