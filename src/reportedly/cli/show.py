"""`reportedly show`: one claim, incident, place or report, with all that it stands on."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import RECORD, OnOption, RecordOption, TheatreOption, day_or_last, theatre_held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.record import Report
    from reportedly.store import Record
    from reportedly.theatre.model import Theatre


class What(StrEnum):
    """What can be shown."""

    CLAIM = "claim"
    INCIDENT = "incident"
    PLACE = "place"
    REPORT = "report"


def command(
    what: Annotated[What, typer.Argument(metavar="WHAT", help="claim, incident, place or report")],
    name: Annotated[str, typer.Argument(metavar="ID", help="Its id or the beginning of it; a place's name will do.")],
    on: OnOption = None,
    record: RecordOption = RECORD,
    theatre: TheatreOption = None,
) -> None:
    """Shows one thing of the record with the words that it stands on.

    Example: reportedly show place Lyman
    """
    from reportedly.store import open_record  # noqa: PLC0415 - the store takes its time to load

    with open_record(record, create=False) as opened:
        for line in shown(opened, theatre_held(opened, theatre), what, name, on):
            typer.echo(line)


def shown(record: "Record", theatre: "Theatre", what: What, name: str, on: str | None) -> "Iterable[str]":
    """The lines that show it.

    Raises:
        NotInRecord: there is no such thing; the error says what is near.
    """
    from reportedly import finding  # noqa: PLC0415
    from reportedly.cli import described, described_incident  # noqa: PLC0415
    from reportedly.deciding import bound  # noqa: PLC0415
    from reportedly.pipeline import situation  # noqa: PLC0415

    if what is What.CLAIM:
        claim = record.claim(name)
        return described.claim(claim, record.report(claim.report_id), theatre)
    if what is What.REPORT:
        report = record.report(name)
        told, made = record.claims(report=report.id), record.provenance(report.id)
        return described.report(report, told, made, theatre.zone, _original(report, record))
    now = situation(record, theatre, day_or_last(on, record, theatre))
    if what is What.INCIDENT:
        held = bound(record.decisions(), now.claims)
        return described_incident.incident(finding.incident(now, name, record.former_claims), now, held)
    return described.place(record.place_claims(name), now)


def _original(report: "Report", record: "Record") -> "Report | None":
    """The report that this one copies; None where it copies none."""
    from reportedly.link import copies  # noqa: PLC0415

    original = copies(record.reports()).get(report.id)
    return None if original is None else record.report(original)
