"""Scores on small gold made by hand: each table row changes one thing and names the figure that must feel it."""

import json
from pathlib import Path
from typing import Any

import pytest

from sijill.errors import UsageError
from sijill.evaluate.account import by_field, by_report, by_type, figures_json, lines
from sijill.evaluate.gold import load_rows, reports_beside
from sijill.evaluate.score import Counts, Score, matched, score
from sijill.workflow.measuring import score_gold


def words(start: int, end: int) -> list[dict[str, int]]:
    return [{"start": start, "end": end}]


def incident(**changes: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "type": "air_strike", "factuality": "happened", "mentions": words(10, 15),
        "when": {"earliest": "2021-03-09", "latest": "2021-03-09"},
        "where": [{"lat": 35.0, "lon": 40.0, "uncertainty_km": 2, "spans": words(20, 30)}],
        "actors": [{"role": "initiator", "spans": words(40, 50)}],
        "tolls": [{"harm": "killed", "low": 9, "high": 9, "spans": words(0, 4)}],
        "sources": [[{"spans": words(60, 66)}, {"spans": words(70, 76)}]],
    }  # fmt: skip
    return {**whole, **changes}


def row(*incidents: dict[str, Any], basis: str = "given") -> dict[str, Any]:
    return {"report_id": "r", "published": {"basis": basis}, "incidents": list(incidents)}


def scored(gold: dict[str, Any], read: dict[str, Any]) -> Score:
    return score({"r": gold}, {"r": read})


def test_gold_against_itself_is_all_right() -> None:
    result = scored(row(incident()), row(incident()))
    assert all(c.f1 == 1.0 for c in result.rows().values())
    assert result.disagreements == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"type": "shelling"}, "type"),
        ({"factuality": "denied"}, "factuality"),
        ({"when": {"earliest": "2021-03-08", "latest": "2021-03-09"}}, "when"),
        ({"when": None}, "when"),
        ({"where": [{"lat": 35.2, "lon": 40.0, "spans": words(20, 30)}]}, "where"),  # 22 km off
        ({"where": [{"lat": None, "lon": None, "spans": words(20, 30)}]}, "where"),  # the right words, no point
        ({"actors": [{"role": "target", "spans": words(40, 50)}]}, "actor"),
        ({"actors": [{"role": "initiator", "spans": words(51, 55)}]}, "actor"),
        ({"tolls": [{"harm": "killed", "low": 9, "high": None}]}, "toll"),
        ({"tolls": [{"harm": "injured", "low": 9, "high": 9}]}, "toll"),
        ({"sources": [[{"spans": words(70, 76)}, {"spans": words(60, 66)}]]}, "source"),  # the chain turned round
        ({"sources": [[{"spans": words(60, 66)}]]}, "source"),
    ],
)
def test_one_wrong_value_costs_its_field_only(change: dict[str, Any], field: str) -> None:
    result = scored(row(incident()), row(incident(**change)))
    wrong = [f for f, c in result.fields.items() if c.right == 0]
    assert wrong == [field]
    assert [d.field for d in result.disagreements] == [field]


@pytest.mark.parametrize(
    ("gold_place", "read_place"),
    [
        ({"lat": 35.0, "lon": 40.0, "uncertainty_km": 2}, {"lat": 35.08, "lon": 40.0}),  # 9 km: within ten
        ({"lat": 35.0, "lon": 40.0, "uncertainty_km": 60}, {"lat": 35.5, "lon": 40.0}),  # 56 km: within gold's own doubt
        ({"lat": None, "lon": None, "spans": words(20, 30)}, {"lat": 35.5, "lon": 40.0, "spans": words(29, 40)}),  # by its words
    ],
)
def test_places_that_count_as_the_same(gold_place: dict[str, Any], read_place: dict[str, Any]) -> None:
    assert scored(row(incident(where=[gold_place])), row(incident(where=[read_place]))).fields["where"].right == 1


def test_an_incident_with_no_shared_mention_is_missed_and_made_up() -> None:
    result = scored(row(incident()), row(incident(mentions=words(15, 20))))
    assert result.found == Counts(0, 1, 1)
    assert result.all_facts.right == 0
    assert [d.field for d in result.disagreements] == ["missed", "made up"]


def test_a_report_not_read_counts_as_read_empty() -> None:
    result = score({"r": row(incident())}, {})
    assert result.not_read == ["r"]
    assert result.found == Counts(0, 1, 0)


def test_each_value_answers_for_one() -> None:
    two = [{"harm": "killed", "low": 9, "high": 9}] * 2
    assert scored(row(incident(tolls=two)), row(incident())).fields["toll"] == Counts(1, 2, 1)
    assert scored(row(incident()), row(incident(tolls=two))).fields["toll"] == Counts(1, 1, 2)


def test_the_better_agreeing_incident_is_paired_first() -> None:
    other = incident(type="shelling", tolls=[])
    assert sorted(matched([incident(), other], [other, incident()])) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(("basis", "days", "read_count"), [("unknown", 9, 0), ("unknown", 3, 1), ("given", 9, 1)])
