"""One database with its transactions: a reader sees one state throughout, and one writer works at a time."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, sleep
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from reportedly.store.faults import speaking_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITES = "reportedly_writes"
_PAUSE = 0.02  # seconds between two tries to switch to WAL, which SQLite refuses at once where two switch together
_WRITER = 0x7265706F7274  # "report" in ASCII: the PostgreSQL advisory lock that a writer holds


@dataclass(frozen=True, slots=True)
class Database:
    """An engine, the name of the record as the user gave it, and how long to wait for others in seconds."""

    engine: Engine
    where: str
    timeout: float

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the record as it stood at its first question."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with speaking_of(self.where, self.timeout), self.engine.connect() as opened:
            connection = opened.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer interrupts; an exception inside takes all of it back."""
        with speaking_of(self.where, self.timeout), self.engine.connect() as opened:
            connection = opened.execution_options(**{_WRITES: True})
            with connection.begin():
                if not self.is_sqlite:
                    milliseconds = max(1, round(self.timeout * 1000))  # 0 would mean to wait for ever
                    connection.execute(text(f"SET LOCAL lock_timeout = {milliseconds}"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER})
                yield connection

    def wipe_log(self) -> None:
        """Empties SQLite's write-ahead log, which may still hold what was erased."""
        if not self.is_sqlite:
            return
        with speaking_of(self.where, self.timeout), self.engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def connected(url: URL, where: str, timeout: float) -> Database:
    """A database ready for use; nothing is opened yet."""
    if url.get_backend_name() != "sqlite":
        return Database(create_engine(url), where, timeout)
    engine = create_engine(url, connect_args={"timeout": timeout})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _entry: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
        connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: whole after a crash, at one fsync a checkpoint
        _switch_to_wal(connection, timeout)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return Database(engine, where, timeout)


def _switch_to_wal(connection: sqlite3.Connection, timeout: float) -> None:
    """Readers and one writer work side by side from then on; the file keeps the setting."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    deadline = monotonic() + timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(_PAUSE)
        else:
            return
