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
    """One passage with what a careful reader takes from it, in the contract's form with real spans."""

    id: str
    theatre: str
    published: str
    outlet: str
    text: str
    attributions: tuple[Row, ...]
    evidence: tuple[Row, ...]
    claims: tuple[Row, ...]


def passages(which: Set) -> tuple[Passage, ...]:
    """A set, in the order of its files' names.

    Raises:
        LookupError: words of an annotation do not stand in the passage, or stand there more than once without a number.
    """
    rows = [row for file in sorted((HERE / which).glob("*.json")) for row in json.loads(file.read_text("utf-8"))]
    return tuple(_passage(row) for row in rows)


def _passage(row: Row) -> Passage:
    def at(words: str) -> list[int]:
        return spanned(words, row["text"], row["id"])

    attributions = [
        told | {role: [at(words) for words in told[role]] for role in ("source", "cue", "content")}
        for told in row["attributions"]
    ]
    claims = [
        claim | {"span": at(claim["span"]), "hedges": [h | {"span": at(h["cue"])} for h in claim["hedges"]]}
        for claim in row["claims"]
    ]
    evidence = [item | {"span": at(item["span"])} for item in row["evidence"]]
    named = {key: row[key] for key in ("id", "theatre", "published", "outlet", "text")}
    return Passage(**named, attributions=tuple(attributions), evidence=tuple(evidence), claims=tuple(claims))
