"""Brings the spellings of one name together."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.theatre.model import KnownSource, Side


class _Fold(dict[int, int]):
    """Maps a character to its small letter, and whatever is no letter or figure to a blank."""

    def __missing__(self, code: int) -> int:
        small = chr(code).lower()
        # A letter that grows in lower case ("İ") keeps its first part, so that offsets stay what they are.
        value = ord(small[0]) if chr(code).isalnum() or unicodedata.category(chr(code)) == "Mn" else ord(" ")
        self[code] = value
        return value


_FOLD = _Fold()


def folded(text: str) -> str:
    """The text in small letters with blanks for punctuation, character for character of the same length."""
    return text.translate(_FOLD)


# British and American spellings that institutions' names are written in.
_BRITISH = (
    ("Defense", "Defence"),
    ("Center", "Centre"),
    ("Organization", "Organisation"),
    ("Mobilization", "Mobilisation"),
)


def source_spellings(source: KnownSource, sides: Iterable[Side]) -> tuple[str, ...]:
    """All that a source is written as: its names, in British and American English, and what its side's words make.

    "Russian Ministry of Defense" gives "Russia's Defence Ministry" and "Ministry of Defence of Russia" too. Persons
    keep the names that the pack gives them.
    """
    listed = (source.name, *source.aliases)
    if source.person:
        return listed
    spellings: dict[str, None] = dict.fromkeys(listed)
    for name in listed:
        for side in sides:
            spellings.update(dict.fromkeys(_owned(name, side)))
    for american, british in _BRITISH:
        for name in tuple(spellings):
            spellings[name.replace(american, british)] = None
            spellings[name.replace(british, american)] = None
    return tuple(spellings)


def _owned(name: str, side: Side) -> Iterator[str]:
    if not name.startswith(f"{side.adjective} "):
        return
    thing = name.removeprefix(f"{side.adjective} ")
    for core in (thing, *_ministry(thing)):
        yield f"{side.adjective} {core}"
        yield f"{side.name}'s {core}"
        yield f"{side.name} {core}"
        yield f"{core} of {side.name}"


def _ministry(thing: str) -> tuple[str, ...]:
    """The other order of "Ministry of X" and "X Ministry"."""
    if thing.startswith("Ministry of "):
        return (f"{thing.removeprefix('Ministry of ')} Ministry",)
    if thing.endswith(" Ministry"):
        return (f"Ministry of {thing.removesuffix(' Ministry')}",)
    return ()


# Romanisations of one Cyrillic or Arabic name that reporters mix, the longer first; not a transliteration standard.
_ROMAN = (
    ("yi", "i"), ("iy", "i"), ("ii", "i"), ("ij", "i"), ("j", "i"), ("ay", "ai"), ("ey", "ei"), ("oy", "oi"),
    ("uy", "ui"), ("ya", "ia"), ("yu", "iu"), ("ye", "ie"), ("yo", "io"), ("kh", "h"), ("gh", "h"), ("g", "h"),
    ("y", "i"), ("ie", "e"), ("ss", "s"), ("nn", "n"), ("ou", "u"), ("oo", "u"),
)  # fmt: skip


def romanised(word: str) -> str:
    """A key that spellings of one transliterated name share: "Humeniuk", "Gumenyuk"; "Haidai", "Hayday"."""
    key = folded(word).replace(" ", "")
    for spelling, one in _ROMAN:
        key = key.replace(spelling, one)
    return key


_FRONT = ("sector", "direction", "front", "axis")


def sector_spellings(names: Iterable[str]) -> tuple[str, ...]:
    """A sector's names, with "direction", "front" and "axis" for "sector" and the other way round."""
    spellings: dict[str, None] = {}
    for name in names:
        spellings[name] = None
        head, _, last = name.rpartition(" ")
        if head and last in _FRONT:
            spellings.update(dict.fromkeys(f"{head} {word}" for word in _FRONT))
    return tuple(spellings)
