"""The migrations lead to the tables that the code works on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import sijill.store
from sijill.store import Ledger
from sijill.store.opening import open_engine
from sijill.store.tables import HEAD, metadata


def test_the_newest_migration_is_the_one_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(sijill.store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrating_gives_the_tables_of_the_code(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "r.sijill", create=True)
    with engine.connect() as connection:
        tables = {"compare_type": True, "include_object": lambda _o, name, kind, *_: not (kind == "table" and name.startswith("search"))}
        changes = compare_metadata(MigrationContext.configure(connection, opts=tables), metadata)
    engine.dispose()
    assert changes == []


def test_a_register_of_the_first_form_keeps_its_decisions_and_what_they_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "r.sijill"
    Ledger.open(path).close()
    raw = sqlite3.connect(path)
    raw.executescript(
        "ALTER TABLE decisions DROP COLUMN choice; ALTER TABLE decisions DROP COLUMN instead_of;"
        "UPDATE alembic_version SET version_num = '0001';"
        "INSERT INTO decisions (id, left, right, judgement, by, why, at, superseded_by) VALUES"
        " ('d1', 'a', 'b', 'same', 'amal', 'x', '2021-05-04T12:00:00+00:00', 'd2'),"
        " ('d2', 'a', 'b', 'different', 'basim', 'y', '2021-05-05T12:00:00+00:00', NULL)"
    )
    raw.commit()
    raw.close()
    with Ledger.open(path) as opened:
        assert [(d.id, d.superseded_by, d.instead_of) for d in opened.decisions(standing=False)] == [
            ("d1", "d2", ()),
            ("d2", None, ("d1",)),
        ]
