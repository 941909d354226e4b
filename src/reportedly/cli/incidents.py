"""`reportedly incidents`: a list of them, newest first."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import RECORD, RecordOption, TheatreOption, day, side_code, theatre_held

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reportedly.record import Claim, Incident, Situation

    Wanted = Callable[[Incident], bool]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def command(
    *,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="Only those whose time meets this day, by all that is known now."),
    ] = None,
    place: Annotated[str | None, typer.Option("--place", help="Only those with a claim about this place.")] = None,
    side: Annotated[
        str | None, typer.Option("--side", metavar="CODE", help="Only those that this side tells, acts in or suffers.")
    ] = None,
    min_voices: Annotated[
        int, typer.Option("--min-voices", min=0, help="Only those that so many independent voices tell.")
    ] = 0,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only those on which accounts differ.")] = False,
    record: RecordOption = RECORD,
    theatre: TheatreOption = None,
) -> None:
    """Lists incidents, newest first: when, where and what, how many voices, the grade, and what is disputed.

    Example: reportedly incidents --place Izium --min-voices 2
    """
    from reportedly.cli.decide import latest  # noqa: PLC0415 - the steps take their time to load
    from reportedly.cli.described_incident import line  # noqa: PLC0415
    from reportedly.store import open_record  # noqa: PLC0415

    asked = day(on)
    with open_record(record, create=False) as opened:
        pack = theatre_held(opened, theatre)
        code = None if side is None else side_code(side, pack)
        about = None if place is None else {claim.id for claim in opened.place_claims(place)}
        now = latest(opened, pack)
    claims = {claim.id: claim for claim in now.claims}
    conditions: list[Wanted] = [lambda i: len(i.voices) >= min_voices]
    if asked is not None:
        conditions.append(lambda i: _meets(i, asked, now))
    if about is not None:
        conditions.append(lambda i: not about.isdisjoint(i.claims))
    if code is not None:
        conditions.append(lambda i: code in i.sides or any(_of(code, claims[name]) for name in i.claims))
    if disputed:
        conditions.append(lambda i: bool(i.disputes or i.accounts))
    found = [i for i in now.incidents if all(holds(i) for holds in conditions)]
    if not found:
        typer.echo(f"No such incident is told of in {opened.where}.")
    for incident in sorted(found, key=_last_instant, reverse=True):  # of the same time by id, as they come
        for words in line(incident, now, claims):
            typer.echo(words)


def _last_instant(incident: "Incident") -> datetime:
    when = incident.when
    return (when and (when.end or when.begin)) or _LONG_AGO


def _meets(incident: "Incident", on: "date", now: "Situation") -> bool:
    from reportedly.record import Moment  # noqa: PLC0415

    return incident.when is not None and incident.when.meets(Moment.civil(on, on, now.zone))


def _of(code: str, claim: "Claim") -> bool:
    """Whether the side acts or suffers in a claim."""
    return code in {party.side for party in (claim.actor, claim.target) if party is not None}
