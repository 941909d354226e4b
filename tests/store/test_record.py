"""What a record keeps, and how it answers; on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import MetaData, create_engine, select

from reportedly.errors import NaiveTimeError, NotInRecord, RecordError
from reportedly.record import Event, Extraction, Family, Moment, Provenance, Rejected
from reportedly.store import Entry, open_record

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Extraction]
    Stamp = Callable[..., Provenance]

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
ZONE = ZoneInfo("Africa/Khartoum")
TIMES = {"recorded_at", "seq", "previous", "hash"}


def dump(where: str, *, without: frozenset[str] = frozenset()) -> str:
    """Every row of every table, sorted, as text."""
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    tables = MetaData()
    tables.reflect(engine)
    rows: list[str] = []
    with engine.connect() as connection:
        for table in tables.sorted_tables:
            columns = [column for column in table.c if column.name not in without]
            rows += [f"{table.name} {tuple(row)}" for row in connection.execute(select(*columns))]
    engine.dispose()
    return "\n".join(sorted(rows))


def test_an_extraction_comes_back_as_it_went_in(record_url: str, make: Make, stamp: Stamp) -> None:
    with open_record(record_url) as record:
        assert record.add(make(1), stamp())
    with open_record(record_url, create=False) as record:
        assert record.extraction(make(1).report.id) == make(1)
        assert record.report(make(1).report.id) == make(1).report
        assert record.provenance(make(1).report.id) == stamp()


def test_the_same_report_twice_changes_nothing(record_url: str, make: Make, stamp: Stamp) -> None:
    with open_record(record_url) as record:
        assert record.add(make(1), stamp(minute=1))
        before = dump(record_url)
        assert not record.add(make(1), stamp(minute=2))
    assert dump(record_url) == before


def test_the_order_of_ingestion_changes_no_content(record_url: str, make: Make, stamp: Stamp) -> None:
    dumps = []
    for numbers in ([1, 2, 3, 4], [4, 2, 1, 3]):
        with open_record(record_url) as record:
            for minute, number in enumerate(numbers):
                record.add(make(number), stamp(minute=minute))
            answers = (record.reports(), record.claims(), record.evidence(), record.counts())
        dumps.append((dump(record_url, without=frozenset(TIMES)), answers))
        empty(record_url)
    assert dumps[0] == dumps[1]


def empty(where: str) -> None:
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    tables = MetaData()
    tables.reflect(engine)
    tables.drop_all(engine)
    engine.dispose()


def test_reports_and_claims_come_by_publication_then_by_place_in_the_text(
    record_url: str, make: Make, stamp: Stamp
) -> None:
    with open_record(record_url) as record:
        for number in (9, 3, 6, 31):  # 3 and 31 share a day
            record.add(make(number), stamp())
        reports = record.reports()
        order = {report.id: place for place, report in enumerate(reports)}
        assert list(reports) == sorted(reports, key=lambda r: (r.published, r.id))
        keys = [(order[c.report_id], c.span.start, c.id) for c in record.claims()]
    assert keys == sorted(keys)


def test_claims_are_filtered_by_each_condition_and_by_all_together(record_url: str, make: Make, stamp: Stamp) -> None:
    both = (*make(1, claims=8).claims, *make(2, claims=8).claims)
    with open_record(record_url) as record:
        record.add(make(1, claims=8), stamp())
        record.add(make(2, claims=8), stamp())
        report = make(2, claims=8).report.id
        assert record.claims(report=report) == make(2, claims=8).claims
        assert record.claims(event=Event.SHELLED) == tuple(c for c in both if c.event == Event.SHELLED)
        assert record.claims(family=Family.GAIN) == tuple(c for c in both if c.event.family == Family.GAIN)
        assert record.claims(place="theatre:rabak") == tuple(c for c in both if c.place and c.place.name == "Rabak")
        assert record.claims(source="s:1") == tuple(c for c in both if c.source and c.source.source_id == "s:1")
        assert {c.report_id for c in record.claims(report=report, event=Event.SHELLED)} == {report}
        assert record.claims(report=report, place="theatre:nowhere") == ()
        assert record.evidence(report=report) == make(2, claims=8).evidence


def test_only_reports_published_wholly_by_then_are_known(record_url: str, make: Make, stamp: Stamp) -> None:
    day = date(2023, 5, 3)
    with open_record(record_url) as record:
        for number in (1, 2, 3):  # published on 2, 3 and 4 May
            record.add(make(number), stamp())
        until = Moment.civil(day, day, ZONE)
        assert [r.doc_id for r in record.reports(until)] == ["d1", "d2"]
        assert {c.report_id for c in record.claims(published_until=until)} == {make(n).report.id for n in (1, 2)}
        assert len(record.evidence(published_until=until)) == 2
        assert [r.doc_id for r in record.reports(day)] == ["d1", "d2"]
        evening = datetime(2023, 5, 3, 18, tzinfo=ZONE)
        assert [r.doc_id for r in record.reports(Moment.instant(evening))] == ["d1"]


def test_a_new_extractor_takes_the_place_of_the_old_and_the_report_stays(
    record_url: str, make: Make, stamp: Stamp
) -> None:
    better = make(1, claims=5, extractor="en-2")
    with open_record(record_url) as record:
        record.add(make(1), stamp("en-1", minute=1))
        assert record.add(better, stamp("en-2", minute=2))
        assert record.extraction(better.report.id) == better
        assert record.claims() == better.claims
        assert (record.counts().reports, record.counts().claims) == (1, 5)
        assert [line.what for line in record.history()] == [Entry.ADDED, Entry.REPLACED]
        record.verify_history()


def test_another_theatre_version_takes_the_place_of_the_old(record_url: str, make: Make, stamp: Stamp) -> None:
    with open_record(record_url) as record:
        record.add(make(1), stamp(theatre="sudan@1"))
        assert record.add(make(1), stamp(theatre="sudan@2"))
        assert not record.add(make(1), stamp(theatre="sudan@2"))


def test_what_was_recorded_by_a_time_can_still_be_asked_after_a_new_extraction(
    record_url: str, make: Make, stamp: Stamp
) -> None:
    better = make(1, claims=5, extractor="en-2")
    with open_record(record_url) as record:
        record.add(make(1), stamp("en-1", minute=10))
        record.add(better, stamp("en-2", minute=20))
        assert record.claims(recorded_until=NOON + timedelta(minutes=5)) == ()
        assert record.reports(recorded_until=NOON + timedelta(minutes=5)) == ()
        assert record.claims(recorded_until=NOON + timedelta(minutes=15)) == make(1).claims
        assert record.claims(recorded_until=NOON + timedelta(minutes=25)) == better.claims


def test_an_id_may_be_cut_short_and_an_unknown_one_names_what_is_near(
    record_url: str, make: Make, stamp: Stamp
) -> None:
    with open_record(record_url) as record:
        for number in range(1, 6):
            record.add(make(number), stamp())
        report, claim = make(1).report, make(1).claims[0]
        assert record.report(report.id[:9]) == report
        assert record.claim(claim.id[:12]) == claim
        with pytest.raises(NotInRecord, match=f"no report {report.id[:9]}zz .*near it are {report.id}"):
            record.report(f"{report.id[:9]}zz")
        with pytest.raises(NotInRecord, match=r"More than one id .* begins with c"):
            record.claim("c")
        with pytest.raises(NotInRecord, match="There is no claim %"):
            record.claim("%")


def test_a_place_is_found_by_its_id_or_its_name_in_any_case(record_url: str, make: Make, stamp: Stamp) -> None:
    with open_record(record_url) as record:
        record.add(make(1, claims=8), stamp())
        assert len(record.place_claims("RABAK")) == 2
        assert record.place_claims("RABAK") == record.place_claims("theatre:rabak")
        with pytest.raises(NotInRecord, match="near it are rabak"):
            record.place_claims("Rabbak")


def test_a_rejected_input_is_kept_once_for_each_path(record_url: str) -> None:
    broken = Rejected("in/a.txt", "ab" * 32, "It is empty.")
    with open_record(record_url) as record:
        assert record.add_rejected(broken, NOON)
        assert not record.add_rejected(broken, NOON + timedelta(hours=1))
        assert record.add_rejected(Rejected("in/b.txt", broken.sha256, broken.reason), NOON)
        assert [r.path for r in record.rejected()] == ["in/a.txt", "in/b.txt"]
        assert record.counts().rejected == 2
        record.verify_history()


def test_a_time_without_a_zone_is_refused(record_url: str, make: Make) -> None:
    naive = datetime(2024, 1, 1, 12)  # noqa: DTZ001 - the fault that is tested
    with open_record(record_url) as record:
        with pytest.raises(NaiveTimeError):
            record.add(make(1), Provenance("0.1.0", "en-1", "t", "g", naive))
        with pytest.raises(NaiveTimeError):
            record.add_rejected(Rejected("a", "b", "c"), naive)
        with pytest.raises(NaiveTimeError):
            record.erase(make(1).report.id, "asked for", naive)
        assert record.history() == ()


def test_a_time_of_recording_is_kept_in_utc(record_url: str, make: Make) -> None:
    at = datetime(2024, 1, 1, 15, 30, 0, 123456, tzinfo=timezone(timedelta(hours=3)))
    with open_record(record_url) as record:
        record.add(make(1), Provenance("0.1.0", "en-1", "t", "g", at))
        assert record.history()[0].recorded_at == at
        assert record.history()[0].recorded_at.utcoffset() == timedelta(0)
        record.verify_history()


def test_a_claim_of_another_report_is_refused(record_url: str, make: Make, stamp: Stamp) -> None:
    mixed: dict[str, Any] = {"report": make(1).report, "claims": make(2).claims}
    with open_record(record_url) as record:
        with pytest.raises(RecordError, match="says it is of the report"):
            record.add(Extraction(**mixed), stamp())
        assert record.counts().reports == 0
