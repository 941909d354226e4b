"""Quotations: where a paragraph speaks in other people's words."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.record import Span

_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between quotation marks, without them; `open_end` where the paragraph ends before the quotation."""

    span: Span
    open_end: bool


def quotations(text: str, base: int) -> tuple[Quotation, ...]:
    """The quotations of one paragraph, in order; `base` is where the paragraph begins in the report.

    A quotation that no mark closes runs to the end of its paragraph, as printers set quotations of many paragraphs.
    Apostrophes and inch marks after digits do not open one.
    """
    found: list[Quotation] = []
    start: int | None = None
    for index, char in enumerate(text):
        if start is None and (char in _OPENING or (char in _EITHER and _may_open(text, index))):
            start = index + 1
        elif start is not None and (char in _CLOSING or char in _EITHER):
            found.append(Quotation(Span(base + start, base + index), open_end=False))
            start = None
        elif start is not None and char == "“":
            start = index + 1
    if start is not None and start < len(text):
        found.append(Quotation(Span(base + start, base + len(text)), open_end=True))
    return tuple(found)


def _may_open(text: str, index: int) -> bool:
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    return not before.isalnum() and not after.isspace()
