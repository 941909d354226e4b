"""Plain text: one report a file, perhaps with a header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import ReportedlyError, UnreadableInput
from reportedly.read.decode import decoded
from reportedly.read.document import Document, Entry, too_large, whole
from reportedly.read.header import header
from reportedly.read.limits import MOST_TEXT_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

_XML = re.compile(r"\s*<(?:\?xml|rss|feed)\b", re.IGNORECASE)
_WEB_ARCHIVE = re.compile(r"MIME-Version:.*?multipart/related", re.IGNORECASE | re.DOTALL)
_WEB_ARCHIVE_WITHIN = 2000  # characters: a saved page's MIME headers come first


class PlainText:
    """Reads what is no other format as plain text; every character of the report stays as it is."""

    def fits(self, beginning: str) -> bool:  # noqa: ARG002 - any text can be plain
        """Always: this reader comes last."""
        return True

    def entries(self, stream: BinaryIO, name: str, doc_id: str, most: int) -> Iterator[Entry]:
        """The one document of the input."""
        most = min(most, MOST_TEXT_BYTES)
        data, digest, goes_on = whole(stream, most)
        try:
            found: Document | ReportedlyError = too_large(name, most) if goes_on else _document(data, name, doc_id)
        except ReportedlyError as refusal:
            found = refusal
        yield Entry(name, digest, found)


def _document(data: bytes, name: str, doc_id: str) -> Document:
    text = decoded(data, name)
    if _XML.match(text):
        raise UnreadableInput(f"{name} is XML and no web page; give its reports as text, HTML or JSON lines.")
    if _WEB_ARCHIVE.search(text, 0, _WEB_ARCHIVE_WITHIN):
        raise UnreadableInput(f"{name} is a web archive (MHTML) or a mail; save the page as HTML, and give that.")
    head = header(text, name)
    body = text[head.length :]
    if not body.strip():
        raise UnreadableInput(f"{name} has a header and no text; write the report below it, after a blank line.")
    return Document(
        doc_id=doc_id,
        text=body,
        stated=head.value("published"),
        outlet=head.value("outlet"),
        title=head.value("title"),
        url=head.value("url"),
        language=head.value("language"),
    )
