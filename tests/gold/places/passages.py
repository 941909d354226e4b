"""The annotated passages, with their spans found in the text; README.md has the form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.gold import sets
from tests.gold.sets import Row, Set
from tests.gold.spans import spanned


@dataclass(frozen=True, slots=True)
class Passage(sets.Passage):
    """One passage with its place names, and what only looks like one, with real spans."""

    names: tuple[Row, ...]


def passages(which: Set) -> tuple[Passage, ...]:
    """A set, in the order of its files' names.

    Raises:
        LookupError: words of an annotation do not stand in the passage, or stand there more than once without a number.
    """
    return tuple(_passage(row) for row in sets.written(Path(__file__).parent, which))


def _passage(row: Row) -> Passage:
    names = tuple(name | {"span": spanned(name["text"], row["text"], row["id"])} for name in row["names"])
    return Passage(**sets.named(row), names=names)
