"""The annotated passages, with their spans found in the text; README.md has the form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.gold import sets
from tests.gold.sets import Row, Set
from tests.gold.spans import spanned


@dataclass(frozen=True, slots=True)
class Passage(sets.Passage):
    """One passage with its expressions of time, with real spans."""

    moments: tuple[Row, ...]


def passages(which: Set) -> tuple[Passage, ...]:
    """A set, in the order of its files' names.

    Raises:
        LookupError: words of an annotation do not stand in the passage, or stand there more than once without a number.
    """
    return tuple(_passage(row) for row in sets.written(Path(__file__).parent, which))


def _passage(row: Row) -> Passage:
    moments = tuple(one | {"span": spanned(one["text"], row["text"], row["id"])} for one in row["moments"])
    return Passage(**sets.named(row), moments=moments)
