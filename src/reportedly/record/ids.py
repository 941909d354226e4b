"""Ids that are the same on every run and machine.

An id is a letter that says what it names and 16 hexadecimal digits of the SHA-256 of its parts; the parts are joined
with the unit separator, so no two lists of parts run into one.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.record.claim import Event
    from reportedly.record.moment import Moment
    from reportedly.record.span import Span

_SEPARATOR = "\x1f"
_DIGITS = 16  # 64 bits: a collision among 10^6 ids has a chance of 3 in 10^8


def _id(letter: str, *parts: object) -> str:
    digest = sha256(_SEPARATOR.join(str(p) for p in parts).encode()).hexdigest()
    return f"{letter}{digest[:_DIGITS]}"


def report_id(outlet: str | None, published: Moment, text: str) -> str:
    """Of a report: who published which words, and when."""
    return _id("r", outlet or "", published.begin, published.end, text)


def claim_id(report: str, extractor: str, span: Span, event: Event, ordinal: int = 0) -> str:
    """Of a claim; `ordinal` tells apart the claims that one clause makes of one event (one for each place)."""
    return _id("c", report, extractor, span.start, span.end, event, ordinal)


def incident_id(first: str) -> str:
    """Of an incident: the digits of the claim of it that was published first, so that each leads to the other."""
    return f"i{first[1:]}"


def claim_of_incident(incident: str) -> str:
    """The claim, or the beginning of its id, that an incident has its id from."""
    return f"c{incident[1:]}"


def decision_id(kind: str, groups: object, at: object) -> str:
    """Of a human decision about incidents."""
    return _id("d", kind, groups, at)


def numbered(letter: str, ordinal: int) -> str:
    """Of something that is named within its report only: an attribution, a place mention, an evidence item."""
    return f"{letter}{ordinal + 1}"


def slug(name: str) -> str:
    """A name as part of an id: lower case, with a hyphen for whatever is no letter or digit."""
    return re.sub(r"\W+", "-", name.lower()).strip("-")
