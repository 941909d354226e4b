"""Takes the annotated passages through the pipeline and scores their moments.

python -m tests.gold.moments.score [--missed]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gold import sets
from tests.gold.moments.measure import counts, figures, missed
from tests.gold.moments.passages import passages
from tests.gold.pairs import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gold.sets import Set


def pairs(which: Set) -> Iterator[Pair]:
    """Each passage of a set, extracted and located."""
    for passage, taken, _ in sets.taken(passages(which), "all"):
        yield Pair(passage.id, passage.text, passage.moments, taken["moments"])


GOLD = sets.Gold(Path(__file__).parent, pairs, counts, figures, missed)

if __name__ == "__main__":
    GOLD.tell(sys.argv[1:])
