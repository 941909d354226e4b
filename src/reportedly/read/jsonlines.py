"""JSON lines: a report a line (RFC 8259, UTF-8)."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, BinaryIO

from reportedly.errors import InputError, ReportedlyError, UnreadableInput
from reportedly.read.document import Document, Entry, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGINNING = re.compile(r'(?:\xef\xbb\xbf|\ufeff)?\s*(?:\{\s*(?:["}]|$)|\[\s*\{\s*")')
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL and UTF-8 have no room for them
_CHUNK = 1 << 20


class JsonLines:
    """Reads `{"doc_id", "text", "published", "outlet"?, "language"?, "title"?, "url"?}`, other keys left aside.

    The text stays exactly as it is. A line that is no report is an error of its own, and the rest goes on.
    """

    def fits(self, beginning: str) -> bool:
        """Whether it begins with a JSON object, or a list of them."""
        return _BEGINNING.match(beginning) is not None

    def entries(self, stream: BinaryIO, name: str, doc_id: str, most: int) -> Iterator[Entry]:
        """A document for each line that is not blank; memory holds one line."""
        number = 0
        while line := stream.readline(most + 2):
            number += 1
            where = f"{name}, line {number}"
            if number == 1:
                line = line.removeprefix(_BYTE_ORDER_MARK)
                if line.strip() in {b"{", b"["} or line.lstrip().startswith(b"["):
                    yield _refused_whole(stream, line, name)
                    return
            ended = line.endswith(b"\n")
            if len(line) - ended > most:
                digest = _skip(stream, line)
                yield Entry(where, digest, too_large(where, most))
            elif line.strip():
                yield Entry(where, sha256(line).hexdigest(), _found(line, where, f"{doc_id}:{number}"))


def _refused_whole(stream: BinaryIO, line: bytes, name: str) -> Entry:
    digest = sha256(line)
    while piece := stream.read(_CHUNK):
        digest.update(piece)
    return Entry(
        name,
        digest.hexdigest(),
        UnreadableInput(f"{name} is JSON over several lines; write one object a line (JSON lines)."),
    )


def _skip(stream: BinaryIO, line: bytes) -> str:
    """Goes on to the next line; the SHA-256 of this one."""
    digest = sha256(line)
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)
        digest.update(line)
    return digest.hexdigest()


def _found(line: bytes, where: str, doc_id: str) -> Document | ReportedlyError:
    try:
        return _document(line, where, doc_id)
    except InputError as refusal:
        return refusal


def _document(line: bytes, where: str, doc_id: str) -> Document:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as broken:
        raise UnreadableInput(
            f"{where} is not UTF-8 (first bad byte at {broken.start}); write it as UTF-8."
        ) from broken
    except (ValueError, RecursionError) as wrong:
        raise UnreadableInput(f"{where} is not JSON ({_place(wrong)}); write one object a line.") from wrong
    if not isinstance(fields, dict):
        raise UnreadableInput(f'{where} is JSON and no object; write {{"doc_id": ..., "text": ..., "published": ...}}.')
    text = _string(fields, "text", where)
    if text is None or not text.strip():
        raise UnreadableInput(f'{where} has no "text"; write the report\'s words there.')
    return Document(
        doc_id=_string(fields, "doc_id", where) or doc_id,
        text=text,
        stated=_string(fields, "published", where),
        outlet=_string(fields, "outlet", where),
        title=_string(fields, "title", where),
        url=_string(fields, "url", where),
        language=_string(fields, "language", where),
    )


def _string(fields: dict[str, Any], key: str, where: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableInput(f'{where} has a "{key}" that is no string; put it in quotation marks.')
    if _UNSTORABLE.search(value):
        raise UnreadableInput(f'{where} has a NUL or half a character in its "{key}"; take it out.')
    return value or None


def _place(wrong: ValueError | RecursionError) -> str:
    return f"column {wrong.colno}" if isinstance(wrong, json.JSONDecodeError) else "its numbers or depth"