def test_wide_days_of_an_undated_report_do_not_count(basis: str, days: int, read_count: int) -> None:
    wide = {"earliest": "2021-03-01", "latest": f"2021-03-{1 + days:02}"}
    result = scored(row(incident(when=None), basis=basis), row(incident(when=wide)))
    assert result.fields["when"].read == read_count


def test_accounts_show_their_counts() -> None:
    result = scored(row(incident()), row(incident(tolls=[])))
    assert any("toll" in line and "(0 right of 1 gold, 0 read)" in line for line in by_field(result))
    assert "(6 right of 7 gold, 6 read)" in next(by_report(result))
    assert json.loads(figures_json(result))["toll"]["f1"] == 0.0


def test_types_say_what_became_of_them() -> None:
    gold = row(incident(), incident(mentions=words(80, 85)), incident(mentions=words(90, 95), type="meeting"))
    read = row(incident(type="shelling"), incident(mentions=words(90, 95), type="meeting", tolls=[]), incident(mentions=words(200, 205)))
    assert list(by_type(scored(gold, read))) == [
        "air_strike  P   0.0%  R   0.0%  F1   0.0%   (0 right of 2 gold, 1 read)   all facts F1  42.9%",
        "    1 missed, 1 read as shelling",
        "meeting     P 100.0%  R 100.0%  F1 100.0%   (1 right of 1 gold, 1 read)   all facts F1  92.3%",
        "shelling    P   0.0%  R   0.0%  F1   0.0%   (0 right of 0 gold, 1 read)   all facts F1   0.0%",
    ]


def test_facts_by_type_add_up_to_all_facts() -> None:
    result = scored(row(incident(), incident(mentions=words(80, 85))), row(incident(type="riot"), incident(mentions=words(200, 205))))
    assert sum(result.facts_by_type.values(), Counts()) == result.all_facts


def test_an_account_holds_what_is_asked_for() -> None:
    result = scored(row(incident()), row(incident(tolls=[])))
    assert not any("by " in line for line in lines(result))
    whole = list(lines(result, types=True, reports=True, errors=1))
    for heading in ("by type: found as such, and all facts of those", "by report, all facts", "errors by kind", "toll missed (1)"):
        assert heading in whole
    table = json.loads(next(lines(result, as_json=True, types=True, reports=True, errors=1)))
    assert table["by_type"]["air_strike"]["all_facts"]["p"] == 1.0
    assert table["by_report"]["r"]["r"] == pytest.approx(6 / 7)
    assert [e["kind"] for e in table["errors"]] == ["toll missed"]
    assert set(json.loads(next(lines(result, as_json=True)))) == set(result.rows())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"report_id": "a", "incidents": []}\n{"report_id": ', ":2: not JSON"),
        ('{"report_id": "a"}', ":1: needs report_id and incidents"),
        ("[]", ":1: needs report_id"),
        ('{"report_id": "a", "incidents": ["x"]}', ":1: incident 1 is no JSON object"),
        ('{"report_id": "a", "incidents": [{"type": "visit"}]}', ":1: incident 1 lacks 'mentions'"),
        ('{"report_id": "a", "incidents": [{"mentions": []}]}', ":1: incident 1 lacks 'type'"),
        ('{"report_id": "a", "incidents": [{"type": "vist", "mentions": []}]}', ":1: incident 1 is of no type of the codebook: vist"),
        ('{"report_id": "a", "incidents": [{"type": "visit", "mentions": [], "tolls": [5]}]}', ":1: incident 1 is not as"),
        (
            '{"report_id": "a", "incidents": [{"type": "visit", "mentions": [], "when": {"earliest": "May", "latest": "May"}}]}',
            ":1: incident 1 is not as",
        ),
        ('{"report_id": "a", "incidents": []}\n\n{"report_id": "a", "incidents": []}', ":3: report a stands in it twice"),
    ],
)
def test_a_broken_gold_file_names_the_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load_rows(path)


def test_reports_are_found_beside_gold_or_in_data(tmp_path: Path) -> None:
    gold = tmp_path / "gold" / "open.jsonl"
    assert reports_beside(gold) is None
    data = tmp_path / "data" / "reports_open.jsonl"
    data.parent.mkdir()
    data.touch()
    assert reports_beside(gold) == data


def test_what_was_read_may_quote_a_line_separator(tmp_path: Path) -> None:
    """`sijill read --json` prints quotes as they are; and an editor may put a mark of the encoding before all."""
    row = {"report_id": "a", "incidents": [{"type": "visit", "mentions": [{"start": 0, "end": 3, "quote": "a\u2028b"}]}]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8-sig")
    assert load_rows(tmp_path / "gold.jsonl") == {"a": row}


def test_nothing_is_measured_by_no_gold(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no report in it"):
        score_gold(tmp_path / "gold.jsonl", already=tmp_path / "gold.jsonl")
