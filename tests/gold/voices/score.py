"""Takes the annotated passages through the pipeline and scores what comes out.

python -m tests.gold.voices.score [--missed]
"""

from __future__ import annotations

import json
import sys
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gold.bootstrap import intervals, table
from tests.gold.voices.measure import Pair, counts, figures, figures_of, missed
from tests.gold.voices.passages import SETS, Passage, Row, Set, passages

from reportedly.contract import row
from reportedly.pipeline import extract_reports
from reportedly.record import Moment, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre
from reportedly.theatre.names import TheatreNames

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
        for passage, extraction in zip(group, extract_reports(reports, theatre, "all"), strict=True):
            taken = row(extraction, theatre.zone)
            names = TheatreNames(theatre)
            gold = {
                "attributions": passage.attributions,
                "claims": tuple(_known(claim, names) for claim in passage.claims),
                "evidence": passage.evidence,
            }
            found = {key: tuple(taken[key]) for key in gold}
            found["claims"] = tuple(_known(claim, names) for claim in found["claims"])
            yield Pair(passage.id, passage.text, gold, found)


def _known(claim: Row, names: TheatreNames) -> Row:
    """The claim with the id of its source as the theatre knows it: "the RSF" is whoever "Rapid Support Forces" is."""
    source = claim["source"]
    if source is None:
        return claim
    name = source["name"].removeprefix("The ").removeprefix("the ")
    known = names.source_named(name)
    side = next((s.code for s in names.theatre.sides if name in (s.name, *s.names, *s.capitals)), None)
    return claim | {"source": source | {"known": side or (known and known.source_id)}}


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
        if not found:
            continue
        sys.stdout.write(f"\n{which}: {len(found)} passages\n{shown(found, FLOORS.get(which, {}))}\n")
        if "--missed" in arguments and which == "open":
            for pair in found:
                if lines := missed(pair):
                    sys.stdout.write("\n".join([f"\n{pair.id}: {pair.text}", *lines]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
