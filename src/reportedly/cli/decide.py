"""`reportedly merge`, `apart` and `split`: what the user decides about incidents, in place of the program."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import RECORD, RecordOption, TheatreOption, theatre_held
from reportedly.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportedly.deciding import Bound, Reason
    from reportedly.record import Claim, Decision, Incident, Situation
    from reportedly.store import Record
    from reportedly.theatre.model import Theatre

    Decide = Callable[[Sequence[Incident], Sequence[Claim], Sequence[Bound], Reason], Decision]

WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for whoever reviews it; required.")]
IncidentsArgument = Annotated[
    list[str],
    typer.Argument(metavar="ID", help="Incidents, by the beginning of their ids or the id of a claim of theirs."),
]


def merge(
    names: IncidentsArgument, why: WhyOption = "", record: RecordOption = RECORD, theatre: TheatreOption = None
) -> None:
    """Decides that incidents are one; that holds for every later run.

    Example: reportedly merge i3fa0 i77c1 --why "both tell of the raid at dawn"
    """
    from reportedly.deciding import merge as joining  # noqa: PLC0415 - the steps take their time to load

    merged, decision, now = _of_incidents(names, why, record, theatre, joining)
    before = listing(sorted({i.id for i in merged}))
    if len(now) > 1:
        typer.echo(f"The decision {decision.id} to merge {before} is kept; their claims are now of {listing(now)}.")
    else:
        typer.echo(f"{before} are now one incident, {now[0]} (decision {decision.id}).")


def apart(
    names: IncidentsArgument, why: WhyOption = "", record: RecordOption = RECORD, theatre: TheatreOption = None
) -> None:
    """Decides that incidents are never one, whatever is told of them later.

    Example: reportedly apart i3fa0 i77c1 --why "two raids, a night apart"
    """
    from reportedly.deciding import apart as parting  # noqa: PLC0415

    _, decision, now = _of_incidents(names, why, record, theatre, parting)
    typer.echo(f"{listing(now)} stay apart from now on (decision {decision.id}).")


def split(
    names: Annotated[list[str], typer.Argument(metavar="CLAIM", help="Claims of one incident, that leave it.")],
    why: WhyOption = "",
    record: RecordOption = RECORD,
    theatre: TheatreOption = None,
) -> None:
    """Decides that claims leave their incident; they stay together, and apart from its other claims.

    Example: reportedly split c41d9 c8812 --why "they tell of the second strike"
    """
    from reportedly import deciding, finding  # noqa: PLC0415
    from reportedly.store import open_record  # noqa: PLC0415

    reason = _reason(why)
    with open_record(record, create=False) as opened:
        desk = _Desk(opened, theatre_held(opened, theatre))
        leaving = [finding.claim(desk.now, name) for name in names]
        (incident,) = desk.named([leaving[0].id])
        decision = deciding.split(leaving, incident, desk.now.claims, reason)
        after = desk.decided(decision)
    gone = {claim.id for claim in leaving}
    own = holding(after, gone)
    others = holding(after, [claim for claim in incident.claims if claim not in gone])
    typer.echo(
        f"{listing(sorted(gone))} {_be(gone)} now of {listing(own)}, the rest of {incident.id} of {listing(others)} "
        f"(decision {decision.id})."
    )


def holding(situation: "Situation", claims: "Iterable[str]") -> list[str]:
    """The ids of the incidents that hold the claims."""
    wanted = set(claims)
    return [incident.id for incident in situation.incidents if not wanted.isdisjoint(incident.claims)]


def latest(record: "Record", theatre: "Theatre") -> "Situation":
    """All that the record holds."""
    from reportedly.cli.options import day_or_last  # noqa: PLC0415
    from reportedly.pipeline import situation  # noqa: PLC0415

    return situation(record, theatre, day_or_last(None, record, theatre))


def listing(names: "Sequence[str]") -> str:
    """Ids in a sentence."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _of_incidents(
    names: list[str], why: str, record: str, theatre: str | None, decide: "Decide"
) -> "tuple[list[Incident], Decision, list[str]]":
    """Decides about the incidents that the names lead to; gives them, the decision, and what holds their claims."""
    from reportedly.store import open_record  # noqa: PLC0415

    reason = _reason(why)
    _several(names)
    with open_record(record, create=False) as opened:
        desk = _Desk(opened, theatre_held(opened, theatre))
        named = desk.named(names)
        decision = decide(named, desk.now.claims, desk.held, reason)
        after = desk.decided(decision)
    return named, decision, holding(after, [claim for incident in named for claim in incident.claims])


class _Desk:
    """A record with all that it holds now, where a human decides."""

    def __init__(self, record: "Record", theatre: "Theatre") -> None:
        from reportedly.deciding import bound  # noqa: PLC0415

        self._record, self._theatre = record, theatre
        self.now = latest(record, theatre)
        self.held: Sequence[Bound] = bound(record.decisions(), self.now.claims)

    def named(self, names: list[str]) -> "list[Incident]":
        """The incidents that the names lead to, name by name."""
        from reportedly.finding import incident  # noqa: PLC0415

        return [incident(self.now, name, self._record.former_claims).incident for name in names]

    def decided(self, decision: "Decision") -> "Situation":
        """Keeps the decision, and gives what the record holds after it."""
        self._record.decide(decision)
        return latest(self._record, self._theatre)


def _reason(why: str) -> "Reason":
    from reportedly.deciding import Reason  # noqa: PLC0415

    words = " ".join(why.split())
    if not words:
        raise InputError("Give the reason with --why; without one nobody can review the decision.")
    return Reason(words, datetime.now(UTC))


def _several(names: list[str]) -> None:
    if len(names) == 1:
        raise InputError(f"Beside {names[0]} name at least one more incident or claim.")


def _be(names: set[str]) -> str:
    return "is" if len(names) == 1 else "are"
