"""The chain of the history, and what erasing leaves."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from reportedly.errors import NotInRecord, RecordError
from reportedly.store import Entry, open_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportedly.record import Extraction, Provenance

    Make = Callable[..., Extraction]
    Stamp = Callable[..., Provenance]

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def tamper(where: str, statement: str) -> None:
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.begin() as connection:
        assert connection.execute(text(statement)).rowcount == 1
    engine.dispose()


@pytest.fixture
def filled(record_url: str, make: Make, stamp: Stamp) -> str:
    with open_record(record_url) as record:
        for number in range(1, 5):
            record.add(make(number), stamp(minute=number))
        record.verify_history()
    return record_url


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE history SET subject = 'r0' WHERE seq = 2", "Line 2 of the history .* was changed"),
        ("UPDATE history SET content_sha256 = 'f0' WHERE seq = 3", "Line 3 of the history .* was changed"),
        ("UPDATE history SET recorded_at = '2024-01-01T12:09:00.000000Z' WHERE seq = 1", "Line 1 .* was changed"),
        ("DELETE FROM history WHERE seq = 2", "Line 2 is missing"),
        ("DELETE FROM history WHERE seq = 4", "does not know r"),
        (
            "UPDATE claim SET payload = '{}' WHERE ordinal = 0 AND report_id = (SELECT min(id) FROM report)",
            "is not what",
        ),
        ("DELETE FROM evidence WHERE report_id = (SELECT min(id) FROM report)", "is not what line"),
    ],
)
def test_the_first_broken_line_is_named(filled: str, statement: str, fault: str) -> None:
    tamper(filled, statement)
    with open_record(filled) as record, pytest.raises(RecordError, match=fault):
        record.verify_history()


def test_the_history_holds_no_words_and_no_names(filled: str) -> None:
    with open_record(filled) as record:
        lines = " ".join(repr(line) for line in record.history())
    assert "spokeswoman" not in lines
    assert "Outlet" not in lines
    assert "column" not in lines


def test_an_erased_report_leaves_a_tombstone_that_verifies(filled: str, make: Make, stamp: Stamp) -> None:
    gone = make(2).report.id
    with open_record(filled) as record:
        record.erase(gone, "the person asked for it", NOON)
        record.verify_history()
        counts = record.counts()
        assert (counts.reports, counts.claims, counts.evidence, counts.erased) == (3, 9, 3, 1)
        assert record.history()[-1].what is Entry.ERASED
        with pytest.raises(NotInRecord, match=r"was erased from .* on 2024-01-01"):
            record.report(gone)
        assert not record.add(make(2), stamp("en-2"))
        record.verify_history()


def test_a_tombstone_that_is_taken_away_is_missed(filled: str, make: Make) -> None:
    with open_record(filled) as record:
        record.erase(make(2).report.id, "asked for", NOON)
    tamper(filled, "DELETE FROM erased")
    with open_record(filled) as record, pytest.raises(RecordError, match="has lost r"):
        record.verify_history()


def test_erased_words_are_no_longer_in_the_file(tmp_path: Path, make: Make, stamp: Stamp) -> None:
    where = tmp_path / "record.sqlite"
    with open_record(where) as record:
        record.add(make(1), stamp())
        record.add(make(2), stamp())
        record.add(make(2, extractor="en-2"), stamp("en-2"))
        record.erase(make(2).report.id, "asked for", NOON)
        left = b"".join(path.read_bytes() for path in tmp_path.glob("record.sqlite*"))
    assert b"Report 0001" in left
    assert b"Report 0002" not in left
