"""Decisions hold what a person chose, and which decisions they put aside."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("decisions") as table:
        table.add_column(sa.Column("choice", sa.JSON(none_as_null=True)))
        table.add_column(sa.Column("instead_of", sa.JSON(none_as_null=True)))
    _tell_what_was_put_aside(op.get_bind())


def _tell_what_was_put_aside(connection: sa.Connection) -> None:
    """What was only marked on those that gave way is now said by those that came in their place."""
    decisions = sa.table("decisions", sa.column("id"), sa.column("superseded_by"), sa.column("instead_of", sa.JSON))
    aside: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(sa.select(decisions.c.id, decisions.c.superseded_by).where(decisions.c.superseded_by.is_not(None))):
        aside[row.superseded_by].append(row.id)
    for name, gone in aside.items():
        connection.execute(sa.update(decisions).where(decisions.c.id == name).values(instead_of=sorted(gone)))
