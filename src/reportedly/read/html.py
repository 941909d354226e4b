"""Saved web pages, through trafilatura; nothing is fetched."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any, BinaryIO

import trafilatura
from trafilatura.settings import Document as Article

from reportedly.errors import ReportedlyError, UnreadableInput
from reportedly.read.boilerplate import LineKind, line_kind
from reportedly.read.decode import decoded
from reportedly.read.document import Document, Entry, too_large, too_long, whole
from reportedly.read.limits import MOST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# Tags that a page may begin with: WHATWG MIME Sniffing, section 7.1.
_BEGINNING = re.compile(
    r"(?:\xef\xbb\xbf|\ufeff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|article|main|meta)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
)
_AWARE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_VISIBLE = "//text()[not(parent::script or parent::style)]"
_LEAST_WORDS = 6  # own choice: links of menus have up to five
_EARLIEST_PAGE = "1991-08-06"  # the first web page

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read becomes our sentence
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


class WebPage:
    """Reads a saved page: text, title, publication, outlet, link and language.

    The text is the article's paragraphs with blank lines between them. The headline is the report's title and no
    part of the text, since headlines drop the hedges and the attributions that the article keeps.
    """

    def __init__(self, latest: date) -> None:
        self._latest = latest

    def fits(self, beginning: str) -> bool:
        """Whether it begins with a tag of HTML."""
        return _BEGINNING.match(beginning) is not None

    def entries(self, stream: BinaryIO, name: str, doc_id: str, most: int) -> Iterator[Entry]:
        """The one document of the page."""
        data, digest, goes_on = whole(stream, most)
        try:
            found: Document | ReportedlyError = too_large(name, most) if goes_on else self._document(data, name, doc_id)
        except ReportedlyError as refusal:
            found = refusal
        yield Entry(name, digest, found)

    def _document(self, data: bytes, name: str, doc_id: str) -> Document:
        page = trafilatura.load_html(decoded(data, name))
        if page is None:
            raise UnreadableInput(f"{name} looks like a web page and cannot be parsed; save it again as HTML or text.")
        if sum(map(len, page.xpath(_VISIBLE))) > MOST_CHARACTERS:  # trafilatura takes minutes for more
            raise too_long(name)
        time = _published_time(page)
        extracted = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,  # it guesses from any number in the page
                "min_date": _EARLIEST_PAGE,
                "max_date": self._latest.isoformat(),
            },
        )
        article = extracted if isinstance(extracted, Article) else Article()
        text = _paragraphs(article.text or "", article.title)
        if not _is_article(text):
            raise UnreadableInput(f"{name} is a web page without an article; save the article's own page, or its text.")
        return Document(
            doc_id=doc_id,
            text=text,
            hint=time or article.date,
            outlet=article.sitename,
            title=article.title,
            url=article.url,
            language=_language(article.language or page.get("lang")),
        )


def _paragraphs(text: str, title: str | None) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and title and lines[0].casefold() == title.strip().casefold():
        lines = lines[1:]
    return "\n\n".join(lines)


def _is_article(text: str) -> bool:
    """Whether a line of the page says something, since trafilatura falls back on menus and notices."""
    return any(
        len(line.split()) >= _LEAST_WORDS and line_kind(line) is LineKind.REPORT for line in text.splitlines() if line
    )


def _language(declared: str | None) -> str | None:
    """The language subtag of BCP 47 that the page declares."""
    found = _LANGUAGE.match(declared or "")
    return None if found is None else found[0]


def _published_time(page: Any) -> str | None:  # noqa: ANN401 - lxml ships no types
    """The aware time at which the page says it was published."""
    for path in _TIMES:
        for value in page.xpath(path):
            if _AWARE.fullmatch(value.strip()):
                return str(value.strip())
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        value = _date_published(script)
        if value is not None and _AWARE.fullmatch(value):
            return value
    return None


def _date_published(script: str) -> str | None:
    """`datePublished` of the first schema.org object that has one."""
    try:
        waiting: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        return None
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            value = thing.get("datePublished")
            if isinstance(value, str):
                return value.strip()
            waiting.extend(thing.values())
    return None
