"""What a reader took from a passage beside what the pipeline did, and which of both stand in the same place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """What the reader took from a passage, and what the pipeline did."""

    id: str
    text: str
    gold: Sequence[Row]
    taken: Sequence[Row]


def by_place(pair: Pair) -> list[tuple[Row, Row | None]]:
    """Each annotated stretch with what was taken where it stands; one to one, those that share most first."""
    able = []
    for i, ours in enumerate(pair.gold):
        for j, theirs in enumerate(pair.taken):
            shared = min(ours["span"][1], theirs["end"]) - max(ours["span"][0], theirs["start"])
            if shared > 0:
                able.append((-shared, i, j))
    found: dict[int, int] = {}
    for _, i, j in sorted(able):
        if i not in found and j not in found.values():
            found[i] = j
    return [(ours, pair.taken[found[i]] if i in found else None) for i, ours in enumerate(pair.gold)]
