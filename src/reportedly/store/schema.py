"""The tables of a record, as they stand after the newest migration.

A report may be extracted again by a better extractor.  Each extraction of it is a run, counted from 1; `report.run`
is the one that holds now, and earlier runs stay, so that a question asked as of an earlier recording keeps its answer.
Texts, quotations and names stand in the payloads of `report`, `extraction`, `claim`, `evidence` and `decision`;
`history` has none.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect
    from sqlalchemy.types import TypeEngine

HEAD = "0002"  # the migration that these tables are the outcome of
REVISION_TABLE = "reportedly_revision"


class UtcTime(TypeDecorator[datetime]):
    """An aware time: ISO 8601 in UTC to the microsecond on SQLite, `timestamptz` on PostgreSQL."""

    impl = String(27)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[str]:
        """The column's own type on that database."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(String(27))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """To the database."""
        if value is None or dialect.name == "postgresql":
            return value
        return iso(value)

    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        _ = dialect
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return None if value is None else value.astimezone(UTC)


def iso(at: datetime) -> str:
    """An aware time in UTC in 27 characters, whose order as text is their order in time."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


# Ids and keys sort by code point on every server, whatever its language: the order of answers is fixed.
_KEY = Text().with_variant(Text(collation="C"), "postgresql")
_RUN = ("extraction.report_id", "extraction.run")

metadata = MetaData()

report = Table(
    "report",
    metadata,
    Column("id", _KEY, primary_key=True),
    Column("run", Integer, nullable=False),
    Column("outlet", _KEY),
    Column("language", _KEY, nullable=False),
    Column("published_begin", UtcTime),
    Column("published_end", UtcTime),
    Column("payload", Text, nullable=False),
    Index("report_published", "published_begin"),
)

extraction = Table(
    "extraction",
    metadata,
    Column("report_id", _KEY, primary_key=True),
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("reportedly", _KEY, nullable=False),
    Column("extractor", _KEY, nullable=False),
    Column("theatre", _KEY, nullable=False),
    Column("gazetteer", _KEY, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    Column("payload", Text, nullable=False),
    ForeignKeyConstraint(["report_id"], ["report.id"]),
)

claim = Table(
    "claim",
    metadata,
    Column("report_id", _KEY, primary_key=True),
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("id", _KEY, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("event", _KEY, nullable=False),
    Column("family", _KEY, nullable=False),
    Column("actor_side", _KEY),
    Column("target_side", _KEY),
    Column("place_id", _KEY),
    Column("place_key", _KEY),  # the place's name, case folded
    Column("begins", UtcTime),
    Column("ends", UtcTime),
    Column("certainty", _KEY, nullable=False),
    Column("polarity", _KEY, nullable=False),
    Column("source_id", _KEY),
    Column("source_side", _KEY),
    Column("voice", _KEY),
    Column("payload", Text, nullable=False),
    ForeignKeyConstraint(["report_id", "run"], _RUN),
    Index("claim_id", "id"),
    Index("claim_place", "place_id"),
    Index("claim_place_key", "place_key"),
    Index("claim_event", "event"),
    Index("claim_source", "source_id"),
    Index("claim_voice", "voice"),
    Index("claim_begins", "begins"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("report_id", _KEY, primary_key=True),
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("id", _KEY, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("kind", _KEY, nullable=False),
    Column("payload", Text, nullable=False),
    ForeignKeyConstraint(["report_id", "run"], _RUN),
)

rejected = Table(
    "rejected",
    metadata,
    Column("sha256", _KEY, primary_key=True),
    Column("path", _KEY, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
)

erased = Table(
    "erased",
    metadata,
    Column("report_id", _KEY, primary_key=True),
    Column("why", Text, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", _KEY, primary_key=True),
    Column("kind", _KEY, nullable=False),
    Column("payload", Text, nullable=False),  # the anchors, in their groups
    Column("why", Text, nullable=False),
    Column("decided_at", UtcTime, nullable=False),
    Column("undone_at", UtcTime),
)

history = Table(
    "history",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", UtcTime, nullable=False),
    Column("what", _KEY, nullable=False),
    Column("subject", _KEY, nullable=False),
    Column("content_sha256", _KEY, nullable=False),
    Column("previous", _KEY, nullable=False),
    Column("hash", _KEY, nullable=False),
)
