"""Takes the annotated passages through the pipeline and scores their places.

python -m tests.gold.places.score [--missed] [--curve]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gold import sets
from tests.gold.pairs import Pair
from tests.gold.places.measure import counts, curve, figures, missed
from tests.gold.places.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gold.sets import Set


def pairs(which: Set) -> Iterator[Pair]:
    """Each passage of a set, extracted and located."""
    for passage, taken, _ in sets.taken(passages(which), "all"):
        yield Pair(passage.id, passage.text, passage.names, taken["places"])


def _curve() -> str:
    """How often each confidence is right, in both sets together."""
    found = [pair for which in sets.SETS for pair in pairs(which)]
    rows = [f"{count:>8}{said:>12.3f}{right:>8.3f}" for count, said, right in curve(found)]
    return "\n".join([f"\n{'names':>8}{'confidence':>12}{'right':>8}", *rows])


GOLD = sets.Gold(Path(__file__).parent, pairs, counts, figures, missed)

if __name__ == "__main__":
    GOLD.tell(sys.argv[1:])
    if "--curve" in sys.argv:
        sys.stdout.write(_curve() + "\n")
