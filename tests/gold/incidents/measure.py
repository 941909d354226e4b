"""Holds the incidents of the example reports against what a careful reader wrote down."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.link import copies, link
from reportedly.pipeline import extract_reports
from reportedly.read import Given, read_path
from reportedly.record import Report
from reportedly.theatre.load import load_theatre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.record import Claim, Extraction, Incident

GOLD = Path(__file__).parent / "examples.toml"
EXAMPLES = Path(__file__).parents[3] / "examples"


@dataclass(slots=True)
class Outcome:
    """What agrees with the reader: counts of right and of all by figure, and a line for each difference."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def note(self, figure: str, what: str, *, right: bool) -> None:
        """Counts one thing that was compared."""
        self.of[figure] += 1
        self.right[figure] += right
        if not right:
            self.differences.append(f"{figure}: {what}")

    def share(self, figure: str) -> float:
        """Right of all; 1 where there is nothing."""
        return self.right[figure] / self.of[figure] if self.of[figure] else 1.0


def measured() -> Outcome:
    """Reads and links the example reports of both theatres."""
    gold = tomllib.loads(GOLD.read_text(encoding="utf-8"))
    outcome = Outcome()
    for theatre in sorted({table["theatre"] for table in gold["incident"]}):
        _compare(theatre, gold, outcome)
    return outcome


def _compare(name: str, gold: dict[str, Any], outcome: Outcome) -> None:
    theatre = load_theatre(name)
    given = Given(now=datetime(2026, 1, 1, tzinfo=UTC))
    reports = [item for item in read_path(EXAMPLES / name, theatre.zone, given) if isinstance(item, Report)]
    read = list(extract_reports(reports, theatre))
    claims = [claim for extraction in read for claim in extraction.claims]
    evidence = [item for extraction in read for item in extraction.evidence]
    incidents = link(claims, reports, theatre, evidence)
    home = {claim: incident for incident in incidents for claim in incident.claims}
    told = [table for table in gold["incident"] if table["theatre"] == name]
    known = {table["name"]: _found(table["claims"], read) for table in told}
    member = {claim: label for label, ids in known.items() for claim in ids}
    for table in told:
        ids = known[table["name"]]
        outcome.note("claims found", f"{table['name']}: {len(ids)} of {len(table['claims'])}", right=bool(ids))
        if ids:
            _incident(table, ids, home, member, outcome)
    doc = {report.id: report.doc_id for report in reports}
    copied = {(doc[copy], doc[original]) for copy, original in copies(reports).items()}
    wanted = {(row["copy"], row["of"]) for row in gold.get("copy", ()) if row["copy"] in doc.values()}
    for pair in sorted(copied | wanted):
        outcome.note("copies", " of ".join(pair), right=pair in copied & wanted)


def _incident(
    table: dict[str, Any], ids: list[str], home: dict[str, Incident], member: dict[str, str], outcome: Outcome
) -> None:
    """Compares one incident of the reader's with those that hold its claims."""
    name = table["name"]
    held = {home[claim].id: home[claim] for claim in ids}
    strangers = sorted({member.get(c, "") for i in held.values() for c in i.claims} - {name, ""})
    whole = len(held) == 1
    what = f"{name}: in {len(held)} parts" if not whole else f"{name}: with {', '.join(strangers)}"
    outcome.note("incidents", what, right=whole and not strangers)
    ours = max(held.values(), key=lambda i: (sum(c in ids for c in i.claims), i.id))
    if table["voices"]:
        right = len(ours.voices) == len(table["voices"])
        outcome.note("voices", f"{name}: {list(ours.voices)}, read {table['voices']}", right=right)
    found, wanted = sorted(kind.value for kind in ours.disputes), sorted(table["disputes"])
    outcome.note("disputes", f"{name}: {found}, read {wanted}", right=found == wanted)


def _found(rows: Iterable[list[str]], read: Iterable[Extraction]) -> list[str]:
    """The ids of the claims that rows name by report, event, words and, where it takes that, place."""
    read = list(read)
    return [claim.id for row in rows for claim in _matching(row, read)]


def _matching(row: list[str], read: Iterable[Extraction]) -> Iterator[Claim]:
    doc, event, words, *place = row
    for extraction in read:
        if extraction.report.doc_id != doc:
            continue
        for claim in extraction.claims:
            said = " ".join(claim.quote.split())
            there = not place or (claim.place is not None and claim.place.name == place[0])
            if claim.event.value == event and words in said and there:
                yield claim
                return
