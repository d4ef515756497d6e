"""The ledger's tables.

Invariant: this is what the newest migration leaves behind; a test compares the two. Rows are added, never changed,
but for marks: a reading or a decision is superseded, a minted incident id leads elsewhere, a telling was last seen there.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
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
HEAD = "0003"


#: What PostgreSQL holds in place of text that it cannot: this sign, which no text has a use for, and the bytes in hexadecimal.
_AS_HEX = "\ufdd0"


class RawText(TypeDecorator[str]):
    """Text exactly as received. What a database cannot hold as text (lone surrogates, NUL) is held as its bytes."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:
        if value is None or (_plain(value) and not value.startswith(_AS_HEX)):
            return value
        held = value.encode("utf-8", "surrogatepass")
        return _AS_HEX + held.hex() if dialect.name == "postgresql" else held

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> str | None:
        if isinstance(value, str) and value.startswith(_AS_HEX) and dialect.name == "postgresql":
            value = bytes.fromhex(value[len(_AS_HEX) :])
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

# What is derived and can be made again: `Linked` drops and refills it. Items and blocks go by numbers of 63 bits.

_Number = BigInteger().with_variant(Integer, "sqlite")

#: What the derived tables were made by and from: the linker's stamp, and the last rows that were taken in.
linked_state = Table("linked_state", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

#: Decisions as they were last heard, on tellings that stand.
linked_decisions = Table(
    "linked_decisions",
    metadata,
    Column("id", String, primary_key=True),
    Column("left", String, nullable=False),
    Column("right", String),
)

#: A telling as the linker sees it.
linked_items = Table(
    "linked_items",
    metadata,
    Column("item", _Number, primary_key=True, autoincrement=False),
    Column("telling", RawText, nullable=False),
    Column("report", String, nullable=False, index=True),
    Column("body", RawText, nullable=False),
)

#: Who is in which block, as what; and how many are in a block that is taken apart.
linked_blocks = Table(
    "linked_blocks",
    metadata,
    Column("block", _Number, primary_key=True, autoincrement=False),
    Column("item", _Number, primary_key=True, autoincrement=False),
    Column("flags", Integer, nullable=False),
    sqlite_with_rowid=False,
)
linked_sizes = Table(
    "linked_sizes",
    metadata,
    Column("block", _Number, primary_key=True, autoincrement=False),
    Column("size", Integer, nullable=False),
)

#: Pairs that were compared and are worth keeping, both ways round.
linked_ties = Table(
    "linked_ties",
    metadata,
    Column("item", _Number, primary_key=True, autoincrement=False),
    Column("other", _Number, primary_key=True, autoincrement=False),
    Column("odds", Float, nullable=False),
    Column("joins", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

#: The piece of the graph and the cluster that each is in, named by their least items.
linked_homes = Table(
    "linked_homes",
    metadata,
    Column("item", _Number, primary_key=True, autoincrement=False),
    Column("piece", _Number, nullable=False, index=True),
    Column("cluster", _Number, nullable=False, index=True),
)

#: The incident of each cluster; `day`: the first that a telling gives, `telling`: the oldest, to list them by.
linked_incidents = Table(
    "linked_incidents",
    metadata,
    Column("cluster", _Number, primary_key=True, autoincrement=False),
    Column("incident", String, nullable=False, index=True),
    Column("day", String),
    Column("telling", RawText, nullable=False),
)

DERIVED = (linked_state, linked_decisions, linked_items, linked_blocks, linked_sizes, linked_ties, linked_homes, linked_incidents)
