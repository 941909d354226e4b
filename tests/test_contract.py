from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from reportedly.contract import line, row
from reportedly.record import (
    Attribution,
    AttributionKind,
    Certainty,
    Channel,
    Event,
    Evidence,
    EvidenceKind,
    Extraction,
    Hedge,
    HedgeScope,
    Moment,
    PlaceKind,
    PlaceMention,
    Precision,
    Quantity,
    Relation,
    RelationType,
    Span,
    TimeMention,
    Victims,
    WhenBasis,
)

ZONE = ZoneInfo("Europe/Berlin")
Make = Callable[..., Any]

# The keys of DESIGN's contract of `reportedly extract`; more are allowed.
DOCUMENT = {"doc_id", "body", "attributions", "places", "moments", "evidence", "claims"}
ATTRIBUTION = {"id", "source", "cue", "content", "kind", "parent"}
PLACE = {"id", "start", "end", "text", "place_id", "name", "kind", "lat", "lon", "radius_km", "precision", "confidence"}
CLAIM = {"id", "span", "event", "actor", "target", "place", "when", "quantity", "source", "attribution", "channel"} | {
    "certainty", "hedges", "polarity", "against_interest", "spans",
}  # fmt: skip


def full(make_claim: Make, make_report: Make, make_place: Make, make_source: Make) -> Extraction:
    claim = make_claim(
        Event.EQUIPMENT_CAPTURED,
        quantity=Quantity(9.0, None, "tanks"),
        source=make_source("Рада"),
        when=Moment.civil(date(1999, 5, 9), date(1999, 5, 10), ZONE),
        when_basis=WhenBasis.CLAUSE,
        channel=Channel.VIDEO,
        certainty=Certainty.HEDGED,
        hedges=(Hedge("purportedly", Span(3, 9), HedgeScope.PLACE, (20, 45)),),
        spans=(("place", Span(5, 9)), ("event", Span(0, 3))),
    )
    offset = Relation(RelationType.OFFSET, "Zenda", "N", 30.0, 41.987)
    return Extraction(
        report=make_report("one", 10, "Рада сказала: nine tanks."),
        attributions=(
            Attribution(
                "a1",
                (Span(0, 4),),
                (Span(5, 12),),
                (Span(14, 24),),
                AttributionKind.STATEMENT,
                None,
                None,
                Channel.VIDEO,
            ),
        ),
        evidence=(Evidence("e1", Span(14, 18), EvidenceKind.VIDEO, "a soldier", (claim.id,)),),
        claims=(claim,),
        places=(
            PlaceMention("p1", Span(0, 4), "Рада", PlaceKind.SETTLEMENT, make_place(lat=50.1234567), 0.91, offset),
            PlaceMention("p2", Span(5, 9), "Nowhere", PlaceKind.SETTLEMENT, None, 0.2),
        ),
        moments=(
            TimeMention(Span(0, 4), "Monday", Moment.civil(date(1999, 5, 3), None, ZONE), Precision.DAY, (claim.id,)),
            TimeMention(Span(5, 9), "for days", None, Precision.DURATION),
        ),
    )


def test_every_key_of_the_contract_is_there(
    make_claim: Make, make_report: Make, make_place: Make, make_source: Make
) -> None:
    told = row(full(make_claim, make_report, make_place, make_source), ZONE)
    assert told.keys() >= DOCUMENT
    assert told["attributions"][0].keys() >= ATTRIBUTION
    assert all(p.keys() >= PLACE | {"relation"} for p in told["places"])
    assert told["claims"][0].keys() >= CLAIM
    assert told["evidence"][0].keys() >= {"id", "span", "kind", "by", "shows"}


def test_dates_are_civil_and_inclusive_and_open_bounds_are_null(
    make_claim: Make, make_report: Make, make_place: Make, make_source: Make
) -> None:
    told = row(full(make_claim, make_report, make_place, make_source), ZONE)
    assert told["claims"][0]["when"] == ["1999-05-09", "1999-05-10"]
    first, second = told["moments"]
    assert (first["from"], first["to"]) == ("1999-05-03", None)
    assert (second["from"], second["to"], second["precision"]) == (None, None, "duration")


def test_a_moment_is_dated_in_the_zone_and_not_in_utc(make_claim: Make, make_report: Make) -> None:
    late = Moment.instant(datetime(1999, 5, 9, 22, 30, tzinfo=UTC))
    told = row(Extraction(make_report(), claims=(make_claim(Event.CAPTURED, when=late),)), ZONE)
    assert told["claims"][0]["when"] == ["1999-05-10", "1999-05-10"]


def test_what_is_not_known_is_null(make_claim: Make, make_report: Make) -> None:
    bare = make_claim(Event.CAPTURED, None, place=None, when=Moment(None, None))
    (told,) = row(Extraction(make_report(), claims=(bare,)), ZONE)["claims"]
    for key in ("actor", "target", "place", "when", "quantity", "source", "attribution"):
        assert told[key] is None
    assert "victims" not in told


def test_victims_are_told_where_they_are_known(make_claim: Make, make_report: Make) -> None:
    harmed = make_claim(Event.CIVILIANS_HARMED, victims=Victims.CIVILIAN)
    assert row(Extraction(make_report(), claims=(harmed,)), ZONE)["claims"][0]["victims"] == "civilian"


def test_whole_numbers_are_written_without_a_point(
    make_claim: Make, make_report: Make, make_place: Make, make_source: Make
) -> None:
    written = line(full(make_claim, make_report, make_place, make_source), ZONE)
    assert '"quantity": {"low": 9, "high": null, "unit": "tanks"}' in written
    half = make_claim(Event.ADVANCED, quantity=Quantity(1.5, 2.0, "km"))
    assert '"low": 1.5, "high": 2' in line(Extraction(make_report(), claims=(half,)), ZONE)


def test_a_line_is_json_with_its_letters_as_they_stand_and_has_no_line_end(
    make_claim: Make, make_report: Make, make_place: Make, make_source: Make
) -> None:
    extraction = full(make_claim, make_report, make_place, make_source)
    written = line(extraction, ZONE)
    assert "Рада" in written
    assert "\n" not in written
    assert json.loads(written) == row(extraction, ZONE)


def test_spans_come_in_the_order_of_their_names(
    make_claim: Make, make_report: Make, make_place: Make, make_source: Make
) -> None:
    (told,) = row(full(make_claim, make_report, make_place, make_source), ZONE)["claims"]
    assert list(told["spans"]) == ["event", "place"]
    assert told["hedges"] == [{"cue": "purportedly", "span": [3, 9], "scope": "place", "band": [20, 45]}]
