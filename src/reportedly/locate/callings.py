"""What a report calls its settlements, for "the village" and "the city" each mean the last one of their kind."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportedly.locate.cues import cues_of
from reportedly.locate.phrases import any_of
from reportedly.record import WherePrec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.locate.standing import Held

_REACH = 40  # characters beside a name that hold what it is called
_VILLAGE_KM = 1.0  # the radius that the gazetteer gives to a settlement of up to some 7,000 people


def of_its_kind(held: Sequence[Held], pointer: str, text: str, language: str) -> list[Held]:
    """Give the settlements that "the village", "the town" or "the city" may mean.

    Those that the text calls so, and those that it calls nothing and whose size fits; all where there is none, or where
    the words name no kind. Any settlement that is called nothing else may be a town.
    """
    kind = _kind(pointer, language)
    if kind is None:
        return list(held)
    called = {_same(h): name for h in held if (name := _called(h, text, language))}
    names = [(h, called.get(_same(h))) for h in held]
    return [h for h, name in names if name == kind or (name is None and _fits(h, kind, language))] or list(held)


def _kind(words: str, language: str) -> str | None:
    """Give the kind of settlement that words end with; hamlets count as villages."""
    found = _patterns(language)[0].search(words)
    if found is None:
        return None
    noun = found[1].lower()
    return "village" if noun in cues_of(language).settling["villages"] else noun


def _called(held: Held, text: str, language: str) -> str | None:
    _, before, after = _patterns(language)
    span = held.span
    found = before.search(text[max(0, span.start - _REACH) : span.start])
    found = found or after.match(text[span.end : span.end + _REACH])
    return None if found is None else _kind(found[1], language)


def _fits(held: Held, kind: str, language: str) -> bool:
    """Whether a place is as large as its kind asks for; one whose size no list gives is small."""
    place, settling = held.mention.place, cues_of(language).settling
    small = place is None or place.precision is not WherePrec.EXACT or place.radius_km <= _VILLAGE_KM
    if kind == "village":
        return small
    return not small if kind in settling["cities"] else True


def _same(held: Held) -> str:
    return held.mention.place.place_id if held.mention.place is not None else held.mention.text


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    kinds = any_of(["village", *cues_of(language).settling["kinds"]])
    return (
        re.compile(rf"\b({kinds})$", re.IGNORECASE),
        re.compile(rf"\b({kinds})\s+of\s+$", re.IGNORECASE),
        re.compile(rf"(?:\s+|,\s+an?\s+(?:[\w-]+\s+){{0,2}}?)({kinds})\b", re.IGNORECASE),
    )
