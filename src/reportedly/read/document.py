"""What a reader finds in an input, before it is dated, masked and cut to its body."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO, Protocol

from reportedly.errors import ReportedlyError, UnreadableInput
from reportedly.read.limits import MOST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from hashlib import _Hash

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Document:
    """One document as its input gives it.

    `stated` is the publication that the document states itself, `hint` one that is only likely (a page's metadata):
    what the user gives goes before a hint and after a statement.
    """

    doc_id: str
    text: str
    stated: str | None = None
    hint: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A document, or why there is none; `where` names it and `sha256` is of its bytes."""

    where: str
    sha256: str
    found: Document | ReportedlyError


class Reader(Protocol):
    """Reads one format."""

    def fits(self, beginning: str) -> bool:
        """Whether an input that begins like this is of the format."""

    def entries(self, stream: BinaryIO, name: str, doc_id: str, most: int) -> Iterator[Entry]:
        """The documents of an input called `name`, none of them larger than `most` bytes.

        `doc_id` is the name of a document that has none of its own.
        """


def whole(stream: BinaryIO, most: int) -> tuple[bytes, str, bool]:
    """The first `most` bytes of a stream, the SHA-256 of all of it, and whether it goes on after them.

    What goes on is hashed piece by piece and not kept; of an endless stream only the piece read is hashed.
    """
    data = stream.read(most + 1)
    digest = sha256(data)
    if len(data) <= most:
        return data, digest.hexdigest(), False
    if stream.seekable():
        _hash_rest(stream, digest)
    return data[:most], digest.hexdigest(), True


def too_large(name: str, most: int) -> UnreadableInput:
    """The error of an input that is no single report."""
    return UnreadableInput(
        f"{name} is larger than one report can be ({_megabytes(most)}); "
        "split it into one file or one JSON line for each report."
    )


def too_long(name: str) -> UnreadableInput:
    """The error of a text that no single report has."""
    return UnreadableInput(
        f"{name} has more characters than one report can have ({MOST_CHARACTERS:,}); split it into its reports."
    )


def _megabytes(most: int) -> str:
    return f"{most / 1_000_000:g} MB"


def _hash_rest(stream: BinaryIO, digest: _Hash) -> None:
    while piece := stream.read(_CHUNK):
        digest.update(piece)
