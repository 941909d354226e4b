"""The dumps of GeoNames that a user has added to the gazetteer, kept by the hash of what they hold."""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TextIO

from reportedly.errors import GazetteerError
from reportedly.locate.geonames import AlternateName, GeoName, Unread, rows
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DIGITS: Final = 16  # of the hash that names an addition
_PLACES, _NAMES = "places.tsv.gz", "names.tsv.gz"
_UNREAD, _ABOUT = "unread.tsv", "about.json"


@dataclass(frozen=True, slots=True)
class Addition:
    """What one `add` has brought; `unread` lines are kept beside it with their reasons, in `folder`."""

    folder: Path
    origin: str
    places: int
    names: int
    unread: int


def additions_folder() -> Path:
    """Name the folder of the user's additions: $XDG_DATA_HOME or ~/.local/share, then reportedly/gazetteer."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "reportedly" / "gazetteer"


def additions(folder: Path | None = None) -> tuple[Addition, ...]:
    """Give the additions in the order of their names, which are hashes of what they hold.

    Raises:
        GazetteerError: one of them is damaged.
    """
    found = []
    for about in sorted((folder or additions_folder()).glob(f"*/{_ABOUT}")):
        try:
            told = json.loads(about.read_text(encoding="utf-8"))
            found.append(Addition(about.parent, told["origin"], told["places"], told["names"], told["unread"]))
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise _damaged(about.parent, fault) from fault
    return tuple(found)


def add(files: Iterable[Path], origin: str, folder: Path | None = None) -> Addition:
    """Keep what dumps of GeoNames hold of places and names; the same again changes nothing.

    Args:
        files: dumps of places or of alternate names, as GeoNames gives them.
        origin: what is said of where they are from.
        folder: where additions lie; by default `additions_folder()`.

    Raises:
        GazetteerError: a file is no dump of GeoNames, or the folder cannot be written.
    """
    home = folder or additions_folder()
    try:
        home.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".adding-", dir=home) as name:
            draft = Path(name) / "addition"
            draft.mkdir()
            counts = _write(draft, files)
            kept = home / _digest(draft)
            told = Addition(kept, origin, counts[GeoName], counts[AlternateName], counts[Unread])
            if not (kept / _ABOUT).exists():
                about = asdict(told)
                del about["folder"]
                (draft / _ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
                draft.replace(kept)
    except OSError as fault:
        raise GazetteerError(
            f"{home} cannot be written ({fault.strerror}); make room there or set XDG_DATA_HOME."
        ) from fault
    return told


def _write(draft: Path, files: Iterable[Path]) -> Counter[type]:
    counts: Counter[type] = Counter()
    with _compressed(draft / _PLACES) as places, _compressed(draft / _NAMES) as names:
        unread: list[str] = []
        for file in files:
            for row in rows(file):
                counts[type(row)] += 1
                match row:
                    case GeoName():
                        places.write("\t".join(_cells(row)) + "\n")
                    case AlternateName():
                        names.write(f"{row.geoname_id}\t{row.name}\n")
                    case Unread():
                        unread.append(f"{file.name}\t{row.line}\t{row.reason}\t{row.text}\n")
    (draft / _UNREAD).write_text("".join(unread), encoding="utf-8")
    return counts


def _compressed(path: Path) -> TextIO:
    return gzip.open(path, "wt", compresslevel=6, encoding="utf-8", newline="\n")


def _digest(draft: Path) -> str:
    whole = sha256()
    for name in (_PLACES, _NAMES):
        with gzip.open(draft / name) as stream:  # what is inside: the file itself holds the time of its making
            while chunk := stream.read(1 << 20):
                whole.update(chunk)
        whole.update(b"\0")
    return whole.hexdigest()[:_DIGITS]


def _cells(row: GeoName) -> tuple[str, ...]:
    where = (repr(row.lat), repr(row.lon), row.country, row.admin1, row.admin2, str(row.population))
    return str(row.geoname_id), row.name, row.kind.value, *where, ",".join(row.alternates)


def places(added: Addition) -> Iterator[GeoName]:
    """Give the places of an addition, in the order of its dumps."""
    for cells in _read(added.folder / _PLACES):
        number, name, kind, lat, lon, country, admin1, admin2, people, alternates = cells
        others = tuple(a for a in alternates.split(",") if a)
        yield GeoName(
            int(number), name, PlaceKind(kind), float(lat), float(lon), country, admin1, admin2, int(people), others
        )


def names(added: Addition) -> Iterator[AlternateName]:
    """Give the alternate names of an addition."""
    for number, name in _read(added.folder / _NAMES):
        yield AlternateName(int(number), name)


def _read(path: Path) -> Iterator[list[str]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                yield line.rstrip("\n").split("\t")
    except (OSError, EOFError) as fault:
        raise _damaged(path.parent, fault) from fault


def _damaged(folder: Path, fault: Exception) -> GazetteerError:
    return GazetteerError(f"The addition {folder} is damaged ({fault}); delete it and add it again.")
