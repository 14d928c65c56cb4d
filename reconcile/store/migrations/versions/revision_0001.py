"""Runs as they were kept first: every row belongs to one run. Databases of that time bear no mark of Alembic."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXTS = {
    "article": ("article", "sha256", "text", "document"),
    "claim": ("claim", "article", "kind", "document"),
    "fact": ("fact", "story", "kind", "document"),
    "finding": ("finding", "rule", "severity", "document"),
}
INDEXED = {
    "article": ("run_id", "sha256"),
    "claim": ("run_id", "claim", "kind"),
    "fact": ("run_id", "fact"),
    "finding": ("run_id", "finding", "rule"),
}


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("corpus", "version", "kept")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("articles", "claims", "findings")),
    )
    for name, columns in TEXTS.items():
        unique = [sa.UniqueConstraint("run_id", "article")] if name == "article" else []
        op.create_table(
            name,
            sa.Column("id", sa.Integer(), primary_key=True),
            sa.Column("run_id", sa.Integer(), sa.ForeignKey("run.id"), nullable=False),
            *(sa.Column(each, sa.String(), nullable=False) for each in columns),
            *unique,
        )
        for column in INDEXED[name]:
            op.create_index(f"ix_{name}_{column}", name, [column])
