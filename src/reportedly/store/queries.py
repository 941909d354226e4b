"""The questions that a record answers, as SQL; every answer has a fixed order."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, func, select

from reportedly.record import Moment, Precision
from reportedly.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Table

_DAY = timedelta(days=1)


def runs(recorded_until: datetime | None) -> FromClause:
    """Each report with the run that holds: the newest, or the newest of those recorded by that time."""
    if recorded_until is None:
        return select(schema.report.c.id.label("report_id"), schema.report.c.run).subquery("runs")
    known = schema.extraction
    newest = select(known.c.report_id, func.max(known.c.run).label("run"))
    return newest.where(known.c.recorded_at <= recorded_until).group_by(known.c.report_id).subquery("runs")


def published_by(until: Moment | date | None) -> list[ColumnElement[bool]]:
    """Holds for reports whose publication lies wholly within or before `until`; a date is the day in UTC."""
    begin, end = schema.report.c.published_begin, schema.report.c.published_end
    if until is None:
        return []
    if isinstance(until, datetime):
        until = Moment.instant(until)
    elif isinstance(until, date):
        until = Moment(None, datetime.combine(until, time.min, UTC) + _DAY, Precision.DAY)
    if until.end is None:
        return []
    begun = begin <= until.end if until.begin == until.end else begin < until.end
    return [begun, func.coalesce(end, begin) <= until.end]


def reports(conditions: list[ColumnElement[bool]], recorded_until: datetime | None) -> Select[Any]:
    """Payloads of reports by publication and id."""
    current, report = runs(recorded_until), schema.report
    held = select(report.c.payload).join(current, current.c.report_id == report.c.id)
    return held.where(*conditions).order_by(report.c.published_begin.nulls_first(), report.c.id)


def items(table: Table, conditions: list[ColumnElement[bool]], recorded_until: datetime | None) -> Select[Any]:
    """Payloads of claims or evidence by publication, report, place in the text and id."""
    current, report = runs(recorded_until), schema.report
    of_run = and_(current.c.report_id == table.c.report_id, current.c.run == table.c.run)
    held = select(table.c.payload, table.c.report_id).join(current, of_run)
    held = held.join(report, report.c.id == table.c.report_id)
    order = (report.c.published_begin.nulls_first(), report.c.id, table.c.span_start, table.c.id)
    return held.where(*conditions).order_by(*order)
