"""Quotations: where a paragraph speaks in other people's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.record import Span

_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'
_SINGLE_OPENING, _SINGLE_CLOSING = "‘", "’"
_TWO_APOSTROPHES = "''"
_MARKS = re.compile("[“«„\"‘]|''")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between quotation marks, without them; `open_end` where the paragraph ends before the quotation."""

    span: Span
    open_end: bool


def quotations(text: str, base: int) -> tuple[Quotation, ...]:
    """The quotations of one paragraph, in order; `base` is where the paragraph begins in the report.

    A quotation that no mark closes runs to the end of its paragraph, as printers set quotations of many paragraphs.
    Apostrophes and inch marks after digits do not open one; a single mark quotes only where it is closed again, and
    inside double marks it is part of the quotation.
    """
    if _MARKS.search(text) is None:
        return ()
    found: list[Quotation] = []
    start: int | None = None
    closed = 0
    text = text.replace(_TWO_APOSTROPHES, '""')  # as old newswires set it: the same length, so offsets stand
    for index, char in enumerate(text):
        if index < closed:
            continue
        if start is None:
            end = _single_end(text, index) if char == _SINGLE_OPENING else None
            if end is not None:
                found.append(Quotation(Span(base + index + 1, base + end), open_end=False))
                closed = end + 1
            elif char in _OPENING or (char in _EITHER and _may_open(text, index)):
                start = index + 1
        elif char == "“" or (index == start and char in _EITHER):
            start = index + 1
        elif char in _CLOSING or char in _EITHER:
            found.append(Quotation(Span(base + start, base + index), open_end=False))
            start = None
    if start is not None and start < len(text):
        found.append(Quotation(Span(base + start, base + len(text)), open_end=True))
    return tuple(q for q in found if len(q.span))


def _may_open(text: str, index: int) -> bool:
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    return not before.isalnum() and before not in '.,?!"' and not after.isspace()


def _single_end(text: str, index: int) -> int | None:
    """Where a single mark closes: the first one that no letter follows."""
    end = index
    while (end := text.find(_SINGLE_CLOSING, end + 1)) >= 0:
        after = text[end + 1] if end + 1 < len(text) else " "
        if not after.isalnum() and end > index + 1:
            return end
    return None
