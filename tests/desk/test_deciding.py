"""What is decided at the desk holds for everybody at once, is undone at will, and is refused where it may not be."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from sijill.desk.deciding import Asked
from sijill.desk.filter import View
from sijill.desk.past import Past
from sijill.desk.problems import Problem
from sijill.desk.sessions import Visitor as Who
from sijill.desk.state import Desk

SAMIRA = Who("samira", "admin", "")


def incident(desk: Desk, report: str) -> str:
    return next(i.id for i in desk.incidents(desk.index.ids(View())) if report in i.reports)


def telling(desk: Desk, report: str) -> str:
    one = desk.incident(incident(desk, report))
    return next(m.id for m in one.members if report in m.reports)


def asked(judgement: str, left: str, right: str | None = None, **more: Any) -> dict[str, Any]:
    return {"judgement": judgement, "left": left, "right": right, "why": "spoke to the medics", **more}


def test_two_incidents_become_one_and_the_old_id_leads_to_it(desk: Desk, local: Any) -> None:
    one, other = incident(desk, "r-3"), incident(desk, "r-4")
    before = desk.version
    answer = local.post("/api/decisions", json=asked("merge", one, other))
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert told["version"] == desk.version > before
    assert [d["judgement"] for d in told["decisions"]] == ["same"]
    assert told["incidents"] == [incident(desk, "r-3")] == [incident(desk, "r-4")]
    gone = other if told["incidents"] == [one] else one
    assert told["changes"] == [f"{gone} is now part of {told['incidents'][0]}"]
    led = local.get(f"/api/incidents/{gone}/claims?x=1")
    assert (led.status_code, led.headers["location"]) == (307, f"/api/incidents/{told['incidents'][0]}/claims?x=1")
    assert local.get(f"/api/incidents/{told['incidents'][0]}").json()["row"]["state"] == "decided"
    assert set(desk.former(told["incidents"][0])) == {one, other}


def test_a_decision_is_undone_and_what_stood_before_stands_again(desk: Desk, local: Any) -> None:
    one, other = incident(desk, "r-3"), incident(desk, "r-4")
    made = local.post("/api/decisions", json=asked("same", one, other)).json()["decisions"]
    answer = local.send("DELETE", f"/api/decisions/{made[0]['id']}?why=two%20towns")
    assert answer.status_code == 200, answer.text
    assert set(answer.json()["incidents"]) == {one, other} == {incident(desk, "r-3"), incident(desk, "r-4")}
    history = local.get(f"/api/incidents/{one}/history").json()["history"]
    assert [(p["decision"]["judgement"], p["decision"]["superseded_by"] is None, p["left"]["kind"]) for p in history] == [
        ("same", False, "telling"),
        ("withdrawn", True, "decision"),
    ]
    assert local.send("DELETE", "/api/decisions/d-none?why=x").status_code == 404


def test_tellings_leave_an_incident_and_come_back(desk: Desk, local: Any) -> None:
    local.post("/api/decisions", json=asked("same", telling(desk, "r-1"), telling(desk, "r-3")))
    whole = incident(desk, "r-1")
    assert whole == incident(desk, "r-3")
    said = local.post("/api/decisions", json=asked("split", whole, tellings=[telling(desk, "r-3")]))
    assert said.status_code == 409  # samira said same herself
    stands = said.json()["decisions"]
    again = local.post("/api/decisions", json=asked("split", whole, tellings=[telling(desk, "r-3")], instead_of=stands))
    assert again.status_code == 201, again.text
    assert incident(desk, "r-1") != incident(desk, "r-3")


def test_a_value_is_chosen_and_the_claims_stay(desk: Desk, local: Any) -> None:
    one = incident(desk, "r-3")
    claims = local.get(f"/api/incidents/{one}/claims").json()["claims"]
    answer = local.post("/api/decisions", json=asked("chosen", one, field="injured", value="5"))
    assert answer.status_code == 201, answer.text
    assert local.get(f"/api/incidents/{one}").json()["row"]["injured"]["best"] == 5
    assert local.get(f"/api/incidents/{one}/claims").json()["claims"] == claims
    assert answer.json()["decisions"][0]["choice"] == {"field": "injured", "value": 5}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"field": "injured", "value": "many"}, "write a number"),
        ({"field": "colour", "value": "red"}, "no field that can be chosen"),
        ({"field": "killed"}, "give `field` and `value`"),
        ({"field": "where", "value": "<script>alert(1)</script>"}, "not in the gazetteer"),
    ],
)
def test_a_value_that_is_none_is_refused(desk: Desk, local: Any, more: dict[str, str], said: str) -> None:
    answer = local.post("/api/decisions", json=asked("chosen", incident(desk, "r-3"), **more))
    assert answer.status_code == 400
    assert said in answer.json()["detail"]


def test_a_claim_is_wrong_and_counts_for_nothing_until_that_is_taken_back(desk: Desk, local: Any) -> None:
    one = incident(desk, "r-3")
    claims = local.get(f"/api/incidents/{one}/claims").json()["claims"]
    toll = next(c["id"] for c in claims if c["field"] == "toll")
    made = local.post("/api/decisions", json=asked("wrong", toll)).json()
    assert made["incidents"] == [one]
    assert local.get(f"/api/incidents/{one}").json()["row"]["injured"] is None
    past = desk.history(one)
    assert [(p.left.kind, p.left.claim is not None, p.stands) for p in past] == [("claim", True, True)]
    local.send("DELETE", f"/api/decisions/{made['decisions'][0]['id']}?why=read%20again")
    assert local.get(f"/api/incidents/{one}").json()["row"]["injured"]["best"] == 3


def test_what_contradicts_a_colleague_is_refused_in_both_languages(desk: Desk, people: Any) -> None:
    left, right = telling(desk, "r-1"), telling(desk, "r-2")
    people["anas"].post("/api/decisions", json=asked("different", left, right, why="two villages of one name"))
    answer = people["aya"].post("/api/decisions", json=asked("same", left, right))
    assert answer.status_code == 409
    body = answer.json()
    assert "anas's decision d-" in body["detail"]
    assert "different: two villages of one name" in body["detail"]
    assert "قرار anas" in body["detail_ar"]
    assert "حادثتان مختلفتان" in body["detail_ar"]
    assert [d.id for d in desk.decisions(standing=True) if d.by == "anas"] == body["decisions"]
    instead = people["aya"].post("/api/decisions", json=asked("same", left, right, instead_of=body["decisions"]))
    assert instead.status_code == 201
    assert incident(desk, "r-1") == incident(desk, "r-2")


def test_nobody_decides_on_what_has_changed_since_they_looked(desk: Desk, people: Any) -> None:
    seen = desk.version
    here, there = incident(desk, "r-3"), incident(desk, "r-4")
    claim = next(c["id"] for c in people["aya"].get(f"/api/incidents/{here}/claims").json()["claims"] if c["field"] == "toll")
    people["anas"].post("/api/decisions", json=asked("chosen", here, field="injured", value="4", seen=seen))
    for late in (asked("chosen", here, field="killed", value="1"), asked("right", telling(desk, "r-3")), asked("right", claim)):
        answer = people["aya"].post("/api/decisions", json={**late, "seen": seen})
        assert answer.status_code == 409, late
        assert "has changed since you looked" in answer.json()["detail"]
        assert "تغيّرت" in answer.json()["detail_ar"]
    elsewhere = people["aya"].post("/api/decisions", json=asked("chosen", there, field="killed", value="0", seen=seen))
    assert elsewhere.status_code == 201  # what others decide elsewhere stands in nobody's way
    again = people["aya"].post("/api/decisions", json=asked("right", claim, seen=desk.version))
    assert again.status_code == 201


def test_a_reader_looks_and_does_not_decide(desk: Desk, people: Any) -> None:
    before, one = desk.decisions(), incident(desk, "r-3")
    assert people["rima"].post("/api/decisions", json=asked("right", telling(desk, "r-3"))).status_code == 403
    assert people["rima"].send("DELETE", "/api/decisions/d-1?why=x").status_code == 403
    with pytest.raises(Problem, match="role of analyst"):
        desk.decide(Asked(judgement="right", left=telling(desk, "r-3"), why="x"), Who("rima", "reader", ""))
    assert desk.decisions() == before
    for path in ("/api/review", "/api/decisions", f"/api/incidents/{one}/history"):
        assert people["rima"].get(path).status_code == 200


def test_a_decision_without_the_page_s_token_is_none(desk: Desk, local: Any) -> None:
    answer = local.client.post("/api/decisions", json=asked("right", telling(desk, "r-3")))
    assert answer.status_code == 403
    assert desk.decisions() == ()


def test_who_decided_is_written_down_with_the_reason(desk: Desk, people: Any) -> None:
    made = people["anas"].post("/api/decisions", json=asked("right", telling(desk, "r-3"))).json()["decisions"][0]
    people["aya"].send("DELETE", f"/api/decisions/{made['id']}?why=not%20so")
    deeds = [d for d in desk.audit.deeds() if d.did.startswith("decided")]
    assert [(d.name, d.did) for d in deeds] == [("aya", "decided undo"), ("anas", "decided right")]
    assert deeds[1].about == made["id"]
    assert "spoke to the medics" in deeds[1].detail
    assert [(d.by, d.why) for d in desk.decisions()] == [("anas", "spoke to the medics"), ("aya", "not so")]


def test_the_same_again_is_nothing_new(desk: Desk, local: Any) -> None:
    body = asked("right", telling(desk, "r-3"))
    local.post("/api/decisions", json=body)
    version = desk.version
    again = local.post("/api/decisions", json=body).json()
    assert (again["decisions"], again["version"]) == ([], version)


def test_the_queue_asks_what_is_not_settled(desk: Desk, local: Any) -> None:
    queue = local.get("/api/review").json()
    pairs = [{q["left"]["telling_id"], q["right"]["telling_id"]} for q in queue["questions"]]
    pair = {telling(desk, "r-1"), telling(desk, "r-2")}
    assert pair in pairs
    q = queue["questions"][pairs.index(pair)]
    assert q["why"]
    assert desk.incident_of(q["left"]["telling_id"]) == q["left"]["incident_id"]
    local.post("/api/decisions", json=asked("same", *sorted(pair)))
    assert pair not in [{q["left"]["telling_id"], q["right"]["telling_id"]} for q in local.get("/api/review").json()["questions"]]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (asked("same", "x"), 400),
        (asked("same", "no-such", "thing"), 400),
        (asked("right", "a", why=""), 422),
        (asked("maybe", "a", "b"), 422),
        (asked("split", "inc-none", tellings=["a"]), 400),
        (asked("right", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace")), 400),
        (asked("right", "a", why="   "), 400),
    ],
)
def test_what_means_nothing_is_refused_in_a_line(local: Any, body: dict[str, Any], status: int) -> None:
    answer = local.post("/api/decisions", json=body)
    assert answer.status_code == status, answer.text
    assert answer.json()["detail"]
    assert answer.json()["detail_ar"]


def test_the_history_says_what_each_decision_is_about(desk: Desk) -> None:
    one = incident(desk, "r-3")
    report = desk.incident(one).members[0].telling.report_id
    for left in (report, telling(desk, "r-3")):
        desk.decide(Asked(judgement="right", left=left, why="checked"), SAMIRA)
    past: tuple[Past, ...] = desk.history(one)
    assert [p.left.kind for p in past] == ["report", "telling"]
    assert all(p.left.member is not None and "r-3" in p.left.member.reports for p in past)


def test_what_a_decision_changed_is_all_that_changed(desk: Desk) -> None:
    """The desk takes in only what a decision touched; after each it holds what the whole register, worked out anew, says."""
    one, other = incident(desk, "r-1"), incident(desk, "r-3")
    figure = next(c.id for m in desk.incident(one).members for c in m.telling.claims if c.field == "toll")

    def decide(judgement: str, left: str, right: str | None = None, **more: Any) -> str:
        return desk.decide(Asked(judgement=judgement, left=left, right=right, why="spoke to the medics", **more), SAMIRA).made[0].id

    def is_whole() -> bool:
        anew = {i.id: i for i in desk.register.incidents()}
        index = desk.index.page(View(size=100))
        return {i.id: i for i in desk.incidents(anew)} == anew and {e.id for e in index.entries} == anew.keys() and index.total == len(anew)

    assert is_whole()
    merged = decide("merge", one, other)
    assert is_whole()
    assert incident(desk, "r-1") == incident(desk, "r-3")
    struck = decide("wrong", figure)
    assert is_whole()
    lost = decide("wrong", telling(desk, "r-2"))
    assert is_whole()
    assert not any("r-2" in i.reports for i in desk.incidents(desk.index.ids(View())))
    decide("chosen", incident(desk, "r-1"), field="killed", value="11")
    assert is_whole()
    for decision in (lost, struck, merged):
        desk.undo(decision, SAMIRA, why="a mistake")
        assert is_whole()
    assert incident(desk, "r-1") == incident(desk, "r-2") != incident(desk, "r-3")
    decide("withdrawn", telling(desk, "r-1"))
    assert is_whole()


def test_a_figure_beyond_all_bounds_has_its_page(desk: Desk, local: Any) -> None:
    """«100 تريليون» (100 trillion), misread or a slip of the key: on the page it is put right, so that page has to come."""
    strike = incident(desk, "r-1")
    assert local.post("/api/decisions", json=asked("chosen", strike, field="killed", value=str(10**14))).status_code == 201
    assert local.get(f"/incident/{strike}").status_code == 200
    assert local.get("/api/incidents?sort=-killed").json()["incidents"][0]["id"] == strike


def form(local: Any, **said: str) -> Any:
    return local.post("/decide", data={"csrf": local.csrf, "why": "the medics' list", **said})


def typed(answer: Any, name: str) -> str:
    (field,) = html.fromstring(answer.text).xpath(f"//main//form//input[@name='{name}'][not(@type='hidden')]")
    return str(field.get("value"))


def test_a_value_that_is_none_is_refused_on_the_form_with_all_that_was_typed(desk: Desk, local: Any) -> None:
    one = incident(desk, "r-1")
    answer = form(local, judgement="chosen", left=one, incident=one, field="killed", value="a dozen")
    assert answer.status_code == 400
    assert "'a dozen' is no figure: write a number" in html.fromstring(answer.text).xpath("string(//main//*[@role='alert'])")
    assert (typed(answer, "value"), typed(answer, "why")) == ("a dozen", "the medics' list")
    assert desk.decisions() == ()


def test_an_incident_that_is_none_can_be_put_right_on_the_form(desk: Desk, local: Any) -> None:
    one, other = incident(desk, "r-3"), incident(desk, "r-4")
    answer = form(local, judgement="merge", left=one, right="inc-nowhere", incident=one)
    assert (typed(answer, "right"), typed(answer, "why")) == ("inc-nowhere", "the medics' list")
    assert form(local, judgement="merge", left=one, right=one, incident=one).status_code == 400  # with itself
    assert form(local, judgement="merge", left=one, right=other, incident=one).status_code == 303


def test_a_type_can_be_chosen_by_what_the_page_calls_it(desk: Desk, local: Any) -> None:
    one = incident(desk, "r-1")
    local.client.cookies.set("sijill-language", "ar")
    asks = html.fromstring(local.get(f"/decide?judgement=chosen&left={one}&incident={one}&field=type").text)
    assert "طائرة" in " ".join(asks.xpath("//datalist[@id=//input[@name='value']/@list]/option/@value"))
    assert form(local, judgement="chosen", left=one, incident=one, field="type", value="ضربة بطائرة مسيّرة").status_code == 303
    assert desk.incident(one).type == "drone_strike"


@pytest.mark.parametrize("judgement", ["same", "merge"])
def test_what_contradicts_on_a_form_shows_what_stands_and_can_put_it_aside(desk: Desk, people: Any, judgement: str) -> None:
    left, right = telling(desk, "r-1"), telling(desk, "r-2")
    assert form(people["anas"], judgement="different", left=left, right=right).status_code == 303
    refused = form(people["aya"], judgement=judgement, left=left, right=right)
    assert refused.status_code == 409
    fields = html.fromstring(refused.text).xpath("//main//form[@action='/decide']//input[@name]")
    again = people["aya"].post("/decide", data={e.get("name"): e.get("value") for e in fields})
    assert again.status_code == 303
    assert incident(desk, "r-1") == incident(desk, "r-2")
