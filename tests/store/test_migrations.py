"""The migrations lead to the tables that the code works on."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import sijill.store
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
