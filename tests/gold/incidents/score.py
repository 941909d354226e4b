"""Prints how far the incidents of the example reports agree with the reader's table, and where they do not.

usage: python -m tests.gold.incidents.score [--missed]
"""

from __future__ import annotations

import sys

from tests.gold.incidents.measure import measured


def main(options: list[str]) -> None:
    """Prints the figures; with --missed each difference too."""
    outcome = measured()
    lines = [
        f"{figure:<14}{outcome.share(figure):.3f}  {outcome.right[figure]} of {outcome.of[figure]}"
        for figure in sorted(outcome.of)
    ]
    if "--missed" in options:
        lines += outcome.differences
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
