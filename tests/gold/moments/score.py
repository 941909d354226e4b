"""Takes the annotated passages through the pipeline and scores their moments.

python -m tests.gold.moments.score [--missed]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gold import sets
from tests.gold.bootstrap import intervals, table
from tests.gold.moments.measure import Pair, counts, figures, figures_of, missed
from tests.gold.moments.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.gold.sets import Set

FLOORS = sets.floors(Path(__file__).parent)


def pairs(which: Set) -> Iterator[Pair]:
    """Each passage of a set, extracted and located."""
    for passage, taken, _ in sets.taken(passages(which), "all"):
        yield Pair(passage.id, passage.text, passage.moments, taken["moments"])


def shown(found: Sequence[Pair], floors: dict[str, float]) -> str:
    """The figures of a set with their intervals, beside their floors."""
    return table(figures_of(found), intervals([counts(pair) for pair in found], figures), floors)


if __name__ == "__main__":
    sets.tell(sys.argv[1:], pairs, shown, missed, FLOORS)
