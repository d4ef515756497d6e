"""What persons decided and what was withdrawn, on pages and in exports."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sijill.model import Choice, Decision, Report
from sijill.publish.incident_json import incident_row
from sijill.publish.incident_text import incident_lines
from sijill.publish.site import write_site
from sijill.register.incident import Incident
from sijill.saying import told

Copies = dict[str, tuple[Report, ...]]
AT = datetime(2021, 6, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def decided(incidents: tuple[Incident, ...]) -> Incident:
    """The strike, of which one report was withdrawn and the best figure chosen."""
    strike = incidents[0]
    (gone,) = (m for m in strike.members if "r-2" in m.reports)
    kept = next(m for m in strike.members if m is not gone)
    decisions = (
        Decision("d-1", gone.telling.report_id, None, "withdrawn", "amal", "deleted its page", AT),
        Decision("d-2", kept.id, None, "chosen", "basim", "list of names", AT, choice=Choice("killed", 9)),
        Decision("d-3", kept.id, "elsewhere", "different", "basim", "another street", AT),
    )
    return replace(
        strike,
        members=tuple(replace(m, withdrawn=m is gone) for m in strike.members),
        tolls=tuple(t for t in strike.tolls if t.report_name != "r-2"),
        withdrawn_tolls=tuple(t for t in strike.tolls if t.report_name == "r-2"),
        decisions=decisions,
        nearly=tuple(replace(n, why=(told("person_says_different", by="basim", why="another street"),)) for n in strike.nearly),
    )


def test_pages_show_what_was_decided_and_name_no_analyst(decided: Incident, copies: Copies, tmp_path: Path) -> None:
    write_site((decided,), copies, tmp_path)
    for name in ("inc-strike.html", "inc-strike.ar.html"):
        html = (tmp_path / "incidents" / name).read_text(encoding="utf-8")
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
        assert "list of names" in html
        assert "deleted its page" in html
        assert ("قال محلِّل إنهما حادثتان مختلفتان" if ".ar" in name else "a person says different") + ": <bdi>another street</bdi>" in html
        assert "basim" not in html
        assert "amal" not in html
    english = (tmp_path / "incidents" / "inc-strike.html").read_text(encoding="utf-8")
    (withdrawn,) = (card for card in re.findall(r'<li id="[^"]*" class="toll gone">.*?</li>', english, re.DOTALL) if "medics" in card)
    assert '<p class="note">withdrawn</p>' in withdrawn


def test_a_line_of_jsonl_has_what_was_withdrawn_apart(decided: Incident) -> None:
    row = incident_row(decided)
    assert {t["report_id"] for t in row["tolls"]} == {"r-1"}
    assert row["withdrawn"]["reports"] == ["r-2"]
    assert [t["low"] for t in row["withdrawn"]["tolls"]] == [14]
    assert [(d["id"], d["judgement"], d["by"]) for d in row["decisions"]] == [
        ("d-1", "withdrawn", "amal"),
        ("d-2", "chosen", "basim"),
        ("d-3", "different", "basim"),
    ]
    assert (row["decisions"][1]["field"], row["decisions"][1]["value"]) == ("killed", "9")


def test_at_a_terminal_it_is_said_who_decided_when_and_why(decided: Incident, copies: Copies) -> None:
    text = "\n".join(incident_lines(decided, copies))
    assert "d-1  2021-06-01 09:30  amal: withdrawn: " in text
    assert "14 killed: report r-2" in text
    assert "[withdrawn, not counted" in text
    assert "[withdrawn: counts for nothing]" in text
