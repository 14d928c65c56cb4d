"""The tables through their revisions, as Alembic takes them from one to the next."""
