"""Writes and reads what humans decided about incidents, inside a transaction of the caller.

A decision is never deleted: undoing it sets the time from which it no longer holds.  Where a report is erased, the
words that decisions quote of it go too; their anchors keep report, span and event, which are no words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, insert, not_, select, update

from reportedly.record import Decision, DecisionKind
from reportedly.store import payload, schema

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Row, Select

_TABLE = schema.decision


def write(connection: Connection, decision: Decision) -> str | None:
    """Writes a decision and gives the hash of its content; None where it is there already.

    What it quotes of a report that was erased is not kept.
    """
    if connection.execute(select(_TABLE.c.id).where(_TABLE.c.id == decision.id)).first() is not None:
        return None
    gone = set(connection.scalars(select(schema.erased.c.report_id)))
    row = {
        "id": decision.id,
        "kind": decision.kind.value,
        "payload": payload.groups_text(_without_quotes(decision, gone).groups),
        "why": decision.why,
        "decided_at": decision.decided_at.astimezone(UTC),
    }
    connection.execute(insert(_TABLE), row)
    return digest_of(connection, decision.id)


def undo(connection: Connection, decision_id: str, at: datetime) -> str | None:
    """Marks a decision that is there as undone and gives the hash of its content; None where it was undone before."""
    still = and_(_TABLE.c.id == decision_id, _TABLE.c.undone_at.is_(None))
    if connection.execute(update(_TABLE).where(still).values(undone_at=at)).rowcount == 0:
        return None
    return digest_of(connection, decision_id)


def read(connection: Connection, recorded_until: datetime | None, *, undone: bool) -> tuple[Decision, ...]:
    """The decisions that hold, or those that were undone, now or as of a recording, by time and id."""
    question = select(_TABLE).order_by(_TABLE.c.decided_at, _TABLE.c.id)
    taken_back: ColumnElement[bool] = _TABLE.c.undone_at.is_not(None)
    if recorded_until is not None:
        question = question.where(_TABLE.c.decided_at <= recorded_until)
        taken_back = and_(taken_back, _TABLE.c.undone_at <= recorded_until)
    question = question.where(taken_back if undone else not_(taken_back))
    return tuple(_decision(row) for row in connection.execute(question))


def take_out_quotes(connection: Connection, report_id: str) -> Iterator[tuple[str, str]]:
    """Blanks all that decisions quote of a report; gives the id of each that it changed, with its new hash."""
    for row in connection.execute(_ordered()).all():
        decision = _decision(row)
        blank = _without_quotes(decision, {report_id})
        if blank != decision:
            text = payload.groups_text(blank.groups)
            connection.execute(update(_TABLE).where(_TABLE.c.id == row.id).values(payload=text))
            yield row.id, digest_of(connection, row.id)


def contents(connection: Connection) -> Iterator[tuple[str, str]]:
    """Each decision's id with the hash of its content."""
    for row in connection.execute(_ordered()):
        yield row.id, _digest(row)


def digest_of(connection: Connection, decision_id: str) -> str:
    """The hash of the content of a decision that is there."""
    return _digest(connection.execute(select(_TABLE).where(_TABLE.c.id == decision_id)).one())


def _digest(row: Row[Any]) -> str:
    undone = "" if row.undone_at is None else schema.iso(row.undone_at)
    return payload.digest((row.kind, row.payload, schema.iso(row.decided_at), undone, row.why))


def _ordered() -> Select[Any]:
    return select(_TABLE).order_by(_TABLE.c.id)


def _decision(row: Row[Any]) -> Decision:
    return Decision(row.id, DecisionKind(row.kind), payload.groups(row.payload), row.why, row.decided_at)


def _without_quotes(decision: Decision, reports: Collection[str]) -> Decision:
    groups = tuple(tuple(replace(a, quote="") if a.report_id in reports else a for a in g) for g in decision.groups)
    return replace(decision, groups=groups)
