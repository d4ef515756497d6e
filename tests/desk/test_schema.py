"""The API keeps what its description says, whatever is sent to it that the description allows."""

from __future__ import annotations

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
def test_nothing_that_the_description_allows_breaks_the_desk(people: dict[str, Any]) -> None:
    admin = people["adnan"]
    schema = schemathesis.openapi.from_dict(description(admin))
    headers = {"X-CSRF-Token": admin.csrf}
    failed: list[str] = []
    tried = 0
    for operation in schema.get_all_operations():
        case_of = operation.ok().as_strategy()
        if operation.ok().path == "/api/session" and operation.ok().method.upper() != "GET":
            continue  # it would be held up, or leave

        @settings(max_examples=EXAMPLES, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        @given(case=case_of)
        def one(case: Any) -> None:
            nonlocal tried
            tried += 1
            sent = case.as_transport_kwargs(base_url=BASE)
            sent["headers"] = {**dict(sent.get("headers") or {}), **headers}
            answer = admin.client.request(sent.pop("method"), sent.pop("url"), **{k: v for k, v in sent.items() if k in TAKEN})
            if answer.status_code >= 500:
                failed.append(f"{case.method} {case.formatted_path} {answer.status_code} {answer.text[:200]}")

        one()
    assert failed == []
    assert tried > 100


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
