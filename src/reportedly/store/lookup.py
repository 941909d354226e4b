"""Finds what an id or a place's name means, and says what is near where it means nothing."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from reportedly.errors import NotInRecord
from reportedly.store import schema
from reportedly.store.payload import place_key
from reportedly.store.queries import runs

if TYPE_CHECKING:
    from sqlalchemy import Connection

_HINT = "`reportedly brief` shows what it holds"
_NEAR = 3  # how many near ones an error names: what fits on one line


def report_id(connection: Connection, given: str, where: str) -> str:
    """The id of the report whose id is, or alone begins with, `given`.

    Raises:
        NotInRecord: no report or more than one has such an id, or it was erased.
    """
    erased = connection.execute(select(schema.erased).where(schema.erased.c.report_id == given)).one_or_none()
    if erased is not None:
        on = erased.recorded_at.date().isoformat()
        raise NotInRecord(f"The report {given} was erased from {where} on {on}; nothing of it is left to show.")
    return _by_prefix(connection, select(schema.report.c.id), given, f"report {given}", where)


def claim_id(connection: Connection, given: str, where: str) -> str:
    """The id of the claim whose id is, or alone begins with, `given`, among the extractions that hold now.

    Raises:
        NotInRecord: no claim or more than one has such an id.
    """
    claim, current = schema.claim, runs(None)
    held = select(claim.c.id).join(
        current, and_(current.c.report_id == claim.c.report_id, current.c.run == claim.c.run)
    )
    return _by_prefix(connection, held, given, f"claim {given}", where)


def decision_id(connection: Connection, given: str, where: str) -> str:
    """The id of the decision whose id is, or alone begins with, `given`, whether it holds or was undone.

    Raises:
        NotInRecord: no decision or more than one has such an id.
    """
    hint = "`reportedly decisions` lists them"
    return _by_prefix(connection, select(schema.decision.c.id), given, f"decision {given}", where, hint=hint)


def place_condition(connection: Connection, given: str, where: str) -> ColumnElement[bool]:
    """What holds for the claims of a place, given by its id or its name in any case.

    Raises:
        NotInRecord: no claim speaks of such a place.
    """
    claim = schema.claim
    condition = or_(claim.c.place_id == given, claim.c.place_key == place_key(given))
    if connection.execute(select(claim.c.id).where(condition).limit(1)).first() is None:
        names = sorted(set(connection.scalars(select(claim.c.place_key).where(claim.c.place_key.is_not(None)))))
        near = get_close_matches(place_key(given), names, _NEAR)
        raise NotInRecord(_none(f"claim about {given}", near, where))
    return condition


def _by_prefix(
    connection: Connection, held: Select[tuple[str]], given: str, what: str, where: str, *, hint: str = _HINT
) -> str:
    found = _starting(connection, held, given) if given else []
    if given in found or len(found) == 1:
        return given if given in found else found[0]
    if found:
        raise NotInRecord(f"More than one id in {where} begins with {given}: {', '.join(found)}; give more of it.")
    near: list[str] = []
    for length in range(len(given) - 1, 1, -1):
        near = _starting(connection, held, given[:length])
        if near:
            break
    raise NotInRecord(_none(what, near, where, hint))


def _starting(connection: Connection, held: Select[tuple[str]], prefix: str) -> list[str]:
    column = held.selected_columns[0]
    begins = func.substr(column, 1, len(prefix)) == prefix  # with its case, which SQLite's LIKE leaves aside
    return list(connection.scalars(held.where(begins).order_by(column).limit(_NEAR)))


def _none(what: str, near: list[str], where: str, hint: str = _HINT) -> str:
    if near:
        hint = f"near it are {', '.join(near)}"
    return f"There is no {what} in the record {where}; {hint}."
