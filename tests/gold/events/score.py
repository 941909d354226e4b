"""Takes the annotated passages through the pipeline and scores what comes out.

python -m tests.gold.events.score [--missed]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gold import sets
from tests.gold.bootstrap import intervals, table
from tests.gold.events.measure import Pair, counts, figures, figures_of, missed
from tests.gold.events.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.gold.sets import Row, Set

FLOORS = sets.floors(Path(__file__).parent)


def pairs(which: Set) -> Iterator[Pair]:
    """Each passage of a set, extracted and located."""
    for passage, taken, _ in sets.taken(passages(which), "claims"):
        yield Pair(passage.id, passage.text, passage.claims, [_named(c, taken["places"]) for c in taken["claims"]])


def _named(claim: Row, mentions: Sequence[Row]) -> Row:
    """The claim with all names that the passage has for its place."""
    place = claim["place"]
    if place is None:
        return claim
    said = [m["text"] for m in mentions if place["name"] in (m["name"], m["text"])]
    return claim | {"place": place | {"names": [place["name"], *said]}}


def shown(found: Sequence[Pair], floors: dict[str, float]) -> str:
    """The figures of a set with their intervals, beside their floors."""
    return table(figures_of(found), intervals([counts(pair) for pair in found], figures), floors)


if __name__ == "__main__":
    sets.tell(sys.argv[1:], pairs, shown, missed, FLOORS)
