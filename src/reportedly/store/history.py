"""The history log: what was recorded when, each line sealed by the hash of the line before it.

A line holds ids and hashes and no words, so texts and names can be erased and the log still verifies.  Each hash is
the SHA-256 of the line and of the hash before it, as in Haber and Stornetta (1991), "How to time-stamp a digital
document".
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from reportedly.errors import RecordError
from reportedly.store import decisions, schema
from reportedly.store.payload import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

_BEFORE_ALL = "0" * 64


class Entry(StrEnum):
    """What a line of the history tells."""

    ADDED = "added"  # a report and what was extracted from it
    REPLACED = "replaced"  # its extraction, by that of another version
    REJECTED = "rejected"  # an input that could not be read
    ERASED = "erased"  # a report's words and names, and all that was taken from them
    DECIDED = "decided"  # what a human decided about incidents
    UNDONE = "undone"  # a human decision, which no longer holds
    REDACTED = "redacted"  # a human decision, by the words that it quoted of a report now erased


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line: `subject` is the id of a report or decision, or a rejected input's SHA-256; `recorded_at` is in UTC."""

    seq: int
    recorded_at: datetime
    what: Entry
    subject: str
    content_sha256: str
    previous: str
    hash: str

    def seal(self) -> str:
        """The hash that belongs to the line's content."""
        parts = (self.previous, str(self.seq), schema.iso(self.recorded_at), self.what.value, self.subject)
        return digest((*parts, self.content_sha256))


def append(connection: Connection, at: datetime, what: Entry, subject: str, content_sha256: str) -> None:
    """Writes the next line; the caller holds the write lock, so no other line comes between."""
    newest = select(schema.history.c.seq, schema.history.c.hash).order_by(schema.history.c.seq.desc()).limit(1)
    last = connection.execute(newest).one_or_none()
    seq, previous = (1, _BEFORE_ALL) if last is None else (last.seq + 1, last.hash)
    line = HistoryLine(seq, at, what, subject, content_sha256, previous, "")
    connection.execute(insert(schema.history), {**asdict(line), "what": what.value, "hash": line.seal()})


def lines(connection: Connection) -> Iterator[HistoryLine]:
    """All lines, oldest first."""
    for row in connection.execute(select(schema.history).order_by(schema.history.c.seq)):
        yield HistoryLine(
            row.seq, row.recorded_at, Entry(row.what), row.subject, row.content_sha256, row.previous, row.hash
        )


def check_chain(log: Iterable[HistoryLine], where: str) -> dict[str, HistoryLine]:
    """Walks the chain and gives the newest line of each subject.

    Raises:
        RecordError: a line is missing or was changed; it names the first one.
    """
    newest: dict[str, HistoryLine] = {}
    previous = _BEFORE_ALL
    for seq, line in enumerate(log, start=1):
        if line.seq != seq:
            raise RecordError(f"Line {seq} is missing from the history of {where}; restore the record from a copy.")
        if line.previous != previous or line.hash != line.seal():
            raise RecordError(
                f"Line {seq} of the history of {where} was changed after it was written ({line.what} {line.subject}); "
                "restore the record from a copy."
            )
        previous = line.hash
        newest[line.subject] = line
    return newest


def check_content(connection: Connection, newest: dict[str, HistoryLine], where: str) -> None:
    """Holds every report and decision of the record, and every erasure, against its newest line.

    Raises:
        RecordError: content was changed, or the log does not know it or knows more; it names the first report.
    """
    held = set()
    for subject, content in _contents(connection):
        held.add(subject)
        line = newest.get(subject)
        if line is None:
            raise RecordError(f"The history of {where} does not know {subject}; restore the record from a copy.")
        if line.content_sha256 != content:
            raise RecordError(
                f"What the record {where} holds of {subject} is not what line {line.seq} of its history says; "
                "restore the record from a copy."
            )
    lost = next((line for subject, line in newest.items() if subject not in held), None)
    if lost is not None:
        raise RecordError(
            f"The record {where} has lost {lost.subject}, which line {lost.seq} of its history says it holds; "
            "restore the record from a copy."
        )


def _contents(connection: Connection) -> Iterator[tuple[str, str]]:
    """Each subject that the record holds, with the hash of what it holds of it."""
    report, extraction = schema.report, schema.extraction
    now = (extraction.c.report_id == report.c.id) & (extraction.c.run == report.c.run)
    runs = select(report.c.id, report.c.run, report.c.payload, extraction.c.payload).join(extraction, now)
    for report_id, run, words, remainder in connection.execute(runs.order_by(report.c.id)).all():
        parts = [words, remainder]
        for table in (schema.claim, schema.evidence):
            of_run = (table.c.report_id == report_id) & (table.c.run == run)
            parts += connection.scalars(select(table.c.payload).where(of_run).order_by(table.c.ordinal))
        yield report_id, digest(parts)
    for row in connection.execute(select(schema.erased)):
        yield row.report_id, digest((row.why,))
    for row in connection.execute(select(schema.rejected)):
        yield row.sha256, row.sha256
    yield from decisions.contents(connection)
