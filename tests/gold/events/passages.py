"""The annotated passages, with their spans found in the text; README.md has the form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.gold.spans import spanned

HERE = Path(__file__).parent
Set = Literal["open", "set_aside"]
SETS: tuple[Set, ...] = ("open", "set_aside")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with the claims that a careful reader takes from it, with real spans."""

    id: str
    theatre: str
    published: str
    outlet: str
    text: str
    constructions: tuple[str, ...]
    claims: tuple[Row, ...]


def passages(which: Set) -> tuple[Passage, ...]:
    """A set, in the order of its files' names.

    Raises:
        LookupError: words of an annotation do not stand in the passage, or stand there more than once without a number.
    """
    rows = [row for file in sorted((HERE / which).glob("*.json")) for row in json.loads(file.read_text("utf-8"))]
    return tuple(_passage(row) for row in rows)


def _passage(row: Row) -> Passage:
    claims = tuple(claim | {"span": spanned(claim["span"], row["text"], row["id"])} for claim in row["claims"])
    named = {key: row[key] for key in ("id", "theatre", "published", "outlet", "text")}
    return Passage(**named, constructions=tuple(row["constructions"]), claims=claims)
