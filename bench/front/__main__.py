"""Scores the linking of claims on the made-up war.

usage: python -m bench.front [LEVEL…]     all three levels where none is named
"""

from __future__ import annotations

import sys

from bench.front import score
from bench.front.press import make
from bench.front.settings import level
from bench.front.theatre import theatre

from reportedly.link import copies, link


def main(wanted: list[str]) -> None:
    """Prints a block of figures for each level."""
    for number in [int(name) for name in wanted] or [1, 2, 3]:
        front = make(level(number))
        incidents = link(front.claims, front.reports, theatre())
        print(f"level {number}: {len(front.claims)} claims of {len(front.facts)} facts in {len(front.reports)} reports")
        print(
            "  incidents, B-cubed F1 (precision, recall)    {:.3f} ({:.3f}, {:.3f})".format(
                *score.b_cubed(front, incidents)
            )
        )
        precision, recall = score.copies(front, copies(front.reports))
        print(f"  copies, precision and recall                 {precision.value:.3f}, {recall.value:.3f}")
        print(f"  voices counted right                         {score.voices(front, incidents).value:.3f}")
        print(
            "  disputes, F1 (precision, recall)             {:.3f} ({:.3f}, {:.3f})".format(
                *score.disputes(front, incidents)
            )
        )
        graded, printed = score.believed(front, incidents)
        print(f"  true of those graded 1 or 2                  {graded.value:.3f} of {graded.of}")
        print(f"  true of those that two or more outlets print {printed.value:.3f} of {printed.of}")


if __name__ == "__main__":
    main(sys.argv[1:])
