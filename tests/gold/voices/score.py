"""Takes the annotated passages through the pipeline and scores what comes out.

python -m tests.gold.voices.score [--missed]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gold import sets
from tests.gold.voices.measure import Pair, counts, figures, missed
from tests.gold.voices.passages import passages

from reportedly.theatre.names import TheatreNames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gold.sets import Row, Set


def pairs(which: Set) -> Iterator[Pair]:
    """Each passage of a set, extracted and located."""
    for passage, taken, theatre in sets.taken(passages(which), "all"):
        names = TheatreNames(theatre)
        gold = {
            "attributions": passage.attributions,
            "claims": tuple(_known(claim, names) for claim in passage.claims),
            "evidence": passage.evidence,
        }
        found = {key: tuple(taken[key]) for key in gold}
        found["claims"] = tuple(_known(claim, names) for claim in found["claims"])
        yield Pair(passage.id, passage.text, gold, found)


def _known(claim: Row, names: TheatreNames) -> Row:
    """The claim with the id of its source as the theatre knows it: "the RSF" is whoever "Rapid Support Forces" is."""
    source = claim["source"]
    if source is None:
        return claim
    name = source["name"].removeprefix("The ").removeprefix("the ")
    known = names.source_named(name)
    side = next((s.code for s in names.theatre.sides if name in (s.name, *s.names, *s.capitals)), None)
    return claim | {"source": source | {"known": side or (known and known.source_id)}}


GOLD = sets.Gold(Path(__file__).parent, pairs, counts, figures, missed)

if __name__ == "__main__":
    GOLD.tell(sys.argv[1:])
