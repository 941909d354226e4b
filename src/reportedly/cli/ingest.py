"""`reportedly ingest`: reports into a record."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.notices import notice, progress
from reportedly.cli.options import (
    RECORD,
    LexiconOption,
    PublishedOption,
    RecordOption,
    TheatreOption,
    theatre_for,
    theatre_missing,
    theatre_named,
)

if TYPE_CHECKING:
    from reportedly.pipeline import IngestResult
    from reportedly.read import Given


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", readable=False, help="Files of text, HTML or JSON lines, or folders of them."
        ),
    ],
    *,
    published: PublishedOption = None,
    outlet: Annotated[str | None, typer.Option(help="Who published reports that do not say it.")] = None,
    theatre: TheatreOption = None,
    record: RecordOption = RECORD,
    lexicon: LexiconOption = None,
) -> None:
    """Reads reports into a record. The same report twice changes nothing.

    Example: reportedly ingest reports/ --theatre sudan-2023
    """
    from reportedly.read import Given  # noqa: PLC0415 - the readers take their time to load

    given = Given(now=datetime.now(UTC), published=published, outlet=outlet)
    result = ingest_into(record, paths, theatre, given, tuple(lexicon or ()))
    for rejected in result.rejected:
        notice(f"Not read: {rejected.reason}")
    typer.echo(told(result))
    if result.rejected:
        raise typer.Exit(2)


def ingest_into(
    where: str, paths: list[Path], theatre_name: str | None, given: "Given", lexicons: tuple[Path, ...] = ()
) -> "IngestResult":
    """Ingests with a progress bar, now."""
    from reportedly.pipeline import ingest  # noqa: PLC0415 - the steps take their time to load
    from reportedly.store import open_record  # noqa: PLC0415

    if theatre_name is not None:
        theatre_named(theatre_name)  # a wrong name is told before a record is made
    elif not _exists(where):
        raise theatre_missing()
    with open_record(where) as opened, progress() as tell:
        return ingest(paths, opened, theatre_for(opened, theatre_name), given, tell, lexicons=lexicons)


def told(result: "IngestResult") -> str:
    """What an ingest did, in a sentence."""
    noun = "report" if result.added == 1 else "reports"
    parts = [f"{result.added} {noun} added"]
    if result.known:
        parts.append(f"{result.known} known already")
    if result.rejected:
        parts.append(f"{len(result.rejected)} not read")
    return ", ".join(parts) + "."


def _exists(where: str) -> bool:
    """Whether a record is there already; that of a server is always asked."""
    return "://" in where or Path(where).exists()
