"""Bytes to reports: chooses the reader by content, then dates, masks and cuts each document."""

from __future__ import annotations

import io
import os
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import InputError, ReportedlyError, UnreadableInput
from reportedly.read.body import body_spans
from reportedly.read.dates import Given, dateline, latest_day, stated, undated
from reportedly.read.decode import glimpse
from reportedly.read.document import Document, Entry, Reader, too_long
from reportedly.read.html import WebPage
from reportedly.read.jsonlines import JsonLines
from reportedly.read.language import language_of
from reportedly.read.limits import MOST_BYTES, MOST_CHARACTERS
from reportedly.read.private import redacted
from reportedly.read.text import PlainText
from reportedly.record import Moment, Rejected, Report
from reportedly.record.ids import report_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

_HEAD = 4096  # bytes by which the format is chosen
_NO_REPORTS = re.compile(r"\.|README|LICENSE", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w{1,20})*")  # BCP 47, of which the language subtag is kept


def read_path(path: Path, zone: ZoneInfo, given: Given, most: int = MOST_BYTES) -> Iterator[Report | Rejected]:
    """Reads a file, or the files of a folder in sorted order and recursively.

    Hidden files and files whose names begin with README or LICENSE are left aside in a folder. An input that cannot
    be read is given back as rejected, with its reason, and the rest goes on.

    Args:
        path: a file of text, HTML or JSON lines, or a folder of them; the content decides, not the name.
        zone: the theatre's time zone.
        given: what the user says about the input.
        most: bytes of one report.

    Raises:
        InputError: there is no such path, or the folder has no file to read.
        UndatedInput: the given publication lies in the future.
    """
    given.moment(zone)
    try:
        if not path.exists():
            raise InputError(f"{path} does not exist; check the path.")
        if not path.is_dir():
            return _file(path, zone, given, most)
        files = list(_files(path))
    except OSError as trouble:
        at = trouble.filename or path
        raise InputError(f"{at} cannot be opened ({trouble.strerror}); check that it may be read.") from trouble
    if not files:
        raise InputError(f"{path} is a folder without a file to read; put reports there as text, HTML or JSON lines.")
    return (report for file in files for report in _file(file, zone, given, most))


def read_bytes(
    data: bytes, name: str, zone: ZoneInfo, given: Given, most: int = MOST_BYTES
) -> Iterator[Report | Rejected]:
    """Reads an input from memory as `read_path` reads a file of that name.

    Raises:
        UndatedInput: the given publication lies in the future.
    """
    given.moment(zone)
    return _reports(io.BufferedReader(io.BytesIO(data), _HEAD), name, zone, given, most)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if not path.name.startswith(".") and not path.is_symlink():
                yield from _files(path)
        elif path.is_file() and not _NO_REPORTS.match(path.name):
            yield path


def _file(path: Path, zone: ZoneInfo, given: Given, most: int) -> Iterator[Report | Rejected]:
    try:
        with path.open("rb") as stream:
            yield from _reports(stream, _name(path), zone, given, most)
    except OSError as trouble:
        reason = f"{_name(path)} cannot be opened ({trouble.strerror}); check that it is there and may be read."
        yield Rejected(_name(path), sha256(b"").hexdigest(), reason)


def _name(path: Path) -> str:
    """The path as text; bytes that are no UTF-8, which neither JSON nor a database can hold, become U+FFFD."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _reports(
    stream: io.BufferedReader, name: str, zone: ZoneInfo, given: Given, most: int
) -> Iterator[Report | Rejected]:
    readers: tuple[Reader, ...] = (WebPage(latest_day(given.now)), JsonLines(), PlainText())
    beginning = glimpse(stream.peek(_HEAD)[:_HEAD])
    reader = next(reader for reader in readers if reader.fits(beginning))
    for entry in reader.entries(stream, name, Path(name).stem, most):
        yield _report_or_rejected(entry, zone, given)


def _report_or_rejected(entry: Entry, zone: ZoneInfo, given: Given) -> Report | Rejected:
    try:
        if isinstance(entry.found, Document):
            return _report(entry.found, entry.where, zone, given)
        return Rejected(entry.where, entry.sha256, str(entry.found))
    except ReportedlyError as refusal:
        return Rejected(entry.where, entry.sha256, str(refusal))


def _report(document: Document, where: str, zone: ZoneInfo, given: Given) -> Report:
    if len(document.text) > MOST_CHARACTERS:
        raise too_long(where)
    published = _published(document, where, zone, given)
    text = redacted(document.text, given.public)
    outlet = document.outlet or given.outlet
    return Report(
        id=report_id(outlet, published, text),
        doc_id=document.doc_id,
        text=text,
        body=body_spans(text),
        published=published,
        outlet=outlet,
        title=None if document.title is None else redacted(document.title, given.public),
        url=document.url,
        language=_language(document.language, where) or language_of(text),
    )


def _published(document: Document, where: str, zone: ZoneInfo, given: Given) -> Moment:
    """What the document states, else what the user gives, else what page or text let see."""
    if document.stated is not None:
        return stated(document.stated, zone, given.now, where)
    moment = given.moment(zone)
    if moment is not None:
        return moment
    if document.hint is not None:
        return stated(document.hint, zone, given.now, where)
    day = dateline(document.text)
    if day is not None:
        return stated(day.isoformat(), zone, given.now, where)
    if given.undated_ok:
        return Moment(None, None)
    raise undated(where)


def _language(stated_language: str | None, where: str) -> str | None:
    if stated_language is None:
        return None
    found = _LANGUAGE.fullmatch(stated_language.strip())
    if found is None:
        raise UnreadableInput(f"{where} has the language {stated_language[:20]!r}; write a code such as en or uk.")
    return found[1].lower()
