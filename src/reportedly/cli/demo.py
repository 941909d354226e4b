"""`reportedly demo`: the example reports, from files to a brief."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.brief import FormatOption, brief_of, written
from reportedly.cli.ingest import ingest_into, told
from reportedly.cli.notices import notice
from reportedly.cli.options import theatre_named
from reportedly.cli.output import folder, writing
from reportedly.errors import InputError

_EXAMPLES = Path("examples/ukraine-2022")
_OUT = Path("out")


def command(
    examples: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", readable=False, help="A folder of reports that is called like its theatre."),
    ] = _EXAMPLES,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for record and page.")] = _OUT,
) -> None:
    """Takes in the example reports, shows the brief here and writes it as a page.

    Example: reportedly demo examples/sudan-2023
    """
    from reportedly.pipeline import last_day  # noqa: PLC0415 - the steps take their time to load
    from reportedly.read import Given  # noqa: PLC0415
    from reportedly.store import open_record  # noqa: PLC0415

    if not examples.is_dir():
        raise InputError(
            f"There is no folder {examples}; run this where the examples are, or name a folder of reports."
        )
    theatre = theatre_named(examples.resolve().name)
    where, page = folder(out) / f"{theatre.name}.sqlite", out / "brief.html"
    notice(f"Reading {examples}.")
    result = ingest_into(str(where), [examples], theatre.name, Given(now=datetime.now(UTC)))
    with open_record(where, create=False) as record:
        on = last_day(record, theatre)
        if on is None:
            notice(f"{examples} holds no report that could be read: {told(result)}")
            raise typer.Exit(2)
        private = sys.stdout.isatty()
        here = brief_of(record, theatre, on, private=private)
        public = brief_of(record, theatre, on, private=False)
    typer.echo(written(here, FormatOption.TERMINAL, terminal=private), nl=False, color=private)
    with writing(page) as stream:
        stream.write(written(public, FormatOption.HTML))
    notice(f"{told(result)} The same brief as a page: {page}, its record: {where}.")
