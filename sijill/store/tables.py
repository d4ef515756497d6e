"""The ledger's tables.

Invariant: this is what the newest migration leaves behind; a test compares the two. Rows are added, never changed,
but for marks: a reading or a decision is superseded, a minted incident id leads elsewhere, a telling was last seen there.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

#: Written into the file's header, so that another program's file is known for what it is: "SIJL".
APPLICATION_ID = 0x53494A4C
#: The newest migration.
HEAD = "0002"


class RawText(TypeDecorator[str]):
    """Text exactly as received. What a database cannot hold as text (lone surrogates, NUL) is held as its bytes."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:
        return value if value is None or _plain(value) else value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> str | None:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _plain(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in value


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: One row a text. `row` numbers them for the search index.
reports = Table(
    "reports",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("text", RawText, nullable=False),
    Column("kind", String, nullable=False),
)

#: One row a publication of a text. `key` says what it came with; `rank` orders the copies of one text, the least first.
copies = Table(
    "copies",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("report", ForeignKey("reports.row"), nullable=False),
    Column("key", String, nullable=False),
    Column("given_id", RawText),
    Column("outlet", RawText),
    Column("url", RawText),
    Column("title", RawText),
    Column("published", JSON(none_as_null=True)),
    Column("retrieved_at", String),
    Column("kind", String, nullable=False),
    Column("extra", JSON(none_as_null=True)),
    UniqueConstraint("report", "key"),
)

#: What one version of a reader made of one report; the standing one has no `superseded_by`.
readings = Table(
    "readings",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("report", ForeignKey("reports.row"), nullable=False, index=True),
    Column("copy", ForeignKey("copies.row"), nullable=False),
    Column("reader", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("dating", JSON(none_as_null=True)),
    Column("reasons", JSON, nullable=False),
    Column("superseded_by", ForeignKey("readings.row")),
)

tellings = Table(
    "tellings",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.row"), nullable=False, index=True),
    Column("id", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("factuality", String, nullable=False),
    Column("background", Boolean, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("telling", ForeignKey("tellings.row"), nullable=False, index=True),
    Column("id", String, nullable=False, index=True),
    Column("field", String, nullable=False),
    Column("value", JSON, nullable=False),
    Column("factuality", String, nullable=False),
)

#: The words of a telling (`claim` null) or of a claim, beside their place in the text.
spans = Table(
    "spans",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("telling", ForeignKey("tellings.row"), nullable=False, index=True),
    Column("claim", ForeignKey("claims.row"), index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", RawText, nullable=False),
)

#: One row a chain; `chain` is `[{"name", "id"?, "spans": [[start, end, quote]]}]` from the source nearest the reader.
attributions = Table(
    "attributions",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("telling", ForeignKey("tellings.row"), nullable=False, index=True),
    Column("claim", ForeignKey("claims.row"), index=True),
    Column("chain", JSON, nullable=False),
)

#: Where a telling of a superseded reading went, or a claim that was decided on; `new` null: the newer reader finds nothing there.
renames = Table(
    "renames",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.row"), nullable=False),
    Column("old", String, nullable=False, index=True),
    Column("new", String),
)

#: `choice`: `{"field", "value"}` of what was chosen; `instead_of`: ids that it put aside when it was made. `superseded_by` follows
#: from those: it is the newest standing decision that put this one aside, and goes when that one is undone.
decisions = Table(
    "decisions",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("left", String, nullable=False, index=True),
    Column("right", String, index=True),
    Column("judgement", String, nullable=False),
    Column("by", String, nullable=False),
    Column("why", RawText, nullable=False),
    Column("at", String, nullable=False),
    Column("score", Float),
    Column("superseded_by", String, index=True),
    Column("choice", JSON(none_as_null=True)),
    Column("instead_of", JSON(none_as_null=True)),
)

#: Minted incident ids, in order; `telling` is what the id is anchored to, `redirect` the id it was merged into.
incident_ids = Table(
    "incident_ids",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("telling", String, nullable=False, index=True),
    Column("redirect", String),
    Column("split_from", String),
)

#: Which incident each telling was last seen in, so that a split can say from where.
memberships = Table("memberships", metadata, Column("telling", String, primary_key=True), Column("incident", String, nullable=False))
