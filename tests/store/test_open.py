"""Opening a record: what is one, what is none, and what stands in the way."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, event, text

from reportedly.errors import NewerRecord, RecordBusy, RecordError, RecordFull
from reportedly.store import migrate, open_record, schema

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reportedly.record import Extraction, Provenance

    Make = Callable[..., Extraction]
    Stamp = Callable[..., Provenance]
    StartAdding = Callable[..., subprocess.Popen[str]]

NOBODY = 65534  # the user of that name on Linux


def engine_of(where: str) -> Engine:
    return create_engine(where if "://" in where else f"sqlite:///{where}")


def test_the_migrations_lead_to_the_tables_that_the_code_uses(record_url: str) -> None:
    open_record(record_url).close()
    engine = engine_of(record_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.REVISION_TABLE})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()
    assert migrate.known_revisions()[0] == schema.HEAD


def test_a_record_of_a_newer_version_is_refused_and_left_alone(record_url: str) -> None:
    open_record(record_url).close()
    engine = engine_of(record_url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {schema.REVISION_TABLE} SET version_num = '9999'"))  # noqa: S608
    with pytest.raises(NewerRecord, match=r"made by a newer version of reportedly .*9999"):
        open_record(record_url)
    with engine.begin() as connection:
        assert connection.scalar(text(f"SELECT version_num FROM {schema.REVISION_TABLE}")) == "9999"  # noqa: S608
    engine.dispose()


def test_a_database_of_something_else_is_refused_and_left_alone(record_url: str) -> None:
    engine = engine_of(record_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bookmark (name TEXT)"))
    with pytest.raises(RecordError, match=r"holds something else \(the table bookmark\)"):
        open_record(record_url)
    with engine.begin() as connection, pytest.raises(Exception, match="report"):
        connection.execute(text("SELECT 1 FROM report"))
    engine.dispose()


def test_no_record_is_made_where_none_is_asked_for(tmp_path: Path) -> None:
    where = tmp_path / "none.sqlite"
    with pytest.raises(RecordError, match="There is no record at"):
        open_record(where, create=False)
    assert not where.exists()


@pytest.mark.postgresql
def test_no_record_is_made_in_an_empty_database_where_none_is_asked_for(postgresql_url: str) -> None:
    with pytest.raises(RecordError, match="There is no record at"):
        open_record(postgresql_url, create=False)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    where = tmp_path / "letter.txt"
    where.write_text("A letter that somebody wrote.\n" * 100, "utf-8")
    before = where.read_bytes()
    with pytest.raises(RecordError, match=r"letter\.txt is no record or is damaged"):
        open_record(where)
    assert where.read_bytes() == before


def test_a_damaged_record_is_told(tmp_path: Path, make: Make, stamp: Stamp) -> None:
    where = tmp_path / "record.sqlite"
    with open_record(where) as record:
        for number in range(20):
            record.add(make(number, claims=20), stamp())
    content = bytearray(where.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    where.write_bytes(content)
    with pytest.raises(RecordError, match="is no record or is damaged"), open_record(where) as record:
        record.claims()


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ("{folder}", "is a folder"),
        ("{folder}/missing/record.sqlite", "folder .* is not there"),
        ("mysql://host/name", "cannot be kept in mysql"),
        ("postgresql+nodriver://host/name", "driver postgresql.nodriver is not known"),
        ("postgresql://user:secret@/name?host={folder}", "cannot be used: connection"),
        ("://", "is no URL"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_in_one_sentence(tmp_path: Path, where: str, fault: str) -> None:
    with pytest.raises(RecordError, match=fault) as told:
        open_record(where.format(folder=tmp_path))
    assert "\n" not in str(told.value)
    assert "secret" not in str(told.value)


READ_ONLY = """
import os, sys
from datetime import UTC, datetime
from reportedly.errors import RecordError
from reportedly.record import Rejected
from reportedly.store import open_record
if os.geteuid() == 0:
    os.setuid(int(sys.argv[2]))
try:
    with open_record(sys.argv[1]) as record:
        print(record.counts().reports)
        record.add_rejected(Rejected("a", "b", "c"), datetime(2024, 1, 1, tzinfo=UTC))
except RecordError as error:
    print(error)
