"""What is derived and can be made again: the linker's blocks, ties and clusters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, _NUMBER, primary_key=True, autoincrement=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, _NUMBER, nullable=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def _name(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def upgrade() -> None:
    op.create_table("linked_state", _name("name"), _text("value"))
    op.create_table("linked_decisions", _name("id"), _text("left"), _text("right", nullable=True))
    op.create_table("linked_items", _key("item"), _text("telling"), _text("report"), _text("body"))
    flags = sa.Column("flags", sa.Integer, nullable=False)
    op.create_table("linked_blocks", _key("block"), _key("item"), flags, sqlite_with_rowid=False)
    op.create_table("linked_sizes", _key("block"), sa.Column("size", sa.Integer, nullable=False))
    odds, joins = sa.Column("odds", sa.Float, nullable=False), sa.Column("joins", sa.Boolean, nullable=False)
    op.create_table("linked_ties", _key("item"), _key("other"), odds, joins, sqlite_with_rowid=False)
    op.create_table("linked_homes", _key("item"), _number("piece"), _number("cluster"))
    op.create_table("linked_incidents", _key("cluster"), _text("incident"), _text("day", nullable=True), _text("telling"))
    for table, columns in {"items": ("report",), "homes": ("piece", "cluster"), "incidents": ("incident",)}.items():
        for column in columns:
            op.create_index(f"ix_linked_{table}_{column}", f"linked_{table}", [column])
