"""The application: its commands, and how every error becomes one sentence and an exit code.

Exit codes: 0 done, 2 the input, an option or the record is wrong, 130 interrupted (128 + SIGINT), 141 the reader of the
output went away (128 + SIGPIPE).
"""

import os
import sys
from contextlib import suppress
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import (
    brief,
    decide,
    decisions,
    demo,
    explain,
    extract,
    gazetteer,
    incidents,
    ingest,
    lexicon,
    show,
    sources,
    theatre,
)
from reportedly.cli.notices import notice
from reportedly.cli.output import unwritable
from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

WRONG, INTERRUPTED, UNREAD = 2, 130, 141


def guarded(command: "Callable[..., None]") -> "Callable[..., None]":
    """The command, but so that what we raise on purpose is told in one sentence and ends with its exit code."""

    @wraps(command)
    def run(*args: object, **options: object) -> None:
        try:
            command(*args, **options)
            sys.stdout.flush()
        except ReportedlyError as error:
            notice(str(error))
            raise typer.Exit(WRONG) from error
        except KeyboardInterrupt as interrupt:
            notice("Interrupted; what was recorded until now is whole.")
            raise typer.Exit(INTERRUPTED) from interrupt
        except BrokenPipeError as closed:
            _close_output()
            raise typer.Exit(UNREAD) from closed
        except OSError as trouble:
            _close_output()
            notice(_unusable(trouble))
            raise typer.Exit(WRONG) from trouble

    return run


def _unusable(trouble: OSError) -> str:
    if trouble.filename is None:  # a stream that is open already: standard output
        return str(unwritable("The output", trouble))
    return f"{trouble.filename} cannot be used ({trouble.strerror}); check that it is there and that you may use it."


def _close_output() -> None:
    """Leads standard output to nowhere, or Python complains as it ends."""
    with suppress(OSError, ValueError):  # a test's output is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


theatres = typer.Typer(no_args_is_help=True, help="Lists the bundled theatres, and checks one of your own.")
lexicons = typer.Typer(no_args_is_help=True, help="Shows, checks and tests the words that tell an event.")
gazetteers = typer.Typer(no_args_is_help=True, help="Shows what places are known by a name, and adds places.")
app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Keeps every fact of a war report as somebody's claim: who said it, how sure they were, and the exact words "
    "it stands on.",
)
app.command("ingest")(guarded(ingest.command))
app.command("brief")(guarded(brief.command))
app.command("show")(guarded(show.command))
app.command("incidents")(guarded(incidents.command))
app.command("merge")(guarded(decide.merge))
app.command("apart")(guarded(decide.apart))
app.command("split")(guarded(decide.split))
app.command("decisions")(guarded(decisions.command))
app.command("undo")(guarded(decisions.undo))
app.command("sources")(guarded(sources.command))
app.command("extract")(guarded(extract.command))
app.command("explain")(guarded(explain.command))
app.add_typer(theatres, name="theatre")
app.command("demo")(guarded(demo.command))
app.add_typer(lexicons, name="lexicon")
app.add_typer(gazetteers, name="gazetteer")
gazetteers.command("info")(guarded(gazetteer.info))
gazetteers.command("lookup")(guarded(gazetteer.lookup))
gazetteers.command("add")(guarded(gazetteer.add))
lexicons.command("check")(guarded(lexicon.check))
lexicons.command("find")(guarded(lexicon.find))
lexicons.command("test")(guarded(lexicon.run_examples))
theatres.command("list")(guarded(theatre.list_bundled))
theatres.command("check")(guarded(theatre.check))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportedly {version('reportedly')}")
        raise typer.Exit


@app.callback()
def options(
    _show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Keeps every fact of a war report as somebody's claim: who said it, how sure they were, in which words."""


def main() -> None:
    """Runs the command line; without standard streams (`>&-`) what would go there goes nowhere."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    app()


def _nowhere() -> "TextIO":
    return Path(os.devnull).open("w", encoding="utf-8")
