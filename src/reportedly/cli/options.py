"""Options that several commands share, and what they mean."""

from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import InputError, TheatreError
from reportedly.record import OTHER_SIDE, UNKNOWN_SIDE

if TYPE_CHECKING:
    from reportedly.store import Record
    from reportedly.theatre.model import Theatre

RecordOption = Annotated[
    str,
    typer.Option(
        "--record", envvar="REPORTEDLY_RECORD", help="The record: an SQLite file, or a postgresql:// address."
    ),
]
RECORD = "reportedly.sqlite"

TheatreOption = Annotated[
    str | None,
    typer.Option(
        "--theatre",
        envvar="REPORTEDLY_THEATRE",
        help="A bundled theatre (`reportedly theatre list`), or the folder of one. A record remembers its own.",
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", help="When reports that do not say it came out: 2022-09-11, or a time with its zone."),
]
LexiconOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        envvar="REPORTEDLY_LEXICON",
        readable=False,
        help="A TOML file of predicates of your own (docs/lexicon.md); may be given more than once.",
    ),
]
OnOption = Annotated[
    str | None, typer.Option("--on", help="As of the end of this day, as in 2022-09-11; else the latest publication.")
]


def theatre_named(name: str) -> "Theatre":
    """The bundled theatre of that name, or the one in the folder of that path.

    Raises:
        TheatreError: there is none; the error lists the bundled ones and says which comes nearest.
    """
    from reportedly.theatre.load import bundled_theatres, load_theatre  # noqa: PLC0415 - pydantic takes its time

    if name in bundled_theatres() or Path(name).is_dir():
        return load_theatre(name)
    near = get_close_matches(name, bundled_theatres(), n=1)
    guess = f" Did you mean {near[0]}?" if near else ""
    bundled = ", ".join(bundled_theatres())
    raise TheatreError(f"There is no theatre {name!r}; bundled are {bundled}, or give the folder of a pack.{guess}")


def theatre_for(record: "Record", name: str | None) -> "Theatre":
    """The theatre that the user names, else the one that the record remembers.

    Raises:
        TheatreError: neither is there, or the record remembers a folder's pack that must be named again.
    """
    from reportedly.pipeline import theatre_of  # noqa: PLC0415 - the steps take their time to load
    from reportedly.theatre.load import bundled_theatres  # noqa: PLC0415

    if name is not None:
        return theatre_named(name)
    held = theatre_of(record)
    if held is None:
        raise theatre_missing()
    if held not in bundled_theatres():
        raise TheatreError(f"The record {record.where} is of the theatre {held!r}: give its folder with --theatre.")
    return theatre_named(held)


def theatre_held(record: "Record", name: str | None) -> "Theatre":
    """As `theatre_for`, of a record that is asked and must hold something.

    Raises:
        InputError: the record is empty.
        TheatreError: there is no theatre of that name.
    """
    from reportedly.pipeline import theatre_of  # noqa: PLC0415

    held = theatre_of(record)
    if held is None:
        raise _empty(record)
    pack = theatre_for(record, name)
    if pack.name != held:
        raise TheatreError(
            f"The record {record.where} is of the theatre {held!r}, not of {pack.name!r}: leave --theatre out."
        )
    return pack


def theatre_missing() -> TheatreError:
    """The error of a new record of which nobody says which conflict it is about."""
    from reportedly.theatre.load import bundled_theatres  # noqa: PLC0415

    bundled = ", ".join(bundled_theatres())
    return TheatreError(f"Which conflict is this about? Give --theatre, one of {bundled}, or the folder of a pack.")


def day(words: str | None) -> date | None:
    """The date that an option gives.

    Raises:
        InputError: it is no ISO date.
    """
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise InputError(f"{words!r} is no date; write it as in 2022-09-11.") from error


def day_or_last(words: str | None, record: "Record", theatre: "Theatre") -> date:
    """The day that the user asks about, else the latest publication that the record holds.

    Raises:
        InputError: it is no ISO date, it is to come, or the record is empty.
    """
    from reportedly.pipeline import last_day  # noqa: PLC0415

    on, last = day(words), last_day(record, theatre)
    if last is None:
        raise _empty(record)
    if on is not None and on > datetime.now(theatre.zone).date():
        raise InputError(f"{on} is to come; ask about a day until {last}, the latest publication in {record.where}.")
    return on or last


def _empty(record: "Record") -> InputError:
    return InputError(f"The record {record.where} is empty; fill it with `reportedly ingest`.")


def side_code(given: str, theatre: "Theatre") -> str:
    """The code of a side of the theatre, in any case.

    Raises:
        InputError: it has no such side.
    """
    codes = [*(side.code for side in theatre.sides), OTHER_SIDE, UNKNOWN_SIDE]
    code = next((code for code in codes if code.casefold() == given.casefold()), None)
    if code is None:
        raise InputError(f"There is no side {given} in the theatre {theatre.name}; its sides are {', '.join(codes)}.")
    return code
