"""Opens a record: an SQLite file for one person, a PostgreSQL database for a team."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from reportedly.errors import RecordError
from reportedly.store import schema
from reportedly.store.database import Database, connected
from reportedly.store.faults import newer
from reportedly.store.record import Record

if TYPE_CHECKING:
    from types import ModuleType

# Longer than any one report takes to be written, shorter than a user's patience; our own choice.
BUSY_TIMEOUT = 30.0
_BACKENDS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def open_record(where: str | Path, *, create: bool = True, busy_timeout: float = BUSY_TIMEOUT) -> Record:
    """Opens the record at a path (SQLite) or an SQLAlchemy URL (SQLite, PostgreSQL), and updates its schema.

    Args:
        where: the path of a file, or a URL such as `postgresql://user@host/name`.
        create: make the record where there is none.
        busy_timeout: how long to wait for another writer, in seconds.

    Raises:
        NewerRecord: a newer version of reportedly made it.
        RecordBusy: another process held it for longer than `busy_timeout`.
        RecordFull: there is no room to make or update it.
        RecordError: there is none and `create` is False, what stands there is no record, or it may not be used.
    """
    url, name = _address(where)
    is_file = url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
    if is_file:
        _check_file(Path(str(url.database)), name, create=create)
    database = _connected(url, name, busy_timeout)
    try:
        _bring_up(database, create=create)
    except BaseException:
        database.engine.dispose()
        raise
    return Record(database)


def _address(where: str | Path) -> tuple[URL, str]:
    """The URL, and the name by which errors call the record: without its password."""
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite+pysqlite", database=str(where)), str(where)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise RecordError("The record's address is no URL; write it as in postgresql://user@host/name.") from error
    backend = url.drivername.split("+")[0]
    if backend not in _BACKENDS:
        raise RecordError(f"A record cannot be kept in {backend}; name a file, or a postgresql:// address.")
    name = url.render_as_string(hide_password=True)
    return (url.set(drivername=_BACKENDS[backend]) if "+" not in url.drivername else url), name


def _check_file(path: Path, name: str, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(f"{name} is a folder; name a file in it for the record.")
    if path.exists():
        return
    if not create:
        raise RecordError(f"There is no record at {name}; make one with `reportedly ingest`.")
    if not path.parent.is_dir():
        raise RecordError(f"The folder {path.parent} for the record is not there; make it first.")


def _connected(url: URL, name: str, busy_timeout: float) -> Database:
    try:
        return connected(url, name, busy_timeout)
    except NoSuchModuleError as error:
        raise RecordError(
            f"The database driver {url.drivername} is not known; leave out what follows the +."
        ) from error
    except ModuleNotFoundError as error:
        raise RecordError(
            f"The driver for {name} is not installed ({error.name}); run `pip install 'reportedly[postgresql]'`."
        ) from error


def _bring_up(database: Database, *, create: bool) -> None:
    """Leaves an up-to-date record alone; a missing or older one is made new in one transaction."""
    with database.reading() as connection:
        if _revision(connection) == schema.HEAD:
            return
    migrate = _migrations()
    with database.writing() as connection:
        revision = _revision(connection)
        if revision == schema.HEAD:
            return
        if revision is None:
            _check_empty(connection, database.where, create=create)
        elif revision not in migrate.known_revisions():
            raise newer(database.where, revision)
        migrate.upgrade(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(schema.REVISION_TABLE):
        return None
    revision = connection.scalar(text(f"SELECT version_num FROM {schema.REVISION_TABLE}"))  # noqa: S608 - our constant
    return None if revision is None else str(revision)


def _check_empty(connection: Connection, where: str, *, create: bool) -> None:
    others = sorted(inspect(connection).get_table_names())
    if others:
        raise RecordError(
            f"The database {where} holds something else (the table {others[0]}); name a new file or an empty database."
        )
    if not create:
        raise RecordError(f"There is no record at {where}; make one with `reportedly ingest`.")


def _migrations() -> ModuleType:
    """Alembic takes half a second to load, so it is loaded only where the schema has to change."""
    return import_module("reportedly.store.migrate")
