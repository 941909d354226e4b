"""The steps from an empty database to the newest tables, in Alembic's layout."""
