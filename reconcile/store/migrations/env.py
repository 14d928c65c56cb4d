"""How Alembic runs the revisions: on the connection that `upgrading` hands it, inside its transaction."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata)
context.run_migrations()
