"""`reportedly extract`: reports to JSON lines, without a record."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.notices import notice, progress
from reportedly.cli.options import LexiconOption, PublishedOption, TheatreOption, theatre_named
from reportedly.cli.output import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.read import Given
    from reportedly.record import Rejected, Report
    from reportedly.theatre.model import Theatre


class ScopeOption(StrEnum):
    """How much of a report is read."""

    CLAIMS = "claims"
    ALL = "all"


def command(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="IN...", readable=False, help="Text, HTML or JSON lines, or folders.")
    ],
    *,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Where to write; else to standard output.")] = None,
    theatre: TheatreOption = "world",
    published: PublishedOption = None,
    scope: Annotated[
        ScopeOption, typer.Option(help="claims: what can hold a claim of conflict; all: everything.")
    ] = ScopeOption.CLAIMS,
    lexicon: LexiconOption = None,
    jobs: Annotated[int, typer.Option(min=1, help="How many processes share the work.")] = 1,
) -> None:
    """Writes what reports claim as JSON, a line for each report, in order; docs/design.md describes the keys.

    Example: reportedly extract report.txt --published 2022-09-11 --theatre world -o claims.jsonl
    """
    from reportedly.contract import line  # noqa: PLC0415 - the steps take their time to load
    from reportedly.pipeline import extract_reports  # noqa: PLC0415
    from reportedly.read import Given  # noqa: PLC0415

    pack = theatre_named(theatre or "world")
    given = Given(now=datetime.now(UTC), published=published, undated_ok=scope is ScopeOption.ALL)
    rejected: list[Rejected] = []
    with progress() as tell, writing(out) as stream:
        reports = _readable(inputs, pack, given, rejected)
        for done, extraction in enumerate(
            extract_reports(reports, pack, scope.value, jobs=jobs, lexicons=tuple(lexicon or ()), on_progress=tell),
            start=1,
        ):
            stream.write(line(extraction, pack.zone) + "\n")
            tell(f"{done} reports", None)
    for item in rejected:
        notice(f"Not read: {item.reason}")
    if rejected:
        raise typer.Exit(2)


def _readable(
    inputs: "Iterable[Path]", theatre: "Theatre", given: "Given", rejected: "list[Rejected]"
) -> "Iterator[Report]":
    """The reports of all inputs in order; what cannot be read goes to `rejected`."""
    from reportedly.pipeline import unreadable  # noqa: PLC0415
    from reportedly.read import read_path  # noqa: PLC0415
    from reportedly.record import Rejected  # noqa: PLC0415

    for path in inputs:
        for found in read_path(path, theatre.zone, given):
            refused = found if isinstance(found, Rejected) else unreadable(found)
            if refused is not None:
                rejected.append(refused)
            elif not isinstance(found, Rejected):
                yield found
