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
    """A set; `sets.read` says what it raises."""
    return sets.read(Path(__file__).parent, which, _passage)


def _passage(row: Row) -> Passage:
    moments = tuple(one | {"span": spanned(one["text"], row["text"], row["id"])} for one in row["moments"])
    return Passage(**sets.named(row), moments=moments)
