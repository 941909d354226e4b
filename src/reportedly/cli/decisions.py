"""`reportedly decisions` and `undo`: what was decided about incidents, and taking it back."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from reportedly.cli.decide import holding, latest, listing
from reportedly.cli.options import RECORD, RecordOption, TheatreOption, theatre_for
from reportedly.errors import InputError


def command(
    undone: Annotated[
        bool, typer.Option("--undone", help="Those that were taken back, in place of those that hold.")
    ] = False,
    record: RecordOption = RECORD,
) -> None:
    """Lists what was decided about incidents, with the words that no claim stands on any more, for review.

    Example: reportedly decisions --record war.sqlite
    """
    from reportedly.cli.described_incident import decision  # noqa: PLC0415 - the store takes its time to load
    from reportedly.deciding import bound  # noqa: PLC0415
    from reportedly.store import Entry, open_record  # noqa: PLC0415

    with open_record(record, create=False) as opened:
        claims = {claim.id: claim for claim in opened.claims()}
        listed = bound(opened.decisions(undone=undone), claims.values())
        since = {line.subject: line.recorded_at for line in opened.history() if line.what is Entry.UNDONE}
    if not listed:
        typer.echo(f"No decision {'was undone' if undone else 'about incidents holds'} in {opened.where}.")
    for one in listed:
        for line in decision(one, claims, since.get(one.decision.id)):
            typer.echo(line)


def undo(
    name: Annotated[str, typer.Argument(metavar="DECISION", help="Its id or the beginning of it.")],
    record: RecordOption = RECORD,
    theatre: TheatreOption = None,
) -> None:
    """Takes a decision back; it stays in the record as one that was undone.

    Example: reportedly undo d52b
    """
    from reportedly.deciding import bound  # noqa: PLC0415
    from reportedly.pipeline import theatre_of  # noqa: PLC0415
    from reportedly.store import open_record  # noqa: PLC0415

    with open_record(record, create=False) as opened:
        pack = theatre_for(opened, theatre) if theatre_of(opened) is not None else None
        held = opened.decisions()
        if not opened.undo(name, datetime.now(UTC)):
            raise InputError(f"The decision {name} was undone before; `reportedly decisions` lists those that hold.")
        gone = next(d for d in held if d.id.startswith(name))
        after = latest(opened, pack) if pack is not None else None
        claims = bound([gone], after.claims)[0].found if after else frozenset()
        now = holding(after, claims) if after else []
    rest = f"; its claims are now of {listing(now)}" if now else ""
    typer.echo(f"The decision {gone.id} is undone{rest}.")
