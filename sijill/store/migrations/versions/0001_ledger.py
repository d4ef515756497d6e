"""The first ledger: reports and their copies, readings, tellings, claims, their words, decisions, incident ids."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _row() -> sa.Column[int]:
    return sa.Column("row", sa.Integer, primary_key=True)


def _to(name: str, table: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.row"), nullable=nullable)


def _text(name: str, *, nullable: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable, unique=unique)


def upgrade() -> None:
    _reports()
    _readings()
    _words()
    _decisions()
    _indexes()
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search USING fts5(title, folded, content='')")


def _reports() -> None:
    op.create_table("reports", _row(), _text("id", unique=True), _text("text"), _text("kind"))
    op.create_table(
        "copies",
        _row(),
        _to("report", "reports"),
        _text("key"),
        *(_text(name, nullable=True) for name in ("given_id", "outlet", "url", "title")),
        sa.Column("published", sa.JSON),
        _text("retrieved_at", nullable=True),
        _text("kind"),
        sa.Column("extra", sa.JSON),
        sa.UniqueConstraint("report", "key"),
    )


def _readings() -> None:
    op.create_table(
        "readings",
        _row(),
        _to("report", "reports"),
        _to("copy", "copies"),
        _text("reader"),
        _text("digest"),
        sa.Column("dating", sa.JSON),
        sa.Column("reasons", sa.JSON, nullable=False),
        _to("superseded_by", "readings", nullable=True),
    )
    op.create_table(
        "tellings",
        _row(),
        _to("reading", "readings"),
        _text("id"),
        _text("type"),
        _text("factuality"),
        sa.Column("background", sa.Boolean, nullable=False),
    )
    op.create_table("renames", _row(), _to("reading", "readings"), _text("old"), _text("new", nullable=True))


def _words() -> None:
    op.create_table(
        "claims",
        _row(),
        _to("telling", "tellings"),
        _text("id"),
        _text("field"),
        sa.Column("value", sa.JSON, nullable=False),
        _text("factuality"),
    )
    op.create_table(
        "spans",
        _row(),
        _to("telling", "tellings"),
        _to("claim", "claims", nullable=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        _text("quote"),
    )
    op.create_table(
        "attributions",
        _row(),
        _to("telling", "tellings"),
        _to("claim", "claims", nullable=True),
        sa.Column("chain", sa.JSON, nullable=False),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        _row(),
        _text("id", unique=True),
        _text("left"),
        _text("right", nullable=True),
        _text("judgement"),
        _text("by"),
        _text("why"),
        _text("at"),
        sa.Column("score", sa.Float),
        _text("superseded_by", nullable=True),
    )
    op.create_table(
        "incident_ids",
        _row(),
        _text("id", unique=True),
        _text("telling"),
        _text("redirect", nullable=True),
        _text("split_from", nullable=True),
    )
    op.create_table("memberships", sa.Column("telling", sa.String, primary_key=True), _text("incident"))


def _indexes() -> None:
    for table, columns in {
        "readings": ("report",),
        "tellings": ("reading", "id"),
        "renames": ("old",),
        "claims": ("telling", "id"),
        "spans": ("telling", "claim"),
        "attributions": ("telling", "claim"),
        "decisions": ("left", "right", "superseded_by"),
        "incident_ids": ("telling",),
    }.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])
