"""Takes the annotated passages through the pipeline and scores their places.

python -m tests.gold.places.score [--missed] [--curve]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gold import sets
from tests.gold.bootstrap import intervals, table
from tests.gold.places.measure import Pair, counts, curve, figures, figures_of, missed
from tests.gold.places.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.gold.sets import Set

FLOORS = sets.floors(Path(__file__).parent)


def pairs(which: Set) -> Iterator[Pair]:
    """Each passage of a set, extracted and located."""
    for passage, taken, _ in sets.taken(passages(which), "all"):
        yield Pair(passage.id, passage.text, passage.names, taken["places"])


def shown(found: Sequence[Pair], floors: dict[str, float]) -> str:
    """The figures of a set with their intervals, beside their floors."""
    return table(figures_of(found), intervals([counts(pair) for pair in found], figures), floors)


def _curve() -> str:
    """How often each confidence is right, in both sets together."""
    found = [pair for which in sets.SETS for pair in pairs(which)]
    rows = [f"{count:>8}{said:>12.3f}{right:>8.3f}" for count, said, right in curve(found)]
    return "\n".join([f"\n{'names':>8}{'confidence':>12}{'right':>8}", *rows])


if __name__ == "__main__":
    sets.tell(sys.argv[1:], pairs, shown, missed, FLOORS)
    if "--curve" in sys.argv:
        sys.stdout.write(_curve() + "\n")
