"""Writes the rows of a record and reads one report's back, inside a transaction of the caller."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, select, update

from reportedly.record import Extraction, Provenance, Rejected, Report
from reportedly.store import payload, queries, schema

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping, Table

    from reportedly.store.payload import Rows


def versions_of(provenance: Provenance) -> tuple[str, str, str]:
    """What an extraction depends on beside the report."""
    return provenance.extractor, provenance.theatre, provenance.gazetteer


def last_run(connection: Connection, report_id: str) -> int | None:
    """The run that holds of a report; None where there is no such report."""
    return connection.scalar(select(schema.report.c.run).where(schema.report.c.id == report_id))


def versions(connection: Connection, report_id: str) -> tuple[str, str, str]:
    """What the extraction of a report that holds now depended on."""
    return versions_of(provenance(connection, report_id))


def is_erased(connection: Connection, report_id: str) -> bool:
    """Whether the report was here and had to go."""
    erased = schema.erased.c.report_id
    return connection.execute(select(erased).where(erased == report_id)).first() is not None


def write(connection: Connection, taken: Rows, provenance: Provenance, run: int) -> None:
    """Writes an extraction as the run of its report that holds from now on."""
    if run == 1:
        connection.execute(insert(schema.report), {**taken.report, "run": run})
    else:
        of_report = schema.report.c.id == taken.report["id"]
        connection.execute(update(schema.report).where(of_report).values(**taken.report, run=run))
    made = {
        "reportedly": provenance.reportedly,
        "extractor": provenance.extractor,
        "theatre": provenance.theatre,
        "gazetteer": provenance.gazetteer,
        "recorded_at": provenance.recorded_at.astimezone(UTC),
    }
    connection.execute(insert(schema.extraction), {**taken.extraction, **made, "run": run})
    for table, items in ((schema.claim, taken.claims), (schema.evidence, taken.evidence)):
        if items:
            connection.execute(insert(table), [{**item, "run": run} for item in items])


def write_rejected(connection: Connection, rejected: Rejected, at: datetime) -> bool:
    """Writes a rejected input; False where it is there already."""
    table = schema.rejected
    same = and_(table.c.sha256 == rejected.sha256, table.c.path == rejected.path)
    if connection.execute(select(table.c.sha256).where(same)).first() is not None:
        return False
    row = {"sha256": rejected.sha256, "path": rejected.path, "reason": rejected.reason, "recorded_at": at}
    connection.execute(insert(table), row)
    return True


def erase(connection: Connection, report_id: str, why: str, at: datetime) -> None:
    """Deletes all rows of a report, of every run, and leaves a tombstone."""
    for table in (schema.evidence, schema.claim, schema.extraction):
        connection.execute(delete(table).where(table.c.report_id == report_id))
    connection.execute(delete(schema.report).where(schema.report.c.id == report_id))
    connection.execute(insert(schema.erased), {"report_id": report_id, "why": why, "recorded_at": at})


def report(connection: Connection, report_id: str) -> Report:
    """A report that is there."""
    return payload.report(connection.scalars(select(schema.report.c.payload).filter_by(id=report_id)).one())


def extraction(connection: Connection, report_id: str) -> Extraction:
    """What was taken from a report that is there, as it was added."""
    made = _made(connection, report_id)
    claims = _payloads(connection, schema.claim, report_id, made["run"])
    evidence = _payloads(connection, schema.evidence, report_id, made["run"])
    return payload.extraction(
        report(connection, report_id),
        tuple(payload.claim(text) for text in claims),
        tuple(payload.evidence(text) for text in evidence),
        made["payload"],
    )


def provenance(connection: Connection, report_id: str) -> Provenance:
    """What made the extraction that holds of a report that is there."""
    made = _made(connection, report_id)
    names = ("reportedly", "extractor", "theatre", "gazetteer", "recorded_at")
    return Provenance(**{name: made[name] for name in names})


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def count_now(connection: Connection, table: Table) -> int:
    """How many claims or evidence items the extractions that hold now have."""
    current = queries.runs(None)
    of_run = and_(current.c.report_id == table.c.report_id, current.c.run == table.c.run)
    return connection.scalar(select(func.count()).select_from(table.join(current, of_run))) or 0


def _made(connection: Connection, report_id: str) -> RowMapping:
    table = schema.extraction
    of_run = and_(schema.report.c.id == table.c.report_id, schema.report.c.run == table.c.run)
    held = select(table).join(schema.report, of_run).where(table.c.report_id == report_id)
    return connection.execute(held).mappings().one()


def _payloads(connection: Connection, table: Table, report_id: str, run: int) -> list[Any]:
    of_run = and_(table.c.report_id == report_id, table.c.run == run)
    return list(connection.scalars(select(table.c.payload).where(of_run).order_by(table.c.ordinal)))
