"""`reportedly theatre`: the packs of conflicts."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.notices import notice


def list_bundled() -> None:
    """Lists the theatres that come with reportedly.

    Example: reportedly theatre list
    """
    from reportedly.theatre.load import bundled_theatres, load_theatre  # noqa: PLC0415 - pydantic takes its time

    for name in bundled_theatres():
        pack = load_theatre(name)
        sides = ", ".join(side.code for side in pack.sides) or "no sides"
        typer.echo(f"{name}: {pack.title} ({sides})")


def check(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", readable=False, help="The folder with the pack's .toml files.")
    ],
) -> None:
    """Checks a theatre pack, and names file, line and remedy for each fault.

    Example: reportedly theatre check my-theatre/
    """
    from reportedly.theatre.check import check_theatre  # noqa: PLC0415

    faults = check_theatre(folder)
    for fault in faults:
        notice(str(fault))
    if faults:
        raise typer.Exit(2)
    typer.echo(f"{folder}: no faults.")
