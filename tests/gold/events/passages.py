"""The annotated passages, with their spans found in the text; README.md has the form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.gold import sets
from tests.gold.sets import Row, Set
from tests.gold.spans import spanned


@dataclass(frozen=True, slots=True)
class Passage(sets.Passage):
    """One passage with the claims that a careful reader takes from it, with real spans."""

    constructions: tuple[str, ...]
    claims: tuple[Row, ...]


def passages(which: Set) -> tuple[Passage, ...]:
    """A set; `sets.read` says what it raises."""
    return sets.read(Path(__file__).parent, which, _passage)


def _passage(row: Row) -> Passage:
    claims = tuple(claim | {"span": spanned(claim["span"], row["text"], row["id"])} for claim in row["claims"])
    return Passage(**sets.named(row), constructions=tuple(row["constructions"]), claims=claims)
