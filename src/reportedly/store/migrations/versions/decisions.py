"""What humans decide about incidents.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
time = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Adds their table; it stands alone, since a decision outlives the claims that it was made on."""
    op.create_table(
        "decision",
        sa.Column("id", key, primary_key=True),
        sa.Column("kind", key, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("decided_at", time, nullable=False),
        sa.Column("undone_at", time),
    )
