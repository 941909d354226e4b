"""The annotated passages, with their spans found in the text; README.md has the form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.gold import sets
from tests.gold.sets import Row, Set
from tests.gold.spans import spanned


@dataclass(frozen=True, slots=True)
class Passage(sets.Passage):
    """One passage with what a careful reader takes from it, in the contract's form with real spans."""

    attributions: tuple[Row, ...]
    evidence: tuple[Row, ...]
    claims: tuple[Row, ...]


def passages(which: Set) -> tuple[Passage, ...]:
    """A set; `sets.read` says what it raises."""
    return sets.read(Path(__file__).parent, which, _passage)


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
    return Passage(**sets.named(row), attributions=tuple(attributions), evidence=tuple(evidence), claims=tuple(claims))
