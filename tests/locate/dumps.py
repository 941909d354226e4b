"""Dumps in GeoNames' form, of a few places; written for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def place_line(
    number: int, name: str, *, code: str = "P.PPL", alternates: str = "", country: str = "UA", people: int = 90
) -> str:
    """A line of a dump; it lies near Lyman in the Donetsk region."""
    feature, kind = code.split(".")
    where = ("48.99", "37.81", feature, kind, country, "", "05", "1412", "", "")
    return "\t".join((str(number), name, name, alternates, *where, str(people), "", "60", "Europe/Kyiv", "2024-01-01"))


def name_line(number: int, place: int, name: str, language: str = "ru") -> str:
    """A line of the table of alternate names."""
    return "\t".join((str(number), str(place), language, name, "", "", "", "", "", ""))


def zipped(path: Path, lines: Iterable[str]) -> Path:
    """The lines as GeoNames zips them, its readme beside them."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "What the columns are.")
        archive.writestr(path.with_suffix(".txt").name, "".join(f"{line}\n" for line in lines))
    return path
