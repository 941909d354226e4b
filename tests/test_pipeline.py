from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from reportedly.errors import RecordError
from reportedly.pipeline import IngestResult, extract_reports, ingest, last_day, situation, theatre_of
from reportedly.processes import BATCH, batches
from reportedly.read import Given, read_path
from reportedly.record import Hold, Report, Situation, Span
from reportedly.store import Record, open_record
from reportedly.theatre.load import load_theatre

if TYPE_CHECKING:
    from pathlib import Path

THEATRE = load_theatre("sudan-2023")
NOW = datetime(2024, 1, 1, tzinfo=UTC)
REPORTS = {
    "a.txt": (
        "Outlet: Two Rivers\nPublished: 2023-06-18\n\n"
        "The Rapid Support Forces said on Sunday that RSF fighters had captured Nyala.\n"
    ),
    "b.txt": (
        "Outlet: Nile Post\nPublished: 2023-06-20\n\n"
        "The Sudanese Armed Forces said that SAF troops had captured Omdurman on Monday.\n"
    ),
    "c.txt": (
        "Outlet: Delta News\nPublished: 2023-06-21\n\n"
        "The Sudanese Armed Forces said that SAF troops had captured Omdurman on Monday. The mayor was silent.\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def given(**more: str) -> Given:
    return Given(now=NOW, **more)  # type: ignore[arg-type]


def told(record: Record, on: date = date(2023, 6, 30)) -> Situation:
    return situation(record, THEATRE, on)


def test_an_ingest_adds_each_report_once(folder: Path) -> None:
    with open_record(":memory:") as record:
        assert ingest([folder], record, THEATRE, given()) == IngestResult(3, 0, ())
        before = told(record)
        assert ingest([folder], record, THEATRE, given()) == IngestResult(0, 3, ())
        assert told(record) == before
        assert theatre_of(record) == "sudan-2023"
        assert last_day(record, THEATRE) == date(2023, 6, 21)


def test_the_order_of_ingestion_changes_nothing_that_is_known(folder: Path) -> None:
    found = []
    for names in (sorted(REPORTS), sorted(REPORTS, reverse=True)):
        with open_record(":memory:") as record:
            for name in names:
                ingest([folder / name], record, THEATRE, given())
            found.append(told(record))
    assert found[0] == found[1]


def test_two_outlets_that_quote_one_army_are_one_voice(folder: Path) -> None:
    with open_record(":memory:") as record:
        ingest([folder], record, THEATRE, given())
        incident = next(i for i in told(record).incidents if i.place and i.place.name == "Omdurman")
    assert len(incident.claims) == 2
    assert len(incident.voices) == 1


def test_a_day_knows_only_what_was_published_by_its_end(folder: Path) -> None:
    with open_record(":memory:") as record:
        ingest([folder / "a.txt"], record, THEATRE, given())
        before = told(record, date(2023, 6, 18))
        ingest([folder / "b.txt"], record, THEATRE, given())
        assert told(record, date(2023, 6, 18)) == before
        holders = {h.place.name: (h.state, h.side) for h in told(record).holdings}
        assert told(record, date(2023, 6, 17)).claims == ()
    assert holders == {"Nyala": (Hold.HELD, "RSF"), "Omdurman": (Hold.HELD, "SAF")}


def test_what_cannot_be_read_is_kept_with_its_reason(folder: Path) -> None:
    (folder / "d.jsonl").write_text(
        '{"doc_id": "d", "text": "Le maire parle.", "published": "2023-06-20", "language": "fr"}\n'
    )
    (folder / "e.txt").write_bytes(b"")
    (folder / "f.txt").write_text("Published: 2023-06-20\n\nЖители услышали взрывы.\n", encoding="utf-8")
    with open_record(":memory:") as record:
        result = ingest([folder], record, THEATRE, given())
        assert result.added == 3
        assert set(record.rejected()) == set(result.rejected)
    assert len(result.rejected) == 3


def test_a_record_takes_reports_of_one_theatre_only(folder: Path) -> None:
    with open_record(":memory:") as record:
        ingest([folder], record, THEATRE, given())
        with pytest.raises(RecordError, match="sudan-2023"):
            ingest([folder], record, load_theatre("world"), given())


def test_reports_come_out_in_the_order_they_went_in(folder: Path) -> None:
    reports = [r for r in read_path(folder, THEATRE.zone, given()) if isinstance(r, Report)]
    backwards = list(reversed(reports))
    assert [e.report for e in extract_reports(backwards, THEATRE)] == backwards
    assert [len(b) for b in batches(reports * 6)] == [BATCH, 3 * 6 - BATCH]


def test_demonyms_are_places_where_everything_is_read(folder: Path) -> None:
    report = next(r for r in read_path(folder / "a.txt", THEATRE.zone, given()) if isinstance(r, Report))
    asked = replace(report, text=f"{report.text}A Kenyan was there.\n", body=(Span(0, len(report.text) + 20),))
    (claims,), (whole,) = (tuple(extract_reports([asked], THEATRE, scope)) for scope in ("claims", "all"))
    assert "Kenyan" not in {p.text for p in claims.places}
    assert "Kenyan" in {p.text for p in whole.places}
