"""Checks a theatre pack and names file, line and remedy for each fault."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from reportedly.errors import TheatreError
from reportedly.theatre.model import KnownSource, Operation, Outline, OwnPlace, Sector, Side, Unit
from reportedly.theatre.pack import Fault, Row, pack_files, read_rows
from reportedly.theatre.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from pydantic_core import ErrorDetails

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Header:
    """The table [theatre]: what the conflict is called, whose clocks count, when and where it takes place."""

    name: str
    title: str
    zone: ZoneInfo
    begins: date | None = None
    countries: tuple[str, ...] = ()
    codifier: str | None = None


_TABLES: dict[str, type] = {
    "theatre": Header,
    "side": Side,
    "source": KnownSource,
    "unit": Unit,
    "sector": Sector,
    "operation": Operation,
    "place": OwnPlace,
    "outline": Outline,
}

# Keys that a pack may leave out although the record has them.
_LEFT_OUT: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "side": lambda _: (
        dict.fromkeys(("adjectives", "demonyms", "capitals", "slurs", "allies"), ()) | {"defends": False, "home": None}
    ),
    "source": lambda values: {"aliases": (), "voice": values.get("source_id", "")},
    "unit": lambda _: {"aliases": ()},
    "sector": lambda _: {"aliases": ()},
    "place": lambda _: {"aliases": (), "lat": None, "lon": None, "country": None, "admin1": None},
}

_WANTED = {
    "string_type": "a text in quotes",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list in square brackets",
    "date_type": "a date as 2022-09-06, without quotes",
    "date_from_datetime_parsing": "a date as 2022-09-06, without quotes",
    "date_from_datetime_inexact": "a date as 2022-09-06, without a time",
    "date_parsing": "a date as 2022-09-06, without quotes",
    "zoneinfo_str": "a time zone of the IANA list, as Europe/Kyiv or UTC",
    "too_short": "a longer list",
    "too_long": "a shorter list",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """A pack read through: its typed rows and its faults, sorted by file and line."""

    rows: tuple[tuple[Row, Any], ...]
    faults: tuple[Fault, ...]

    @property
    def header(self) -> Header | None:
        """The table [theatre]."""
        return next(iter(self.all_of(Header)), None)

    def all_of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The records of one kind, in the pack's order."""
        return tuple(record for _, record in self.rows if isinstance(record, kind))


def check_theatre(folder: Path | Traversable) -> tuple[Fault, ...]:
    """The faults of the pack in a folder, by file and line; none where it can be loaded.

    Raises:
        TheatreError: there is no such folder.
    """
    if not folder.is_dir():
        raise TheatreError(f"{folder} is no folder: give the one that holds the pack's TOML files.")
    return examine(pack_files(folder)).faults


def examine(files: Mapping[str, bytes]) -> Examined:
    """Reads and checks the files of a pack (name to content)."""
    raw, faults = read_rows(files)
    typed: list[tuple[Row, Any]] = []
    for row in raw:
        record, found = _typed(row)
        faults.extend(found)
        if record is not None:
            typed.append((row, record))
    if not faults:  # a row that is missing would make others seem wrong
        faults.extend(fault for rule in RULES for fault in rule(typed))
        faults.extend(_header_faults(typed, files))
    return Examined(tuple(typed), tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.what))))


def _header_faults(rows: list[tuple[Row, Any]], files: Mapping[str, bytes]) -> list[Fault]:
    headers = [row for row, record in rows if isinstance(record, Header)]
    if not headers:
        file = next(iter(files), "theatre.toml")
        return [Fault(file, 1, "The pack has no [theatre] table.", "Add one with name, title and zone.")]
    return [row.fault(None, "This is a second [theatre] table.", "Keep one.") for row in headers[1:]]


def _typed(row: Row) -> tuple[Any, list[Fault]]:
    kind = _TABLES.get(row.table)
    if kind is None:
        return None, [row.fault(None, f"There is no table {row.table!r}.", _nearest(row.table, tuple(_TABLES)))]
    known = tuple(field.name for field in fields(kind))
    faults = [
        row.fault(key, f"A {row.table} has no key {key!r}.", _nearest(key, known))
        for key in row.values
        if key not in known
    ]
    left_out = _LEFT_OUT.get(row.table)
    values = {**(left_out(row.values) if left_out else {}), **row.values}
    try:
        # JSON's strict mode takes a list for a tuple and a word for an enum, and nothing else that is of a wrong type.
        record = _reader(kind).validate_json(json.dumps(values, default=str), strict=True)
    except ValidationError as error:
        return None, faults + [_type_fault(row, kind, detail) for detail in error.errors()]
    return (None if faults else record), faults


@cache
def _reader(kind: type[Kind]) -> TypeAdapter[Kind]:
    return TypeAdapter(kind)


def _nearest(word: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"Use one of {', '.join(known)}."


def _type_fault(row: Row, kind: type, detail: ErrorDetails) -> Fault:
    key = str(detail["loc"][0]) if detail["loc"] else ""
    if detail["type"] == "missing":
        needed = ", ".join(f.name for f in fields(kind) if f.default is MISSING)
        return row.fault(None, f"This {row.table} has no {key!r}.", f"Give it; what it needs: {needed}.")
    if detail["type"] == "enum":
        wanted = f"one of {detail['ctx']['expected']}"
    else:
        wanted = _WANTED.get(detail["type"], detail["msg"].removeprefix("Input should be "))
    return row.fault(key, f"{key!r} cannot be {detail['input']!r}.", f"Write {wanted}.")
