"""Reads what GeoNames gives away: dumps of places (19 columns) and of alternate names, as text or zipped.

The columns are those of the readme.txt beside the dumps (https://download.geonames.org/export/dump/).
"""

from __future__ import annotations

import re
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile, is_zipfile

from reportedly.errors import GazetteerError
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACE_COLUMNS: Final = 19
_NAME_COLUMNS: Final = range(4, 11)  # the older table has 8 columns, alternateNamesV2 has 10; the last may be missing
_LONGEST_LINE: Final = 40_000  # characters; alternate names take up to 10,000
_NOT_SPOKEN: Final = frozenset(["link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny", "abbr"])

# Feature codes that hold events, and what they are to us. P.* are settlements, but for those of history.
_KINDS: Final = {
    "A.ADM1": PlaceKind.ADMIN1,
    "A.ADM2": PlaceKind.ADMIN2,
    "L.RGN": PlaceKind.REGION,
    **dict.fromkeys(
        ["H.STM", "H.LK", "H.RSV", "H.SEA", "H.BAY", "H.GULF", "H.STRT", "H.CNL", "H.LGN", "H.EST"], PlaceKind.WATER
    ),
}
_HISTORICAL: Final = frozenset(["PPLH", "PPLCH"])


@dataclass(frozen=True, slots=True)
class GeoName:
    """A place of a dump; `admin1` and `admin2` are GeoNames' codes below the country's ("UA.05", "UA.05.0512")."""

    geoname_id: int
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str
    population: int
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlternateName:
    """A name of a place of GeoNames, in whatever language."""

    geoname_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that is none of GeoNames', and why; `line` counts from 1."""

    line: int
    reason: str
    text: str


Row = GeoName | AlternateName | Unread


def rows(path: Path) -> Iterator[Row]:
    """Give the places that can hold events, or the names, of a dump, and each line that cannot be read.

    A zip may hold GeoNames' own readme.txt beside the dump. The number of its columns tells places from names.

    Raises:
        GazetteerError: the file is not there, is no text in UTF-8, or holds no line of GeoNames at all.
    """
    seen = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                row = _row(number, line.rstrip("\r\n"))
                seen += not isinstance(row, Unread)
                if row is not None:
                    yield row
    except OSError as fault:
        reason = fault.strerror or fault
        raise GazetteerError(f"{path} cannot be read ({reason}); give a dump of GeoNames or a country.") from fault
    except (BadZipFile, UnicodeDecodeError, EOFError, zlib.error) as fault:
        raise GazetteerError(f"{path} is no dump of GeoNames ({fault}); give its .txt or .zip.") from fault
    if not seen:
        raise GazetteerError(
            f"{path} holds no line of GeoNames: a dump has {PLACE_COLUMNS} columns of places, or 4 to 10 of alternate "
            "names, parted by tabs."
        )


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    if not is_zipfile(path):
        with path.open(encoding="utf-8-sig", newline="\n") as lines:
            yield lines
        return
    with ZipFile(path) as archive:
        inside = [i for i in archive.infolist() if not i.is_dir() and not i.filename.lower().endswith("readme.txt")]
        if len(inside) != 1:
            raise GazetteerError(f"{path} holds {len(inside)} files beside a readme; unpack it and give the dump.")
        with archive.open(inside[0]) as stream:
            yield TextIOWrapper(stream, encoding="utf-8-sig", newline="\n")


def _row(number: int, line: str) -> Row | None:
    """Read a line; None is a place that cannot hold an event, or a name that nobody speaks."""
    if len(line) > _LONGEST_LINE:
        return Unread(number, f"longer than {_LONGEST_LINE} characters", line[:80])
    cells = line.split("\t")
    try:
        if len(cells) == PLACE_COLUMNS:
            return _place(cells)
        if len(cells) in _NAME_COLUMNS:
            return _alternate(cells)
    except ValueError as fault:
        return Unread(number, str(fault), line[:80])
    return Unread(number, f"{len(cells)} columns", line[:80])


def _place(cells: list[str]) -> GeoName | None:
    geoname_id, name, lat, lon = int(cells[0]), cells[1].strip(), float(cells[4]), float(cells[5])
    if not name or not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004 degrees
        raise ValueError("no name" if not name else f"no point of the Earth: {lat}, {lon}")
    kind = _kind(cells[6], cells[7])
    if kind is None:
        return None
    country = cells[8].strip()
    admin1 = f"{country}.{cells[10]}" if cells[10] else ""
    admin2 = f"{admin1}.{cells[11]}" if admin1 and cells[11] else ""
    alternates = tuple(a for a in (cells[2], *cells[3].split(",")) if a and a != name)
    people = int(cells[14] or 0)
    return GeoName(geoname_id, name, kind, lat, lon, country, admin1, admin2, people, alternates)


def _kind(feature_class: str, code: str) -> PlaceKind | None:
    if feature_class == "P":
        return None if code in _HISTORICAL else PlaceKind.SETTLEMENT
    return _KINDS.get(f"{feature_class}.{code}")


def _alternate(cells: list[str]) -> AlternateName | None:
    int(cells[0])
    geoname_id, language, name = int(cells[1]), cells[2], cells[3].strip()
    if not name or language in _NOT_SPOKEN or re.search(r"\d|://", name):
        return None
    return AlternateName(geoname_id, name)
