"""Made-up extractions, alike on every run, and a second process that adds them to a record."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from reportedly.record import (
    Actor,
    Attribution,
    AttributionKind,
    Certainty,
    Channel,
    Claim,
    Event,
    Evidence,
    EvidenceKind,
    Extraction,
    Moment,
    Place,
    PlaceKind,
    Polarity,
    Provenance,
    Quantity,
    Report,
    Setting,
    Source,
    SourceKind,
    Span,
    WhenBasis,
    WherePrec,
)
from reportedly.record.ids import claim_id, report_id

ZONE = ZoneInfo("Africa/Khartoum")
EVENTS = (Event.CAPTURED, Event.WITHDREW, Event.SHELLED, Event.PRESENT)
PLACES = ("Kosti", "Rabak", "Sennar", "Um Ruwaba")
ADDER = Path(__file__).with_name("adder.py")

Make = Callable[..., Extraction]
Stamp = Callable[..., Provenance]
StartAdding = Callable[..., "subprocess.Popen[str]"]


def _claim(report: Report, number: int, extractor: str) -> Claim:
    span = Span(number * 10, number * 10 + 9)
    event = EVENTS[number % len(EVENTS)]
    name = PLACES[number % len(PLACES)]
    return Claim(
        id=claim_id(report.id, extractor, span, event),
        report_id=report.id,
        span=span,
        quote=span.of(report.text),
        event=event,
        actor=Actor("SAF", "the army"),
        target=Actor("RSF", "the paramilitaries"),
        victims=None,
        thing=None,
        place=Place(f"theatre:{name.lower()}", name, PlaceKind.SETTLEMENT, 13.2, 32.7, 3.0, WherePrec.EXACT, "SD"),
        relation=None,
        when=Moment.civil(date(2023, 5, 2), date(2023, 5, 2), ZONE),
        when_basis=WhenBasis.CLAUSE,
        quantity=Quantity(3, None, "vehicles"),
        source=Source(f"s:{number % 2}", "A spokeswoman", "SAF", SourceKind.MILITARY, f"v:{number % 2}"),
        attribution_id="a1",
        channel=Channel.STATEMENT,
        certainty=Certainty.ASSERTED,
        hedges=(),
        polarity=Polarity.POSITIVE,
        against_interest=False,
        spans=(("event", span),),
    )


def _made(number: int = 1, *, claims: int = 3, extractor: str = "en-1", outlet: str | None = None) -> Extraction:
    text = f"Report {number:04d} " + "tells of a column on the road to town. " * (claims // 3 + 1)
    day = date(2023, 5, 1 + number % 28)
    outlet = outlet or f"Outlet {number % 5}"
    published = Moment.civil(day, day, ZONE)
    report = Report(
        report_id(outlet, published, text),
        f"d{number}",
        text,
        (Span(0, len(text)),),
        published,
        outlet,
        f"Title {number}",
    )
    told = tuple(_claim(report, i, extractor) for i in range(claims))
    attribution = Attribution(
        "a1", (Span(0, 6),), (Span(7, 9),), (Span(10, 20),), AttributionKind.STATEMENT, None, None, Channel.STATEMENT
    )
    return Extraction(
        report=report,
        attributions=(attribution,),
        evidence=(Evidence("e1", Span(0, 6), EvidenceKind.VIDEO, "A spokeswoman", tuple(c.id for c in told[:1])),),
        claims=told,
        settings=tuple(Setting(c.id, Span(0, 20), Span(0, 30), where=(Span(3, 6),)) for c in told),
        sentences=(Span(0, 20), Span(20, len(text))),
    )


@pytest.fixture
def make() -> Make:
    """Makes the extraction of a made-up report of that number."""
    return _made


@pytest.fixture
def stamp() -> Stamp:
    """Makes a provenance of that extractor version, recorded in that minute of one hour."""

    def made(extractor: str = "en-1", *, theatre: str = "sudan@1", minute: int = 0) -> Provenance:
        return Provenance("0.1.0", extractor, theatre, "g-1", datetime(2024, 1, 1, 12, minute, tzinfo=UTC))

    return made


@pytest.fixture
def start_adding(tmp_path: Path, make: Make) -> StartAdding:
    """Starts a process that adds the reports of those numbers, and prints a line after each."""

    def start(where: str, numbers: range) -> subprocess.Popen[str]:
        lines = tmp_path / f"{numbers.start}-{numbers.stop}.jsonl"
        adapter = TypeAdapter(Extraction)
        lines.write_bytes(b"\n".join(adapter.dump_json(make(number)) for number in numbers))
        command = [sys.executable, str(ADDER), where, str(lines)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    return start
