"""Takes the annotated passages through the pipeline and scores what comes out.

python -m tests.gold.events.score [--missed]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gold import sets
from tests.gold.events.measure import counts, figures, missed
from tests.gold.events.passages import passages
from tests.gold.pairs import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.gold.sets import Row, Set


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


GOLD = sets.Gold(Path(__file__).parent, pairs, counts, figures, missed)

if __name__ == "__main__":
    GOLD.tell(sys.argv[1:])
