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
    """A set; `sets.read` says what it raises."""
    return sets.read(Path(__file__).parent, which, _passage)


def _passage(row: Row) -> Passage:
    names = tuple(name | {"span": spanned(name["text"], row["text"], row["id"])} for name in row["names"])
    return Passage(**sets.named(row), names=names)
