"""The project's own golds (reports; posts) are well made: they quote, keep to the codebook, cover it, and are trained on nowhere."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sijill.codebook import codebook
from sijill.evaluate.gate import load_floors
from sijill.evaluate.gold import load_rows, reports_beside

ROOT = Path(__file__).parents[2]
GOLDS = {"own": ROOT / "gold" / "own.jsonl", "post": ROOT / "gold" / "posts.jsonl"}


def reports_of(gold: Path) -> list[dict[str, Any]]:
    lines = gold.with_name(f"{gold.stem}_reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


REPORTS = [report for gold in GOLDS.values() for report in reports_of(gold)]
TEXTS = {r["report_id"]: r["text"] for r in REPORTS}
ROWS = {name: row for gold in GOLDS.values() for name, row in load_rows(gold).items()}
ROLES = {"initiator", "target", "participant"}
FACTUALITIES = {"happened", "possible", "denied", "planned"}


def incidents(prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, incident) for name, row in ROWS.items() if name.startswith(prefix) for incident in row["incidents"])


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every quoted stretch within a value, however deep."""
    if isinstance(value, dict) and "quote" in value:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from spans(part)


@pytest.mark.parametrize("prefix", GOLDS)
def test_there_are_reports_enough_and_each_is_annotated_in_order(prefix: str) -> None:
    gold = GOLDS[prefix]
    names = [r["report_id"] for r in reports_of(gold)]
    assert len(names) >= 45
    assert list(load_rows(gold)) == names == [f"{prefix}-{n:03d}" for n in range(1, len(names) + 1)]
    assert reports_beside(gold) == gold.with_name(f"{gold.stem}_reports.jsonl")


def test_no_report_comes_twice() -> None:
    assert len(set(TEXTS.values())) == len(REPORTS)


def test_each_report_says_first_that_it_is_invented() -> None:
    assert {(next(iter(r)), r["invented"]) for r in REPORTS} == {("invented", True)}
    assert all(r["outlet"] and r["text"].strip() for r in REPORTS)
    assert all(r["published"] is None or date.fromisoformat(r["published"]) for r in REPORTS)


@pytest.mark.parametrize("name", TEXTS)
def test_every_stretch_quotes_its_report(name: str) -> None:
    for span in spans(ROWS[name]["incidents"]):
        assert span["quote"]
        assert TEXTS[name][span["start"] : span["end"]] == span["quote"]


@pytest.mark.parametrize("prefix", GOLDS)
def test_every_incident_has_a_type_that_the_codebook_knows_and_every_type_comes_twice(prefix: str) -> None:
    known = set(codebook().types)
    seen = Counter(i["type"] for _, i in incidents(prefix))
    assert set(seen) == known
    assert {kind: n for kind, n in seen.items() if n < 2} == {}


@pytest.mark.parametrize(("prefix", "least"), [("own", 6), ("post", 30)])
def test_reports_that_hold_nothing_are_there(prefix: str, least: int) -> None:
    assert sum(name.startswith(prefix) and not row["incidents"] for name, row in ROWS.items()) >= least


def test_posts_are_short_and_tell_of_three_incidents_at_most() -> None:
    posts = [name for name in TEXTS if name.startswith("post")]
    assert {name for name in posts if not 5 <= len(TEXTS[name].split()) <= 50} == set()
    assert max(len(ROWS[name]["incidents"]) for name in posts) == 3


@pytest.mark.parametrize("prefix", GOLDS)
def test_incidents_of_every_factuality_and_of_the_past_are_there(prefix: str) -> None:
    assert {i["factuality"] for _, i in incidents(prefix)} == FACTUALITIES
    assert {i["background"] for _, i in incidents(prefix)} == {True, False}


def test_every_incident_is_grounded_and_its_roles_and_harms_are_known() -> None:
    harms = set(codebook().harms)
    for name, incident in incidents():
        assert incident["mentions"], name
        assert {a["role"] for a in incident["actors"]} <= ROLES, name
        assert {t["harm"] for t in incident["tolls"]} <= harms, name
        for found in (*incident["where"], *incident["actors"], *incident["tolls"], *(s for c in incident["sources"] for s in c)):
            assert found["spans"], (name, found)


def test_part_of_names_an_earlier_toll_of_the_same_harm_that_is_no_smaller() -> None:
    for name, incident in incidents():
        for n, toll in enumerate(incident["tolls"]):
            low, high = toll["low"], toll["high"]
            assert low is None or high is None or low <= high, name
            if toll["part_of"] is not None:
                assert 0 <= toll["part_of"] < n, name
                whole = incident["tolls"][toll["part_of"]]
                assert whole["harm"] == toll["harm"], name
                assert whole["high"] is None or whole["high"] >= (low or 0), name


def test_days_run_forward_and_only_what_is_to_come_lies_after_its_report() -> None:
    for name, incident in incidents():
        when, latest = incident["when"], ROWS[name]["published"]["latest"]
        if when is None:
            continue
        assert date.fromisoformat(when["earliest"]) <= date.fromisoformat(when["latest"]), name
        assert when["spans"], name
        if incident["factuality"] == "happened" and latest is not None:
            assert when["latest"] <= latest, (name, when)


def test_places_lie_on_the_map_or_say_that_they_do_not() -> None:
    for name, incident in incidents():
        for place in incident["where"]:
            if place["lat"] is None:
                assert place["lon"] is None, name
            else:
                assert -35 <= place["lat"] <= 60, (name, place)
                assert -20 <= place["lon"] <= 75, (name, place)
                assert place["uncertainty_km"] > 0, (name, place)
                assert len(place["country"]) == 2, (name, place)


def test_the_own_gold_has_floors() -> None:
    floor = load_floors(ROOT / "floors.toml").of("own")
    assert (floor.file, floor.elsewhere) == ("gold/own.jsonl", False)


def test_nothing_of_it_is_trained_on() -> None:
    taught = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "training").iterdir())
    assert [name for name, text in TEXTS.items() if any(line in taught for line in text.splitlines() if len(line) > 40)] == []
