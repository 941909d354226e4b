"""Takes the annotated reports through the pipeline and scores what comes out.

python -m tests.quality.score [--missed]
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tests.quality.annotated import Annotated, annotated, spanned
from tests.quality.measure import FLOORS, Pair, figures, table, unmatched

from reportedly.contract import row
from reportedly.pipeline import extract_reports
from reportedly.read import Given, read_path
from reportedly.record import Report
from reportedly.theatre import load_theatre

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

NOW = datetime(2024, 1, 1, tzinfo=UTC)  # after every report
ROOT = Path(__file__).resolve().parents[2]


def pairs() -> Iterator[Pair]:
    """Each annotated report, read, extracted and located; the reports of one theatre go in one batch."""
    for name, batch in groupby(annotated(), key=lambda each: each.theatre):
        theatre, group = load_theatre(name), list(batch)
        reports = [_read(each, theatre.zone) for each in group]
        extractions = extract_reports(reports, theatre, "claims")
        for each, report, extraction in zip(group, reports, extractions, strict=True):
            gold = tuple(spanned(claim, report) for claim in each.claims)
            yield Pair(each.path, report.text, gold, tuple(row(extraction, theatre.zone)["claims"]))


def _read(each: Annotated, zone: ZoneInfo) -> Report:
    (report,) = read_path(ROOT / each.path, zone, Given(now=NOW))
    assert isinstance(report, Report), report
    return report


def main(arguments: Sequence[str]) -> None:
    """Prints the figures, and with --missed the claims that only one of the two has."""
    found = list(pairs())
    sys.stdout.write(table(figures(found), FLOORS) + "\n")
    if "--missed" in arguments:
        sys.stdout.write(unmatched(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
