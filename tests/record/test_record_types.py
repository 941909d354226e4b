"""The dataclasses that the steps pass on: complete, unchangeable, and the same after a journey through JSON."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from reportedly import record
from reportedly.errors import NaiveTimeError
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
    Family,
    Hedge,
    HedgeScope,
    Moment,
    Place,
    PlaceKind,
    PlaceMention,
    Polarity,
    Precision,
    Quantity,
    Relation,
    RelationType,
    Report,
    Setting,
    Source,
    SourceKind,
    Span,
    TimeMention,
    TraceLine,
    Victims,
    WhenBasis,
    WherePrec,
)

TEXT = "The council of Zenda said that perhaps nine soldiers had left the outskirts of Zenda on 9 September."
DAY = Moment(datetime(2022, 9, 9, tzinfo=UTC), datetime(2022, 9, 10, tzinfo=UTC), Precision.DAY)
PLACE = Place("gn:1", "Zenda", PlaceKind.SETTLEMENT, 50.0, 36.25, 3.0, WherePrec.NEAR, "UA", "Kharkiv")
SHAPE = {"type": "Point", "coordinates": [36.25, 50.0]}
RELATION = Relation(RelationType.OUTSKIRTS, "Zenda", "N", 5.0, 4.5, SHAPE)
SOURCE = Source("council", "council of Zenda", "UA", SourceKind.OFFICIAL, "council", inferred=True, private=True)


def told() -> Extraction:
    """An extraction in which no field is left at its default."""
    report = Report("r1", "one", TEXT, (Span(0, 100),), DAY, "Herald", "A title", "https://example.org/1", "en")
    claim = Claim(
        id="c1",
        report_id="r1",
        span=Span(31, 99),
        quote=Span(31, 99).of(TEXT),
        event=Event.WITHDREW,
        actor=Actor("RU", "nine soldiers", "ru-1"),
        target=Actor("UA", "council"),
        victims=Victims.MILITARY,
        thing="outskirts",
        place=PLACE,
        relation=RELATION,
        when=DAY,
        when_basis=WhenBasis.CLAUSE,
        quantity=Quantity(9.0, None, "persons"),
        source=SOURCE,
        attribution_id="a1",
        channel=Channel.STATEMENT,
        certainty=Certainty.HEDGED,
        hedges=(Hedge("perhaps", Span(31, 38), HedgeScope.QUANTITY, (20, 45)),),
        polarity=Polarity.NEGATIVE,
        against_interest=True,
        background=True,
        spans=(("event", Span(57, 61)), ("quantity", Span(39, 43))),
    )
    attribution = Attribution(
        id="a1",
        source_spans=(Span(0, 20),),
        cue_spans=(Span(21, 25),),
        content_spans=(Span(31, 99),),
        kind=AttributionKind.STATEMENT,
        parent="a0",
        source=SOURCE,
        channel=Channel.WEBSITE,
        informant=Span(4, 11),
    )
    return Extraction(
        report=report,
        attributions=(attribution,),
        evidence=(Evidence("e1", Span(4, 11), EvidenceKind.DOCUMENT, "council", ("c1",)),),
        claims=(claim,),
        settings=(
            Setting("c1", Span(0, 100), Span(0, 100), (Span(62, 84),), (Span(85, 99),), Span(62, 75), "perfect"),
        ),
        places=(PlaceMention("p1", Span(79, 84), "Zenda", PlaceKind.SETTLEMENT, PLACE, 0.9, RELATION),),
        moments=(TimeMention(Span(88, 99), "9 September", DAY, Precision.DAY, ("c1",)),),
        sentences=(Span(0, 100),),
        trace=(TraceLine(Span(31, 99), "event: withdrew", "left", "hedged"),),
    )


def every_field(value: Any) -> Any:  # noqa: ANN401 - any record, or what stands in one
    """A record as nested tuples, with the fields that comparison leaves out."""
    if is_dataclass(value):
        return type(value).__name__, *(every_field(getattr(value, f.name)) for f in fields(value))
    return tuple(every_field(v) for v in value) if isinstance(value, tuple) else value


def dataclasses_of_the_record() -> list[type]:
    found = (getattr(record, name) for name in record.__all__)
    return [kind for kind in found if isinstance(kind, type) and is_dataclass(kind)]


def test_every_event_belongs_to_exactly_one_family_and_no_family_is_empty() -> None:
    members = {family: [event for event in Event if event.family is family] for family in Family}
    assert sum(map(len, members.values())) == len(Event)
    assert all(members.values())


def test_events_that_tell_of_taking_stand_in_one_family_and_leaving_in_another() -> None:
    assert Event.LIBERATED.family is Event.CAPTURED.family is Event.SETTLEMENTS_RETAKEN.family is Family.GAIN
    assert Event.WITHDREW.family is Family.LOSS
    assert Event.CONTROLS.family is Event.CONTESTED.family is Family.HOLD


def test_only_demonyms_metonyms_and_parts_of_names_hold_no_event() -> None:
    unfit = {kind for kind in PlaceKind if not kind.can_hold_an_event}
    assert unfit == {PlaceKind.DEMONYM, PlaceKind.METONYM, PlaceKind.IN_NAME}


def test_only_states_armies_and_officials_speak_for_a_side() -> None:
    speakers = {kind for kind in SourceKind if kind.speaks_for_its_side}
    assert speakers == {SourceKind.STATE, SourceKind.MILITARY, SourceKind.OFFICIAL}


@pytest.mark.parametrize("kind", dataclasses_of_the_record(), ids=lambda kind: kind.__name__)
def test_no_record_can_be_changed_or_given_a_field_of_its_own(kind: type) -> None:
    one: object = object.__new__(kind)
    name = fields(kind)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(one, name, None)
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        one.remark = "new"  # type: ignore[attr-defined]
    assert not hasattr(one, "__dict__")


def test_a_journey_through_json_changes_no_field() -> None:
    adapter = TypeAdapter(Extraction)
    back = adapter.validate_json(adapter.dump_json(told()))
    assert every_field(back) == every_field(told())


def test_the_same_record_is_the_same_json() -> None:
    adapter = TypeAdapter(Extraction)
    assert adapter.dump_json(told()) == adapter.dump_json(told())


def test_where_a_claim_stands_in_the_text_of_its_fields_is_no_part_of_what_it_says() -> None:
    claim = told().claims[0]
    moved = TypeAdapter(Claim).validate_python({**{f.name: getattr(claim, f.name) for f in fields(claim)}, "spans": ()})
    assert moved == claim
    assert moved.spans != claim.spans


def test_json_with_an_event_that_we_do_not_know_is_refused() -> None:
    adapter = TypeAdapter(Extraction)
    with pytest.raises(ValidationError, match="teleported"):
        adapter.validate_json(adapter.dump_json(told()).replace(b'"withdrew"', b'"teleported"'))


def test_a_naive_time_is_refused_in_json_too() -> None:
    with pytest.raises(NaiveTimeError, match="has no zone"):
        TypeAdapter(Moment).validate_json('{"begin": "2022-09-10T00:00:00", "end": null}')
