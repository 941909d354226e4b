"""What linking costs as the record grows, at equal size of block: the made-up war fought on more and more maps at once.

usage: python -m bench.front.scale [CLAIMS…]     10,000, 100,000 and 1,000,000 where none is given

Each size runs in a process of its own: all reports but the last are linked day by day, then the last ones singly,
each with the incidents that it touches. Times are of the processor; the peak has the reports' texts in it.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import json
import resource
import subprocess
import sys
from dataclasses import replace
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from bench.front.press import make
from bench.front.settings import level
from bench.front.theatre import theatre

from reportedly.link import Linker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.record import Claim, Report

SIZES = (10_000, 100_000, 1_000_000)
ONE_MAP = 10_000  # claims
SINGLY = 200  # reports
A_DAY = 40  # reports of one map


def main(wanted: list[str]) -> None:
    """Prints a line for each size, with the ratio to the first."""
    first: dict[str, float] = {}
    for size in [int(name) for name in wanted] or SIZES:
        call = [sys.executable, "-m", "bench.front.scale", "--one", str(size)]
        found = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
        first = first or found
        batch, single = found["claim"] / first["claim"], found["report"] / first["report"]
        print(
            f"{found['claims']:>9,} claims in {found['reports']:,} reports: {found['claim'] * 1e6:.0f} us a claim "
            f"({batch:.2f} times), a new report {found['report'] * 1e3:.1f} ms ({single:.2f} times), "
            f"{found['peak'] / 2**20:.2f} GB at most"
        )


def one(size: int) -> None:
    """Measures one size, as JSON."""
    told = sorted(
        (entry for number in range(size // ONE_MAP) for entry in _map(number)),
        key=lambda entry: (str(entry[0].published.end), entry[0].id),
    )
    told, held = told[:-SINGLY], told[-SINGLY:]
    linker = Linker(theatre())
    begun = process_time()
    for i in range(0, len(told), A_DAY * size // ONE_MAP):
        some = told[i : i + A_DAY * size // ONE_MAP]
        linker.add([report for report, _ in some], [claim for _, own in some for claim in own])
    incidents = len(linker.incidents())
    spent = process_time() - begun
    singly = []
    for report, own in held:
        begun = process_time()
        linker.incidents(linker.add([report], own))
        singly.append(process_time() - begun)
    claims = sum(len(own) for _, own in told)
    found = {"claim": spent / claims, "report": median(singly), "claims": claims, "reports": len(told)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({**found, "incidents": incidents, "peak": peak}))


def _map(number: int) -> Iterator[tuple[Report, list[Claim]]]:
    """The reports of one map in the order of publication, with their claims; no two maps have a place in common."""
    told = level(1, claims=ONE_MAP)
    front = make(replace(told, seed=told.seed + 1000 * number))
    places = {
        claim.place: replace(
            claim.place, place_id=f"{claim.place.place_id}:{number}", name=f"{claim.place.name} {number}"
        )
        for claim in front.claims
        if claim.place is not None
    }
    own: dict[str, list[Claim]] = {report.id: [] for report in front.reports}
    for claim in front.claims:
        own[claim.report_id].append(replace(claim, place=places[claim.place] if claim.place else None))
    for report in sorted(front.reports, key=lambda r: (str(r.published.end), r.id)):
        yield report, own[report.id]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
    else:
        main(sys.argv[1:])