"""


def test_a_record_that_may_only_be_read_answers_but_takes_nothing_in(
    make: Make, stamp: Stamp, open_folder: Path
) -> None:
    where = open_folder / "record.sqlite"
    with open_record(where) as record:
        record.add(make(1), stamp())
    where.chmod(0o444)
    command = [sys.executable, "-c", READ_ONLY, str(where), str(NOBODY)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said == ["1", f"The record {where} may not be written to; give yourself the right to, or work on a copy."]


@pytest.fixture
def open_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that every user may write to, so that only the file's own mode stands in the way."""
    folder = tmp_path_factory.mktemp("open")
    modes = {path: path.stat().st_mode for path in (folder, *folder.parents[:2])}
    for path in modes:
        path.chmod(0o777 if path == folder else 0o711)
    yield folder
    for path, mode in modes.items():
        path.chmod(mode)


def test_a_full_disk_leaves_the_record_as_it_was(tmp_path: Path, make: Make, stamp: Stamp) -> None:
    where = tmp_path / "record.sqlite"
    with open_record(where) as record:
        record.add(make(1), stamp())
    pages = where.stat().st_size // 4096

    def limit(connection: sqlite3.Connection, _entry: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Engine, "connect", limit)
    try:
        with open_record(where) as record:
            with pytest.raises(RecordFull, match=r"is full; what was recorded before is whole"):
                record.add(make(2, claims=500), stamp())
            assert record.counts().reports == 1
            record.verify_history()
    finally:
        event.remove(Engine, "connect", limit)
    with open_record(where) as record:
        assert record.add(make(2, claims=500), stamp())


def test_a_new_record_on_a_full_disk_is_told(tmp_path: Path) -> None:
    def limit(connection: sqlite3.Connection, _entry: object) -> None:
        connection.execute("PRAGMA max_page_count = 2")

    event.listen(Engine, "connect", limit)
    try:
        with pytest.raises(RecordFull):
            open_record(tmp_path / "record.sqlite")
    finally:
        event.remove(Engine, "connect", limit)
    open_record(tmp_path / "record.sqlite").close()


def test_a_writer_that_does_not_let_go_is_told(record_url: str, make: Make, stamp: Stamp) -> None:
    with open_record(record_url) as holder, open_record(record_url, busy_timeout=0.1) as record:
        with holder._database.writing():  # noqa: SLF001 - a writer that holds on has no public name
            with pytest.raises(RecordBusy, match=r"did not finish within 0\.1 seconds"):
                record.add(make(1), stamp())
            assert record.reports() == ()  # who only reads need not wait
        assert record.add(make(1), stamp())


def test_two_processes_at_once_both_get_their_reports_in(
    record_url: str, make: Make, stamp: Stamp, start_adding: StartAdding
) -> None:
    other = start_adding(record_url, range(40))
    assert other.stdout is not None
    assert other.stdout.readline() == "added\n"
    with open_record(record_url) as record:
        ours = [record.add(make(number), stamp()) for number in (0, *range(40, 50))]  # 0 is there already
    assert other.poll() is None, "the other was done before we began"
    assert other.stdout.read() == "added\n" * 39
    assert other.wait() == 0
    assert ours == [False, *[True] * 10]
    with open_record(record_url) as record:
        assert record.counts().reports == 50
        assert len(record.history()) == 50
        record.verify_history()


def test_a_killed_process_leaves_whole_reports(record_url: str, make: Make, start_adding: StartAdding) -> None:
    process = start_adding(record_url, range(120))
    assert process.stdout is not None
    for _ in range(5):
        assert process.stdout.readline() == "added\n"
    process.kill()
    process.communicate()
    with open_record(record_url) as record:
        record.verify_history()
        reports = record.reports()
        assert 5 <= len(reports) < 120
        assert all(len(record.claims(report=report.id)) == len(make(1).claims) for report in reports)


def test_an_interrupt_in_the_middle_leaves_the_record_as_it_was(
    record_url: str, make: Make, stamp: Stamp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with open_record(record_url) as record:
        with monkeypatch.context() as patch:
            patch.setattr("reportedly.store.history.append", interrupt)  # Ctrl-C after the rows, before the log
            with pytest.raises(KeyboardInterrupt):
                record.add(make(1), stamp())
        assert record.counts().reports == 0
        assert record.add(make(1), stamp())


PLAIN_OPEN = """
import sys
from reportedly.store import open_record
open_record(sys.argv[1]).close()
print("alembic" in sys.modules)
"""


def test_a_record_that_is_up_to_date_opens_without_loading_the_migrations(tmp_path: Path) -> None:
    where = tmp_path / "record.sqlite"
    open_record(where).close()
    command = [sys.executable, "-c", PLAIN_OPEN, str(where)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"
