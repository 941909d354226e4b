"""One document of one outlet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportedly.record.moment import Moment
from reportedly.record.span import Span


@dataclass(frozen=True, slots=True)
class Report:
    """One document: `text` is whole, `body` the spans of it without the boilerplate.

    `id` follows from outlet, publication and text (see `record.ids`); `doc_id` is the caller's own name for it.
    """

    id: str
    doc_id: str
    text: str
    body: tuple[Span, ...]
    published: Moment
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, kept with its reason; `sha256` is of its bytes."""

    path: str
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made an extraction: versions and the moment of recording (aware)."""

    reportedly: str
    extractor: str
    theatre: str
    gazetteer: str
    recorded_at: datetime
