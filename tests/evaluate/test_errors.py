"""Errors value by value: each row changes one thing in what was read and names the error that must be told, with its words."""

from typing import Any

import pytest

from sijill.evaluate.account import error_counts, error_lines
from sijill.evaluate.errors import by_kind, errors
from sijill.evaluate.score import Score, score

# "On Tuesday a raid on the village killed nine, an agency said, citing the observatory; three were hurt in the town."
TEXT = "الثلاثاء قتلت غارة على القرية تسعة، بحسب وكالة عن المرصد، وجرح ثلاثة في البلدة"


def words(*quotes: str) -> list[dict[str, Any]]:
    return [{"start": TEXT.index(q), "end": TEXT.index(q) + len(q), "quote": q} for q in quotes]


def place(quote: str, lat: float | None = 35.0, name: str = "Village") -> dict[str, Any]:
    return {"name": name, "lat": lat, "lon": None if lat is None else 40.0, "spans": words(quote)}


def toll(low: int | None, high: int | None, quote: str, harm: str = "killed") -> dict[str, Any]:
    return {"harm": harm, "low": low, "high": high, "spans": words(quote)}


def link(name: str, quote: str) -> dict[str, Any]:
    return {"name": name, "spans": words(quote)}


def incident(**changes: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "type": "air_strike", "factuality": "happened", "mentions": words("غارة"),
        "when": {"earliest": "2021-03-09", "latest": "2021-03-09", "spans": words("الثلاثاء")},
        "where": [place("القرية")],
        "actors": [{"role": "target", "name": "village", "spans": words("القرية")}],
        "tolls": [toll(9, 9, "تسعة")],
        "sources": [[link("agency", "وكالة"), link("Observatory", "المرصد")]],
    }  # fmt: skip
    return {**whole, **changes}


def scored(gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> Score:
    return score({"r": {"report_id": "r", "incidents": gold}}, {"r": {"report_id": "r", "incidents": read}})


@pytest.mark.parametrize(
    ("change", "kind", "told"),
    [
        ({"type": "shelling"}, "type wrong", "gold air_strike, read shelling"),
        ({"factuality": "denied"}, "factuality wrong", "gold happened, read denied"),
        ({"when": None}, "when missed", "2021-03-09 «الثلاثاء»"),
        ({"when": {"earliest": "2021-03-08", "latest": "2021-03-09"}}, "when wrong", "gold 2021-03-09 «الثلاثاء», read 2021-03-08 to 2021-03-09"),
        ({"where": []}, "where missed", "Village (35.000, 40.000) «القرية»"),
        (
            {"where": [place("القرية", None)]},
            "where wrong",
            "gold Village (35.000, 40.000) «القرية», read Village (not on the map) «القرية»",
        ),
        ({"where": [place("القرية"), place("البلدة", 36.0, "Town")]}, "where made up", "Town (36.000, 40.000) «البلدة»"),
        (
            {"actors": [{"role": "initiator", "name": "village", "spans": words("القرية")}]},
            "actor wrong",
            "gold target village «القرية», read initiator village «القرية»",
        ),
        ({"tolls": []}, "toll missed", "9 killed «تسعة»"),
        ({"tolls": [toll(9, None, "تسعة")]}, "toll wrong", "gold 9 killed «تسعة», read 9 to ? killed «تسعة»"),
        ({"tolls": [toll(9, 9, "تسعة"), toll(None, 3, "ثلاثة", "injured")]}, "toll made up", "? to 3 injured «ثلاثة»"),
        ({"sources": []}, "source missed", "agency «وكالة», citing Observatory «المرصد»"),
        (
            {"sources": [[link("agency", "وكالة")]]},
            "source wrong",
            "gold agency «وكالة», citing Observatory «المرصد», read agency «وكالة»",
        ),
    ],
)  # fmt: skip
def test_one_error_with_its_words(change: dict[str, Any], kind: str, told: str) -> None:
    (error,) = errors(scored([incident()], [incident(**change)]))
    assert error.kind == kind
    assert error.line() == f"r  air_strike «غارة»: {told}"


def test_values_on_other_words_are_one_missed_and_one_made_up() -> None:
    read = incident(tolls=[toll(3, 3, "ثلاثة", "injured")])
    assert [e.kind for e in errors(scored([incident()], [read]))] == ["toll missed", "toll made up"]


def test_a_whole_incident_is_one_error() -> None:
    other = incident(mentions=words("جرح"), type="attack")
    assert [(e.kind, e.line()) for e in errors(scored([incident()], [other]))] == [
        ("incident missed", "r  air_strike «غارة»"),
        ("incident made up", "r  attack «جرح»"),
    ]


def test_nothing_wrong_is_no_error() -> None:
    result = scored([incident()], [incident()])
    assert list(errors(result)) == []
    assert list(error_counts(result)) == []
    assert list(error_lines(result, 5)) == []


def test_a_file_without_quotes_will_do() -> None:
    bare = incident(mentions=[{"start": 14, "end": 18}], tolls=[{"harm": "killed", "low": 9, "high": 9}])
    (error,) = errors(scored([bare], [{**bare, "tolls": []}]))
    assert error.line() == "r  air_strike: 9 killed"


def test_the_most_frequent_kind_comes_first_and_each_shows_so_many() -> None:
    gold = incident(tolls=[toll(n, n, "تسعة") for n in range(3)])
    result = scored([gold], [incident(tolls=[], where=[])])
    assert list(by_kind(errors(result))) == ["toll missed", "where missed"]
    assert list(error_counts(result)) == ["toll missed      3", "where missed     1"]
    lines = list(error_lines(result, 2))
    assert lines[:2] == ["", "toll missed (3, the first 2)"]
    assert len(lines) == 2 + 2 + 2 + 1
    assert lines[-2:] == ["where missed (1)", "  r  air_strike «غارة»: Village (35.000, 40.000) «القرية»"]
