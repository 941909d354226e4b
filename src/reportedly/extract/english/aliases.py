"""Short forms that a report defines itself: "Joint Command South (JCS)", "the orcs (RF soldiers)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ACRONYM = re.compile(r"\(\s*(?:the\s+)?[“\"]?([A-Z][A-Za-z]{0,3}[A-Z]{1,6})[”\"]?\s*\)")
_WORD = re.compile(r"[\w’'.-]+")
_REACH = 90  # characters before the bracket: eight words of the length of names
_SMALL = {"of", "the", "and", "for", "in", "on", "de", "to"}


def defined_aliases(text: str) -> Mapping[str, str]:
    """Each acronym in brackets with the words before it whose initials it is; later ones do not override.

    Method: initials matching after Schwartz and Hearst (2003), on whole words only.
    """
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        words = _WORD.findall(text[max(0, match.start() - _REACH) : match.start()].rsplit("\n", maxsplit=1)[-1])
        phrase = _spelled_out(words[-8:], match[1])
        if phrase is not None:
            found.setdefault(match[1], phrase)
    return found


def _spelled_out(words: list[str], acronym: str) -> str | None:
    """The shortest run of the last words whose initials spell the acronym; small words may be skipped."""
    letters = acronym.upper()
    for start in range(len(words) - 1, -1, -1):
        run = words[start:]
        initials = "".join(w[0].upper() for w in run if w.lower() not in _SMALL)
        every = "".join(part[0].upper() for w in run for part in w.split("-") if part)
        if run[0].lower() not in _SMALL and letters in (initials, every):
            return " ".join(run)
    return None
