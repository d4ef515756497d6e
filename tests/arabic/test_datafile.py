"""Tables beside the package: read whole, or an error that names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.arabic import datafile
from sijill.arabic.datafile import rows
from sijill.errors import KnowledgeError

TABLES = {
    "broken_words.tsv": ("word", "gloss", "source"),
    "clause_openers.tsv": ("phrase", "after", "gloss", "source"),
    "furniture.tsv": ("phrase", "kind", "gloss", "source"),
    "stems.tsv": ("words", "kind", "gloss", "source"),
    "verbs.tsv": ("past", "present", "gloss", "source"),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_where_it_is_from(name: str) -> None:
    table = list(rows(name, TABLES[name]))
    assert len(table) > 20
    assert all(row["source"] and row["gloss"] for row in table)


def test_kinds() -> None:
    assert {row["kind"] for row in rows("stems.tsv", TABLES["stems.tsv"])} == {"kept", "particle", "noun", "ending"}
    assert {row["kind"] for row in rows("furniture.tsv", TABLES["furniture.tsv"])} == {"heading", "tail", "start", "line", "part"}
    assert {row["after"] for row in rows("clause_openers.tsv", TABLES["clause_openers.tsv"])} == {"any", "comma"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("phrase\tkind\nقصف\tx\n", "bad.tsv:1: the header"),
        ("word\tsource\nقصف\town\n\n# a remark\nقتل\n", "bad.tsv:5: 1 cells where 2 are needed"),
        ("word\tsource\n\town\n", "bad.tsv:2:"),
        ("word\tsource\nقصف\t \n", "bad.tsv:2: a row says where it comes from"),
    ],
)
def test_a_bad_table_names_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, says: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "bad.tsv").write_text(content, encoding="utf-8")
    monkeypatch.setattr(datafile, "files", lambda _: tmp_path)
    with pytest.raises(KnowledgeError, match=says):
        list(rows("bad.tsv", ("word", "source")))
