"""Brings a database to the newest tables; a new record is made the same way, from the first step on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from reportedly.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection


def _config() -> Config:
    config = Config()
    folder = Path(__file__).with_name("migrations")
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


def known_revisions() -> tuple[str, ...]:
    """The schema revisions that this version of reportedly has steps for, newest first."""
    return tuple(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def upgrade(connection: Connection) -> None:
    """Takes the missing steps, inside the connection's own transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, schema.HEAD)
