"""The block of keys that a plain text may begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.errors import UnreadableInput

KEYS = ("title", "outlet", "published", "url", "language")

_LINE = re.compile(r"([A-Za-z][A-Za-z-]{0,20}(?: [A-Za-z-]{1,20})?):[ \t]*([^\r\n]*)")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Header:
    """Values by key in lower case, and how many characters of the input the block takes."""

    values: tuple[tuple[str, str], ...]
    length: int

    def value(self, key: str) -> str | None:
        """The value of a key; None where it is missing or empty."""
        return dict(self.values).get(key) or None


def header(text: str, name: str) -> Header:
    """Reads the header: lines `Key: value` from the first line to a blank one, the first with a key of `KEYS`.

    A text that begins otherwise has an empty header.

    Raises:
        UnreadableInput: a key is unknown or comes twice.
    """
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        line_end = _BREAK.search(text, at)
        end, after = (len(text), len(text)) if line_end is None else line_end.span()
        if not text[at:end].strip():
            at = after
            break
        line = _LINE.fullmatch(text, at, end)
        if line is None or (not found and line[1].lower() not in KEYS):
            return Header((), 0)
        found.append((line[1], line[2].strip()))
        at = after
    _check([key for key, _ in found], name)
    return Header(tuple((key.lower(), value) for key, value in found), at if found else 0)


def _check(keys: list[str], name: str) -> None:
    known = ", ".join(key.capitalize() if key != "url" else "URL" for key in KEYS)
    for ordinal, key in enumerate(keys):
        if key.lower() not in KEYS:
            raise UnreadableInput(f"{name} has the unknown header key {key!r}; the keys are {known}.")
        if key.lower() in (earlier.lower() for earlier in keys[:ordinal]):
            raise UnreadableInput(f"{name} has the header key {key!r} twice; keep one.")
