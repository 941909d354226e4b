"""The raw rows of a theatre pack, each with the line that it stands on."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

# A header "[side]" or "[[side]]", a key "name = ..."; tomllib tells neither's line.
_HEADER = re.compile(r"\s*\[{1,2}\s*([\w-]+)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_SYNTAX = re.compile(r"^(.*?) \(at (?:line (\d+), column \d+|end of document)\)$")
_DIGEST_LENGTH = 12  # hex digits, 48 bits: packs are told apart, not secured


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a pack: `file` within the pack, `line` from 1, `what` and `remedy` as sentences."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Row:
    """One table of a pack as TOML has it; `lines` says where each of its keys stands."""

    table: str
    values: Mapping[str, Any]
    file: str
    line: int
    lines: Mapping[str, int]

    def fault(self, key: str | None, what: str, remedy: str) -> Fault:
        """A fault of this row, on the line of its key where it has that key."""
        return Fault(self.file, self.lines.get(key or "", self.line), what, remedy)


def pack_files(folder: Traversable) -> dict[str, bytes]:
    """The TOML files of a folder by name, in the order of their names."""
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".toml") and entry.is_file()]
    return {entry.name: entry.read_bytes() for entry in sorted(files, key=lambda entry: entry.name)}


def pack_version(files: Mapping[str, bytes]) -> str:
    """A hash of the files' names and content, the same on every machine."""
    digest = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()[:_DIGEST_LENGTH]


def read_rows(files: Mapping[str, bytes]) -> tuple[list[Row], list[Fault]]:
    """The rows of all files in order, and the faults of those that are no TOML."""
    rows: list[Row] = []
    faults: list[Fault] = []
    for name, content in files.items():
        try:
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
            rows.extend(_rows(name, text, tomllib.loads(text)))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            faults.append(Fault(name, line, "The file is not UTF-8.", "Save it as UTF-8."))
        except tomllib.TOMLDecodeError as error:
            faults.append(_syntax_fault(name, content, str(error)))
    return rows, faults


def _syntax_fault(name: str, content: bytes, message: str) -> Fault:
    found = _SYNTAX.match(message)
    what, line = (found[1], found[2]) if found else (message, None)
    return Fault(
        name,
        int(line) if line else content.count(b"\n") + 1,
        f"This is not TOML: {what}.",
        "Mend the line, or one shortly before it: look for a missing quote, comma or bracket.",
    )


def _rows(file: str, text: str, content: Mapping[str, Any]) -> Iterator[Row]:
    places = _lines(text)
    for table, value in content.items():
        at = places.get(table, [(1, {})])
        entries = value if isinstance(value, list) else [value]
        for number, entry in enumerate(entries):
            line, lines = at[min(number, len(at) - 1)]
            yield Row(table, entry if isinstance(entry, dict) else {"": entry}, file, line, lines)


def _lines(text: str) -> dict[str, list[tuple[int, dict[str, int]]]]:
    """For each table's name, the line of each of its headers and the lines of the keys below it."""
    found: dict[str, list[tuple[int, dict[str, int]]]] = {}
    keys: dict[str, int] = {}
    in_text = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not in_text and (header := _HEADER.match(line)):
            keys = {}
            found.setdefault(header[1], []).append((number, keys))
        elif not in_text and (key := _KEY.match(line)):
            keys.setdefault(key[1], number)
            if not found:
                found.setdefault(key[1], []).append((number, {}))
                keys = {}
        if (line.count('"""') + line.count("'''")) % 2:
            in_text = not in_text
    return found
