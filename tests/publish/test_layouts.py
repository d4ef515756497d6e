"""jsonl, csv and geojson of a register made by hand."""

import csv
import io
import json
from dataclasses import replace

import pytest

from sijill.model import Place, Point, Report
from sijill.publish.geo_json import feature, geojson_lines
from sijill.publish.incident_json import incident_lines, incident_row
from sijill.publish.incident_text import incident_lines as shown
from sijill.publish.table_csv import BOM, COLUMNS, csv_lines
from sijill.publish.terminal import TABLE_COLUMNS, table_rows
from sijill.register.incident import Held, Incident

Copies = dict[str, tuple[Report, ...]]


def test_jsonl_line_has_its_keys_in_order(incidents: tuple[Incident, ...]) -> None:
    row = json.loads(next(incident_lines(incidents)))
    assert list(row) == [
        "incident_id", "type", "category", "factuality", "when", "where", "initiators", "targets", "participants", "killed", "injured",
        "tolls", "origins", "independent_origins", "reports", "tellings",
        "strength", "withdrawn", "decisions", "background",
    ]  # fmt: skip
    assert row["when"] == {"earliest": "2021-03-09", "latest": "2021-03-09"}
    assert row["where"] == [{"name": "Tall al-Zaytun", "lat": 35.1, "lon": 40.2, "uncertainty_km": 2.0}]
    assert row["killed"] == {"low": 9, "high": 14, "best": 14}
    total, children, _ = row["tolls"]
    assert children == {
        "harm": "killed",
        "low": 3,
        "high": 3,
        "who": "أطفال",
        "attribution": ["Jazira Observatory"],
        "report_id": "r-1",
        "claim_id": incidents[0].tolls[1].claim_id,
        "approximate": False,
        "additional": False,
        "part_of": total["claim_id"],
        "superseded_by": None,
        "counted": False,
    }
    assert (total["part_of"], total["counted"]) == (None, True)
    assert row["background"] is False
    assert row["reports"] == ["r-1", "r-2"]
    assert len(row["tellings"]) == 2


def test_a_figure_says_what_took_its_place_and_that_it_is_rough(incidents: tuple[Incident, ...]) -> None:
    """Without it whoever adds up a line's tolls counts a corrected figure and its correction."""
    first, _, last = incidents[0].tolls
    corrected = replace(first, superseded_by=last.claim_id, approximate=True)
    row = incident_row(replace(incidents[0], tolls=(corrected, last), withdrawn_tolls=(first,)))
    early, late = row["tolls"]
    assert (early["superseded_by"], early["counted"], early["approximate"]) == (late["claim_id"], False, True)
    assert (late["superseded_by"], late["counted"], late["approximate"]) == (None, True, False)
    assert [t["counted"] for t in row["withdrawn"]["tolls"]] == [False]


def test_what_is_not_known_is_null(incidents: tuple[Incident, ...]) -> None:
    row = incident_row(incidents[1])
    assert (row["when"], row["where"], row["killed"], row["injured"]) == (None, [], None, None)


def rows_of(incidents: tuple[Incident, ...]) -> list[dict[str, str]]:
    text = "".join(csv_lines(incidents))
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))


