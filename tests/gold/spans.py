"""Spans of annotated passages, written as the words themselves."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"(.*)~(\d+)", re.DOTALL)


def spanned(written: str, text: str, name: str) -> list[int]:
    """Where the words stand in the passage called `name`; "that~2" is the second "that" of several.

    Raises:
        LookupError: they do not stand there, or more than once without a number.
    """
    match = _NUMBERED.fullmatch(written)
    words, nth = (match[1], int(match[2])) if match else (written, 1)
    starts = [m.start() for m in re.finditer(re.escape(words), text)] if words else []
    if len(starts) < nth or (match is None and len(starts) > 1):
        msg = f"{name}: {words!r} stands {len(starts)} times in the passage"
        raise LookupError(msg)
    return [starts[nth - 1], starts[nth - 1] + len(words)]
