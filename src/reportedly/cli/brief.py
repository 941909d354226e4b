"""`reportedly brief`: the situation report of a day."""

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.notices import notice
from reportedly.cli.options import RECORD, OnOption, RecordOption, TheatreOption, day_or_last, theatre_held
from reportedly.cli.output import writing

if TYPE_CHECKING:
    from datetime import date

    from reportedly.render import Brief
    from reportedly.store import Record
    from reportedly.theatre.model import Theatre

_COLUMNS = 100  # of a terminal brief that goes into a file


class FormatOption(StrEnum):
    """The forms of a brief."""

    TERMINAL = "terminal"
    MD = "md"
    HTML = "html"


def command(
    *,
    on: OnOption = None,
    sector: Annotated[str | None, typer.Option(help="Only sectors whose name holds this.")] = None,
    form: Annotated[FormatOption, typer.Option("--format", help="How it is written.")] = FormatOption.TERMINAL,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Where to write; else to standard output.")] = None,
    own_copy: Annotated[
        bool, typer.Option("--own-copy", help="Withhold nothing: for yourself, not to be published.")
    ] = False,
    record: RecordOption = RECORD,
    theatre: TheatreOption = None,
) -> None:
    """Shows the situation report of a day. What leaves your terminal keeps to the rules of docs/ethics.md.

    Example: reportedly brief --on 2022-09-11 --format html -o brief.html
    """
    from reportedly.store import open_record  # noqa: PLC0415 - the store takes its time to load

    private = own_copy or (out is None and sys.stdout.isatty())
    with open_record(record, create=False) as opened:
        pack = theatre_held(opened, theatre)
        told = brief_of(opened, pack, day_or_last(on, opened, pack), private=private, sector=sector)
    if out is None:
        typer.echo(written(told, form, terminal=sys.stdout.isatty()), nl=False, color=sys.stdout.isatty())
        return
    with writing(out) as stream:
        stream.write(written(told, form))
    notice(f"The brief is in {out}.")


def brief_of(record: "Record", theatre: "Theatre", on: "date", *, private: bool, sector: str | None = None) -> "Brief":
    """The brief of a day as its owner, or as the public may see it now."""
    from reportedly.pipeline import situation  # noqa: PLC0415
    from reportedly.policy import Audience, Policy  # noqa: PLC0415
    from reportedly.render import brief  # noqa: PLC0415

    policy = Policy(audience=Audience.OWNER) if private else Policy()
    return brief(situation(record, theatre, on), theatre, policy, now=datetime.now(UTC), sector=sector)


def written(told: "Brief", form: FormatOption, *, terminal: bool = False) -> str:
    """The brief in one of its forms; `terminal` adds colours and takes the terminal's width."""
    from reportedly import render  # noqa: PLC0415

    if form is FormatOption.HTML:
        return render.html(told)
    if form is FormatOption.MD:
        return render.markdown(told)
    from rich.console import Console  # noqa: PLC0415

    console = Console() if terminal else Console(width=_COLUMNS, no_color=True)
    with console.capture() as captured:
        console.print(render.terminal(told))
    return captured.get()