def test_csv_is_one_row_an_incident(incidents: tuple[Incident, ...]) -> None:
    first, second = rows_of(incidents)
    assert tuple(first) == COLUMNS
    assert (first["earliest"], first["killed_low"], first["killed_best"], first["lat"], first["grade"]) == (
        "2021-03-09",
        "9",
        "14",
        "35.1",
        "contested",
    )
    assert first["reports"] == "r-1; r-2"
    assert (second["earliest"], second["places"], second["killed_low"], second["background"]) == ("", "", "", "yes")


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1+1"])
def test_csv_text_never_acts_as_a_formula(incidents: tuple[Incident, ...], name: str) -> None:
    acting = replace(incidents[0], where=(Held(Place(name, point=Point(-1.5, -2.5)), ()),))
    (row,) = rows_of((acting,))
    assert row["places"] == f"'{name}"
    assert (row["lat"], row["lon"]) == ("-1.5", "-2.5")  # numbers stay numbers


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("007", "'007"),  # a spreadsheet makes 7 of it
        ("1369283746510927364", "'1369283746510927364"),  # and of a post's id 1369283746510920000
        ("12E5", "'12E5"),
        ("3/4", "'3/4"),  # a day of this year
        ("2021-03", "'2021-03"),
        ("10:30", "'10:30"),
        ("(5)", "'(5)"),
        ("17", "17"),
        ("0", "0"),
        ("a-17", "a-17"),
        ("1234567890/12", "'1234567890/12"),
    ],
)
def test_csv_ids_stay_as_they_are_in_a_spreadsheet(incidents: tuple[Incident, ...], name: str, cell: str) -> None:
    strike, _ = incidents
    named = replace(strike, members=(replace(strike.members[0], reports=(name,)),), origins=(name,))
    (row,) = rows_of((named,))
    assert (row["reports"], row["origins"]) == (cell, cell)


def test_csv_several_ids_stay_as_they_are(incidents: tuple[Incident, ...]) -> None:
    strike, _ = incidents
    (row,) = rows_of((replace(strike, members=(replace(strike.members[0], reports=("007", "008")),)),))
    assert row["reports"] == "007; 008"


def test_a_nul_of_a_scraped_name_does_not_end_the_sheet(incidents: tuple[Incident, ...]) -> None:
    (row,) = rows_of((replace(incidents[0], origins=("a\0b",)),))
    assert row["origins"] == "a\ufffdb"


def test_csv_reports_that_begin_like_formulas(incidents: tuple[Incident, ...]) -> None:
    assert rows_of(incidents)[1]["participants"] == "'@commanders"
    assert rows_of(incidents)[1]["reports"] == "'=r-3"


def test_geojson_is_a_feature_collection_in_longitude_latitude(incidents: tuple[Incident, ...]) -> None:
    collection = json.loads("".join(geojson_lines(incidents)))
    assert collection["type"] == "FeatureCollection"
    placed, unplaced = collection["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [40.2, 35.1]}
    assert placed["properties"]["uncertainty_km"] == 2.0
    assert placed["properties"]["incident_id"] == placed["id"] == "inc-strike"
    assert unplaced["geometry"] is None
    assert unplaced["properties"]["uncertainty_km"] is None


def test_geojson_of_several_places_and_of_none(incidents: tuple[Incident, ...]) -> None:
    places = (
        Place("a", point=Point(1, 2), uncertainty_km=1.0),
        Place("b", point=Point(3, 4), uncertainty_km=9.0),
        Place("a again", point=Point(1, 2)),
    )
    several = feature(replace(incidents[0], where=tuple(Held(p, ()) for p in places)))
    assert several["geometry"] == {"type": "MultiPoint", "coordinates": [[2, 1], [4, 3]]}
    assert several["properties"]["uncertainty_km"] == 9.0
    assert json.loads("".join(geojson_lines(()))) == {"type": "FeatureCollection", "features": []}


def test_table_rows_have_all_columns_the_latest_first(incidents: tuple[Incident, ...]) -> None:
    rows = list(table_rows(reversed(incidents)))
    assert [len(r) for r in rows] == [len(TABLE_COLUMNS)] * 2
    assert [r[0] for r in rows] == ["inc-strike", "inc-meeting"]
    assert rows[0][4] == "9 to 14"


def test_one_incident_shown_with_claims_words_and_reasons(incidents: tuple[Incident, ...], copies: Copies) -> None:
    text = "\n".join(shown(incidents[0], copies))
    for part in (
        "9 to 14, taken as 14",
        "citing Jazira Observatory",
        "«9 أشخاص»",
        " because\n      both on 9 March 2021",
        "[of these]",
        "nearly in it: ",
    ):
        assert part in text
    assert "not known" in "\n".join(shown(incidents[1], copies))
