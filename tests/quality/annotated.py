"""Reads the claims that were annotated by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.record import Report, Span

SET = Path(__file__).with_name("gold")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report's claims as a careful reader takes them; `path` is of the report, from the project's folder."""

    path: str
    theatre: str
    claims: tuple[Row, ...]


def annotated() -> tuple[Annotated, ...]:
    """The whole set, in the order of its files' names."""
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(SET.glob("*.json"))]
    return tuple(Annotated(each["report"], each["theatre"], tuple(each["claims"])) for each in rows)


def spanned(claim: Row, report: Report) -> Row:
    """The claim with the span of its quote in the report's body: its only occurrence, or its `nth` one from 1 on.

    Raises:
        LookupError: the quote stands there less often, or more than once and no `nth` is given.
    """
    quote, found, at = claim["quote"], [], -1
    while (at := report.text.find(quote, at + 1)) >= 0:
        span = Span(at, at + len(quote))
        if any(part.covers(span) for part in report.body):
            found.append(span)
    nth = claim.get("nth", 1)
    if len(found) < nth or ("nth" not in claim and len(found) > 1):
        msg = f"{report.doc_id}: {quote!r} stands {len(found)} times in the body"
        raise LookupError(msg)
    return claim | {"span": [found[nth - 1].start, found[nth - 1].end]}
