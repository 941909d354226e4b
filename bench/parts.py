"""How much time attribution and hedging take, against the parse of the same paragraphs.

usage: parts.py     text: our example reports

One process, warm; the best of a few rounds of each.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

from collections import defaultdict
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from time import perf_counter
from typing import Any

from reportedly.extract import extract
from reportedly.extract.english.claims import Claims
from reportedly.extract.english.happening.frames import Frames
from reportedly.extract.english.hedging import Hedging
from reportedly.extract.english.passage import parser
from reportedly.extract.english.telling.teller import Teller
from reportedly.read import Given, read_path
from reportedly.record import Report
from reportedly.theatre.load import load_theatre

ROUNDS = 3
COPIES = 8
EXAMPLES = Path(__file__).parent.parent / "examples"
THEATRE = "ukraine-2022"
PARTS = {
    "attribution": (Teller, "read"),
    "hedging": (Hedging, "assurance"),
    "later doubt": (Claims, "doubt"),
    "frames": (Frames, "find"),
}


def main() -> int:
    """Prints the seconds of each part and its share of the parse."""
    theatre = load_theatre(THEATRE)
    given = Given(now=datetime.now(UTC), published="2022-09-11")
    found = read_path(EXAMPLES / THEATRE, theatre.zone, given)
    reports = [item for item in found if isinstance(item, Report)] * COPIES
    spent: dict[str, float] = defaultdict(float)
    for name, (owner, method) in PARTS.items():
        setattr(owner, method, timed(getattr(owner, method), name, spent))
    parts, parse = dict.fromkeys(PARTS, float("inf")), float("inf")
    for turn in range(ROUNDS + 1):
        spent.clear()
        read = list(extract(reports, theatre))
        if turn:
            parts = {name: min(parts[name], spent[name]) for name in PARTS}
    kept = {e.report.id: e.sentences for e in read}
    parsed = [line for report in reports for line in paragraphs(report, kept[report.id])]
    for turn in range(ROUNDS + 1):
        began = perf_counter()
        for _ in parser().pipe(parsed, batch_size=32):
            pass
        if turn:
            parse = min(parse, perf_counter() - began)
    print(f"parse {parse:.2f} s")
    for name, seconds in parts.items():
        print(f"  {name:<12} {seconds:.2f} s   {seconds / parse:.0%} of the parse")
    print(f"  together     {sum(parts.values()):.2f} s   {sum(parts.values()) / parse:.0%} of the parse")
    return 0


def paragraphs(report: Report, sentences: Any) -> list[str]:  # noqa: ANN401
    """The lines of a report that were parsed."""
    starts = {s.start for s in sentences}
    out, at = [], 0
    for line in report.text.split("\n"):
        if any(at <= start < at + len(line) for start in starts):
            out.append(line)
        at += len(line) + 1
    return out


def timed(function: Any, name: str, spent: dict[str, float]) -> Any:  # noqa: ANN401
    """The function, adding the seconds of each call to `spent`."""

    @wraps(function)
    def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        began = perf_counter()
        try:
            return function(*given, **named)
        finally:
            spent[name] += perf_counter() - began

    return call


if __name__ == "__main__":
    raise SystemExit(main())
