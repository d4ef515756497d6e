"""`read --json` prints the form of gold, and every quote is the report's own words."""

import json
from datetime import date
from typing import Any

import pytest

from sijill.model import (
    Actor,
    Attribution,
    Claim,
    Dating,
    Interval,
    Place,
    Point,
    Reading,
    Report,
    Source,
    Span,
    Telling,
    Toll,
)
from sijill.publish.reading_json import reading_line, reading_row

# "Nine people, three of them children, were killed in a raid by warplanes on the town of Tall al-Zaytun on Tuesday, the
# Jazira Observatory told Al-Furat agency."
TEXT = "قتل تسعة أشخاص بينهم ثلاثة أطفال في غارة شنتها طائرات حربية على بلدة تل الزيتون الثلاثاء، وفق ما قاله مرصد الجزيرة لوكالة الفرات."
DAY = Interval.day(date(2021, 3, 9), "given")


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def reading(*, published: Interval | None = DAY, dated: Interval | None = DAY) -> Reading:
    report = Report(TEXT, published=published, given_id="r-1")
    total = Claim(report.id, "toll", Toll("killed", 9, 9), (span("تسعة أشخاص"),))
    part = Claim(report.id, "toll", Toll("killed", 3, 3, who="أطفال", part_of=total.id), (span("ثلاثة أطفال"),))
    chain = Attribution((Source("Al-Furat agency", (span("وكالة الفرات"),)), Source("Jazira Observatory", (span("مرصد الجزيرة"),))))
    where = Claim(report.id, "where", Place("Tall al-Zaytun", "SY", point=Point(35.1, 40.2), uncertainty_km=2.0), (span("تل الزيتون"),))
    who = Claim(report.id, "initiator", Actor("unidentified warplanes"), (span("طائرات حربية"),))
    when = Claim(report.id, "when", Interval.day(date(2021, 3, 9), "relative"), (span("الثلاثاء"),))
    telling = Telling(report.id, "air_strike", (span("غارة"),), (part, total, where, who, when), attributions=(chain,))
    return Reading(report, Dating(dated), (telling,), "test")


def quotes(value: Any) -> list[dict[str, Any]]:
    """Every object with a quote, however deep."""
    if isinstance(value, dict):
        return ([value] if "quote" in value else []) + [q for v in value.values() for q in quotes(v)]
    return [q for v in value for q in quotes(v)] if isinstance(value, list) else []


def test_row_has_the_form_of_gold() -> None:
    row = reading_row(reading())
    assert list(row) == ["report_id", "published", "incidents"]
    assert row["report_id"] == "r-1"
    (incident,) = row["incidents"]
    assert list(incident) == ["type", "factuality", "background", "mentions", "when", "where", "actors", "tolls", "sources"]
    assert incident["when"]["earliest"] == incident["when"]["latest"] == "2021-03-09"
    assert {k: incident["where"][0][k] for k in ("name", "country", "lat", "lon", "uncertainty_km")} == {
        "name": "Tall al-Zaytun", "country": "SY", "lat": 35.1, "lon": 40.2, "uncertainty_km": 2.0,
    }  # fmt: skip
    assert [(a["role"], a["name"]) for a in incident["actors"]] == [("initiator", "unidentified warplanes")]
    assert [[s["name"] for s in chain] for chain in incident["sources"]] == [["Al-Furat agency", "Jazira Observatory"]]


def test_part_of_is_the_index_of_the_total_even_when_it_comes_after() -> None:
    tolls = reading_row(reading())["incidents"][0]["tolls"]
    assert [(t["low"], t["part_of"], t["who"]) for t in tolls] == [(3, 1, "أطفال"), (9, None, None)]


def test_quotes_are_cut_from_the_text() -> None:
    found = quotes(reading_row(reading()))
    assert len(found) == 8
    assert all(TEXT[q["start"] : q["end"]] == q["quote"] for q in found)


@pytest.mark.parametrize(
    ("published", "dated", "expected"),
    [
        (DAY, DAY, {"earliest": "2021-03-09", "latest": "2021-03-09", "basis": "given"}),
        (
            None,
            Interval(date(2021, 3, 9), date(2021, 3, 11), "inferred"),
            {"earliest": "2021-03-09", "latest": "2021-03-11", "basis": "inferred"},
        ),
        (None, None, {"earliest": None, "latest": None, "basis": "unknown"}),
    ],
)
def test_published_says_its_basis(published: Interval | None, dated: Interval | None, expected: dict[str, Any]) -> None:
    assert reading_row(reading(published=published, dated=dated))["published"] == expected


def test_unplaced_and_undated_are_null() -> None:
    report = Report("وقع انفجار في مكان ما", given_id="r-2")  # "an explosion took place somewhere"
    where = Claim(report.id, "where", Place("مكان ما", how="unresolved"), (Span(14, 21),))
    row = reading_row(Reading(report, Dating(None), (Telling(report.id, "explosion", (Span(4, 10),), (where,)),), "test"))
    incident = row["incidents"][0]
    assert incident["when"] is None
    assert (incident["where"][0]["lat"], incident["where"][0]["lon"], incident["where"][0]["uncertainty_km"]) == (None, None, None)


def test_a_line_is_always_utf_8() -> None:
    report = Report("انفجار \ud83d مبتور", given_id="r-3")  # half of a cut emoji, as scraped JSON has it
    line = reading_line(Reading(report, Dating(None), (Telling(report.id, "explosion", (Span(0, 8),)),), "test"))
    assert json.loads(line.encode("utf-8"))["incidents"][0]["mentions"][0]["quote"] == "انفجار \ud83d"
