"""What is said beside the results: notices on standard error, and progress where somebody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.pipeline import Progress

_PATIENCE = 1.0  # seconds; the issue asks for a bar where something takes longer than that


def notice(text: str) -> None:
    """One line on standard error."""
    typer.echo(text, err=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """Gives a function that shows how far the work is, after a second and on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _what, _share: None
        return
    from rich.console import Console  # noqa: PLC0415 - `reportedly --help` does without
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    began = monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None)

    def tell(what: str, share: float | None) -> None:
        if monotonic() - began >= _PATIENCE:
            bar.start()
        bar.update(task, description=what, total=None if share is None else 1.0, completed=share or 0.0)

    try:
        yield tell
    finally:
        bar.stop()
