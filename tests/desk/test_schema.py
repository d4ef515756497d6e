"""The API keeps what its description says, whatever is sent to it that the description allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import jsonschema_rs  # comes with schemathesis
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

EXAMPLES = 12
BASE = "http://127.0.0.1:8765"
#: What of a request the client takes.
TAKEN = ("params", "json", "data", "files", "headers", "content")


def description(local: Any) -> dict[str, Any]:
    answer = local.get("/api/openapi.json")
    assert answer.status_code == 200
    return dict(answer.json())


def test_only_those_who_entered_read_the_description(stranger: Any) -> None:
    assert stranger.get("/api/openapi.json").status_code == 401
    assert stranger.get("/docs").status_code == 404


def test_every_operation_is_described(local: Any) -> None:
    for path, methods in description(local)["paths"].items():
        assert path.startswith("/api/")
        for method, told in methods.items():
            assert told.get("summary"), (path, method)
            assert told.get("description"), (path, method)
            assert "application/problem+json" in told["responses"]["404"]["content"]


@pytest.mark.filterwarnings("ignore")  # the tool's own, of what it could not make up
def test_nothing_that_the_description_allows_breaks_the_desk(people: dict[str, Any], leaving: Callable[[], Any]) -> None:
    admin = people["adnan"]
    schema = schemathesis.openapi.from_dict(description(admin))
    failed: list[str] = []
    tried: Counter[str] = Counter()

    def ask(visitor: Any, case: Any) -> None:
        tried[f"{case.method.upper()} {case.path}"] += 1
        sent = case.as_transport_kwargs(base_url=BASE)
        sent["headers"] = {**dict(sent.get("headers") or {}), "X-CSRF-Token": visitor.csrf}
        answer = visitor.client.request(sent.pop("method"), sent.pop("url"), **{k: v for k, v in sent.items() if k in TAKEN})
        if answer.status_code >= 500:
            failed.append(f"{case.method} {case.formatted_path} {answer.status_code} {answer.text[:200]}")

    for operation in schema.get_all_operations():
        case_of = operation.ok().as_strategy()
        enters = operation.ok().path == "/api/session" and operation.ok().method.upper() != "GET"
        # who enters or leaves there is nobody else's visitor
        every(case_of, ask, leaving if enters else lambda: admin)
    assert failed == []
    assert tried.total() > 100
    assert tried["POST /api/session"] > 1
    assert tried["DELETE /api/session"] >= 1
    assert admin.get("/api/session").status_code == 200, "nobody left but those who were to"


def every(case_of: Any, ask: Callable[[Any, Any], None], visitor: Callable[[], Any]) -> None:
    """Ask some of the cases, each as whoever it is who visits then."""

    @settings(max_examples=EXAMPLES, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=case_of)
    def one(case: Any) -> None:
        ask(visitor(), case)

    one()


@pytest.fixture
def leaving(desk: Any, app: Any, stranger: Any) -> Callable[[], Any]:
    """A visitor with a session of their own each time, whose failures to enter are forgotten: else the sixth would only be held up."""

    def fresh() -> Any:
        app.state.attempts.forget("address testclient")
        stranger.client.cookies.set(desk.options.cookie, desk.sessions.begin("anas"), domain="127.0.0.1")
        stranger.csrf = stranger.get("/api/session").json()["csrf"]
        return stranger

    return fresh


def test_answers_are_what_the_description_says(local: Any) -> None:
    """Each answer on the register is checked against its own schema, no key more and none less."""
    told = description(local)
    incident = local.get("/api/incidents").json()["incidents"][0]["id"]
    report = local.get(f"/api/incidents/{incident}/reports").json()["reports"][0]["id"]
    local.post("/api/decisions", json={"judgement": "right", "left": report, "why": "read well"})
    local.post(f"/api/incidents/{incident}/notes", json={"text": "x"})
    local.send("PUT", f"/api/incidents/{incident}/assignment", json={"to": "samira"})
    checked = 0
    for path, methods in told["paths"].items():
        schema = methods.get("get", {}).get("responses", {}).get("200", {}).get("content", {}).get("application/json", {}).get("schema")
        if not schema or "intake/" in path:
            continue
        answer = local.get(path.replace("{name}", report if path == "/api/reports/{name}" else incident))
        assert answer.status_code == 200, path
        whole = {**schema, "components": told["components"]}
        jsonschema_rs.validator_for(whole).validate(answer.json())
        assert set(answer.json()) == set(_keys(schema, told)), path
        checked += 1
    assert checked >= 15


def _keys(schema: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    for step in schema["$ref"].removeprefix("#/").split("/") if "$ref" in schema else ():
        told = told[step]
    return dict((told if "$ref" in schema else schema)["properties"])
