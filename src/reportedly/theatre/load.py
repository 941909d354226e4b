"""Loads a theatre pack: bundled by its name, or a folder of one's own."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import TheatreError
from reportedly.theatre.check import examine
from reportedly.theatre.model import (
    KnownSource,
    Operation,
    Outline,
    OwnPlace,
    Sector,
    Side,
    Theatre,
    Unit,
)
from reportedly.theatre.pack import pack_files, pack_version

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def bundled_theatres() -> tuple[str, ...]:
    """The names of the packs that come with reportedly, sorted."""
    folder = files("reportedly") / "theatres"
    return tuple(sorted(pack.name for pack in folder.iterdir() if pack.is_dir() and pack_files(pack)))


def load_theatre(name: str | Path) -> Theatre:
    """The theatre of a bundled pack's name or of a folder with a pack in it.

    The same folder with the same content is read and checked once.

    Raises:
        TheatreError: there is no such pack, or it has faults; the first one is told.
    """
    folder = _folder(name)
    content = pack_files(folder)
    return _load(str(name), tuple(content.items()))


def _folder(name: str | Path) -> Traversable:
    if isinstance(name, str) and name in bundled_theatres():
        return files("reportedly") / "theatres" / name
    path = Path(name)
    if not path.is_dir():
        raise TheatreError(
            f"There is no theatre {str(name)!r}: give one of {', '.join(bundled_theatres())}, or a folder with a pack."
        )
    return path


@lru_cache(maxsize=16)  # as many theatres as one run can sensibly hold open
def _load(name: str, content: tuple[tuple[str, bytes], ...]) -> Theatre:
    pack = examine(dict(content))
    if pack.faults:
        more = len(pack.faults) - 1
        rest = "" if not more else f" There {'is 1 more fault' if more == 1 else f'are {more} more faults'}."
        raise TheatreError(f"The theatre {name!r} has faults. {pack.faults[0]}{rest}")
    header = pack.header
    if header is None:
        raise TheatreError(f"The theatre {name!r} has no [theatre] table: add one with name, title and zone.")
    return Theatre(
        name=header.name,
        title=header.title,
        version=pack_version(dict(content)),
        zone=header.zone,
        begins=header.begins,
        countries=header.countries,
        codifier=header.codifier,
        sides=pack.all_of(Side),
        sources=pack.all_of(KnownSource),
        units=pack.all_of(Unit),
        sectors=pack.all_of(Sector),
        operations=pack.all_of(Operation),
        places=pack.all_of(OwnPlace),
        outlines=pack.all_of(Outline),
    )
