"""Takes the annotated passages through the pipeline and scores what comes out.

python -m tests.gold.events.score [--missed]
"""

from __future__ import annotations

import json
import sys
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gold.bootstrap import intervals, table
from tests.gold.events.measure import Pair, counts, figures, figures_of, missed
from tests.gold.events.passages import SETS, Passage, Row, Set, passages

from reportedly.contract import row
from reportedly.pipeline import extract_reports
from reportedly.record import Moment, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.theatre.model import Theatre

FLOORS: dict[Set, dict[str, float]] = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))


def pairs(which: Set) -> Iterator[Pair]:
    """Each passage of a set, extracted and located; the passages of one theatre go in one batch."""
    ordered = sorted(passages(which), key=lambda passage: passage.theatre)
    for name, batch in groupby(ordered, key=lambda passage: passage.theatre):
        theatre, group = load_theatre(name), list(batch)
        reports = [_report(passage, theatre) for passage in group]
        for passage, extraction in zip(group, extract_reports(reports, theatre), strict=True):
            taken = row(extraction, theatre.zone)
            yield Pair(passage.id, passage.text, passage.claims, [_named(c, taken["places"]) for c in taken["claims"]])


def _named(claim: Row, mentions: Sequence[Row]) -> Row:
    """The claim with all names that the passage has for its place."""
    place = claim["place"]
    if place is None:
        return claim
    said = [m["text"] for m in mentions if place["name"] in (m["name"], m["text"])]
    return claim | {"place": place | {"names": [place["name"], *said]}}


def _report(passage: Passage, theatre: Theatre) -> Report:
    day = date.fromisoformat(passage.published)
    published = Moment.civil(day, day, theatre.zone)
    ref = report_id(passage.outlet, published, passage.text)
    return Report(ref, passage.id, passage.text, (Span(0, len(passage.text)),), published, passage.outlet)


def shown(found: Sequence[Pair], floors: dict[str, float]) -> str:
    """The figures of a set with their intervals, beside their floors."""
    return table(figures_of(found), intervals([counts(pair) for pair in found], figures), floors)


def main(arguments: Sequence[str]) -> None:
    """Prints the figures of both sets, and with --missed what differs in the open one."""
    for which in SETS:
        found = list(pairs(which))
        sys.stdout.write(f"\n{which}: {len(found)} passages\n{shown(found, FLOORS.get(which, {}))}\n")
        if "--missed" in arguments and which == "open":
            for pair in found:
                if lines := missed(pair):
                    sys.stdout.write("\n".join([f"\n{pair.id}: {pair.text}", *lines]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
