"""The first tables.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
time = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Makes them in an empty database."""
    _report()
    _extraction()
    _claim()
    _evidence()
    _rejected()
    _erased()
    _history()


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("id", key, primary_key=True),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("outlet", key),
        sa.Column("language", key, nullable=False),
        sa.Column("published_begin", time),
        sa.Column("published_end", time),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("report_published", "report", ["published_begin"])


def _extraction() -> None:
    op.create_table(
        "extraction",
        sa.Column("report_id", key, primary_key=True),
        sa.Column("run", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reportedly", key, nullable=False),
        sa.Column("extractor", key, nullable=False),
        sa.Column("theatre", key, nullable=False),
        sa.Column("gazetteer", key, nullable=False),
        sa.Column("recorded_at", time, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"]),
    )


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("report_id", key, primary_key=True),
        sa.Column("run", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", key, primary_key=True),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("event", key, nullable=False),
        sa.Column("family", key, nullable=False),
        sa.Column("actor_side", key),
        sa.Column("target_side", key),
        sa.Column("place_id", key),
        sa.Column("place_key", key),
        sa.Column("begins", time),
        sa.Column("ends", time),
        sa.Column("certainty", key, nullable=False),
        sa.Column("polarity", key, nullable=False),
        sa.Column("source_id", key),
        sa.Column("source_side", key),
        sa.Column("voice", key),
        sa.Column("payload", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["report_id", "run"], ["extraction.report_id", "extraction.run"]),
    )
    op.create_index("claim_id", "claim", ["id"])
    op.create_index("claim_place", "claim", ["place_id"])
    op.create_index("claim_place_key", "claim", ["place_key"])
    op.create_index("claim_event", "claim", ["event"])
    op.create_index("claim_source", "claim", ["source_id"])
    op.create_index("claim_voice", "claim", ["voice"])
    op.create_index("claim_begins", "claim", ["begins"])


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("report_id", key, primary_key=True),
        sa.Column("run", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", key, primary_key=True),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("kind", key, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["report_id", "run"], ["extraction.report_id", "extraction.run"]),
    )


def _rejected() -> None:
    op.create_table(
        "rejected",
        sa.Column("sha256", key, primary_key=True),
        sa.Column("path", key, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("recorded_at", time, nullable=False),
    )


def _erased() -> None:
    op.create_table(
        "erased",
        sa.Column("report_id", key, primary_key=True),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("recorded_at", time, nullable=False),
    )


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded_at", time, nullable=False),
        sa.Column("what", key, nullable=False),
        sa.Column("subject", key, nullable=False),
        sa.Column("content_sha256", key, nullable=False),
        sa.Column("previous", key, nullable=False),
        sa.Column("hash", key, nullable=False),
    )
