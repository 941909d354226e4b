"""Fixtures that make records by hand, for tests of the steps that need no text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from reportedly.record import (
    Actor,
    Certainty,
    Channel,
    Claim,
    Event,
    Moment,
    Place,
    PlaceKind,
    Polarity,
    Report,
    Source,
    SourceKind,
    Span,
    WherePrec,
    ids,
)
from reportedly.theatre.model import KnownSource, Side, Theatre

ZONE = ZoneInfo("Europe/Berlin")
MakeClaim = Callable[..., Claim]
MakeReport = Callable[..., Report]
MakePlace = Callable[..., Place]
MakeSource = Callable[..., Source]


def day(number: int, last: int | None = None) -> Moment:
    return Moment.civil(date(1999, 5, number), date(1999, 5, last or number), ZONE)


def _side(code: str, name: str, *allies: str) -> Side:
    return Side(code, name, f"{name}n forces", f"{name}n", (name,), (f"{name}n",), (), (), (), allies)


@pytest.fixture
def theatre() -> Theatre:
    """Three sides, of which two are allies, and one outlet that speaks for an agency."""
    return Theatre(
        name="three",
        title="A war of three sides",
        version="1",
        zone=ZONE,
        begins=date(1999, 5, 1),
        countries=(),
        codifier=None,
        sides=(_side("AA", "Arcadia"), _side("BB", "Borduria", "CC"), _side("CC", "Cimmeria", "BB")),
        sources=(KnownSource("herald", "Herald", ("The Herald",), "AA", SourceKind.MEDIA, "agency"),),
    )


@pytest.fixture
def make_place() -> MakePlace:
    def make(name: str = "Zenda", lat: float | None = 50.0, lon: float | None = 10.0, **fields: object) -> Place:
        values: dict[str, Any] = {
            "place_id": f"gn:{name}",
            "kind": PlaceKind.SETTLEMENT,
            "radius_km": 3.0,
            "precision": WherePrec.EXACT,
        }
        return Place(name=name, lat=lat, lon=lon, **(values | fields))

    return make


@pytest.fixture
def make_report() -> MakeReport:
    def make(name: str = "one", published: int = 10, text: str = "", outlet: str | None = None) -> Report:
        body = text or f"The words of {name}."
        return Report(f"r-{name}", name, body, (Span(0, len(body)),), day(published), outlet or f"Outlet {name}")

    return make


@pytest.fixture
def make_source() -> MakeSource:
    def make(name: str, side: str = "unknown", kind: SourceKind = SourceKind.UNKNOWN) -> Source:
        return Source(name, name, side, kind, voice=name)

    return make


@pytest.fixture
def make_claim(make_place: MakePlace) -> MakeClaim:
    """A claim by the words that make it up; `actor` is a side's code, `report` a report's name."""

    def make(event: Event, actor: str | None = "AA", *, report: str = "one", **fields: object) -> Claim:
        values: dict[str, Any] = dict.fromkeys(
            ("target", "victims", "thing", "relation", "when_basis", "quantity", "source", "attribution_id")
        )
        values |= {
            "quote": f"{actor} {event}",
            "place": make_place(),
            "when": day(10),
            "channel": Channel.UNKNOWN,
            "certainty": Certainty.ASSERTED,
            "hedges": (),
            "polarity": Polarity.POSITIVE,
            "against_interest": False,
        }
        values |= fields
        said = values["source"].name if values["source"] else ""
        key = ids.claim_id(f"r-{report}", said, Span(0, 1), event, hash_of(values, actor))
        return Claim(
            id=key,
            report_id=f"r-{report}",
            span=Span(0, 9),
            event=event,
            actor=None if actor is None else Actor(actor, f"forces of {actor}"),
            **values,
        )

    return make


def hash_of(values: dict[str, Any], actor: str | None) -> int:
    """A number that is the same on every run, so that two claims that differ have two ids."""
    return sum(ord(c) * (i + 1) for i, c in enumerate(f"{actor}{values}"))
