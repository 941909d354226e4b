"""Puts what a database says of a failure into one sentence for the user."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from reportedly.errors import NewerRecord, RecordBusy, RecordError, RecordFull

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRIMARY = 0xFF  # sqlite.org/rescode.html: the low byte of an extended result code is the primary one
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FOREIGN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}
_FORBIDDEN = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}

# PostgreSQL, appendix A: error codes.
_DISK_FULL = "53100"
_LOCKED = {"55P03", "57014", "40P01"}  # lock_not_available, query_canceled, deadlock_detected
_DENIED = ("25006", "42501", "28")  # read_only_sql_transaction, insufficient_privilege, invalid_authorization


@contextmanager
def speaking_of(where: str, timeout: float) -> Iterator[None]:
    """Runs database work on the record called `where`; `timeout` is how long it waits for others, in seconds.

    Raises:
        RecordBusy: another process held the record for longer than that.
        RecordFull: the disk is full.
        RecordError: the file or server cannot be used, or what stands there is no record.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise _told(cause, where, timeout) from error
    except SQLAlchemyError as error:
        raise RecordError(f"The record {where} cannot be used: {_first_line(error)}.") from error


def newer(where: str, revision: str) -> NewerRecord:
    """The error for a record whose schema we do not know."""
    return NewerRecord(
        f"The record {where} was made by a newer version of reportedly (its schema is {revision}); "
        "update reportedly to open it."
    )


def _told(cause: BaseException | None, where: str, timeout: float) -> RecordError:
    code = getattr(cause, "sqlite_errorcode", None)
    told = _of_sqlite(code & _PRIMARY, where, timeout) if code is not None else _of_server(cause, where, timeout)
    return told or RecordError(f"The record {where} cannot be used: {_first_line(cause)}.")


def _of_sqlite(code: int, where: str, timeout: float) -> RecordError | None:
    if code in _BUSY:
        return _busy(where, timeout)
    if code == sqlite3.SQLITE_FULL:
        return _full(where)
    if code in _FOREIGN:
        return RecordError(
            f"The file {where} is no record or is damaged; name another file, or restore it from a copy."
        )
    if code in _FORBIDDEN:
        return RecordError(f"The record {where} may not be written to; give yourself the right to, or work on a copy.")
    if code == sqlite3.SQLITE_CANTOPEN:
        return RecordError(
            f"The record {where} cannot be opened; check that its folder is there and that you may write to it."
        )
    return None


def _of_server(cause: BaseException | None, where: str, timeout: float) -> RecordError | None:
    state = getattr(cause, "sqlstate", None) or ""
    if state == _DISK_FULL:
        return _full(where)
    if state in _LOCKED:
        return _busy(where, timeout)
    if state.startswith(_DENIED):
        return RecordError(f"The server denies the use of the record {where}: {_first_line(cause)}.")
    return None


def _busy(where: str, timeout: float) -> RecordBusy:
    return RecordBusy(
        f"Another process is writing to the record {where} and did not finish within {timeout:g} seconds; "
        "try again when it is done."
    )


def _full(where: str) -> RecordFull:
    return RecordFull(
        f"The disk that holds the record {where} is full; what was recorded before is whole, make room and repeat."
    )


def _first_line(cause: BaseException | None) -> str:
    lines = str(cause).strip().splitlines()
    return lines[0].rstrip(".") if lines else "the database gives no reason"
