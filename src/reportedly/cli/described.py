"""Claims, places and reports in plain lines, for the owner's terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.record.source import OTHER_SIDE, UNKNOWN_SIDE
from reportedly.render.english import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from reportedly.record import (
        Actor,
        Claim,
        Hedge,
        Holding,
        Moment,
        Place,
        Provenance,
        Quantity,
        Relation,
        Report,
        Situation,
        Source,
    )
    from reportedly.theatre.model import Theatre

Field = tuple[str, str | None]


def claim(told: Claim, report: Report, theatre: Theatre) -> Iterator[str]:
    """Every field of a claim, each with the words that it stands on, and the words around the claim."""
    words = {name: span.of(report.text) for name, span in told.spans}
    zone = theatre.zone
    yield f"claim {told.id}"
    yield f"  “{flat(told.quote)}”"
    yield ""
    yield from fields(
        ("event", _on(told.event.value + (", denied" if told.polarity.value == "-" else ""), words.get("event"))),
        ("actor", _on(_party(told.actor, theatre), words.get("actor"))),
        ("target", _on(_party(told.target, theatre), words.get("target"))),
        ("victims", told.victims.value if told.victims else None),
        ("thing", told.thing),
        ("how many", _on(amount(told.quantity) if told.quantity else None, words.get("quantity"))),
        ("where", _on(where(told.place) if told.place else None, words.get("place"))),
        ("lies", _relation(told.relation) if told.relation else None),
        ("when", _on(days(told.when, zone) if told.when else None, words.get("when"))),
        ("dated by", _basis(told)),
    )
    yield ""
    yield from fields(
        ("source", _on(_source(told, report, theatre), words.get("source"))),
        ("voice", _voice(told.source, theatre)),
        ("reliability", _reliability(told.source, theatre)),
        ("channel", told.channel.value),
        ("certainty", told.certainty.value),
        *(("hedge", _hedge(hedge)) for hedge in told.hedges),
        ("interest", "against that of its own side" if told.against_interest else None),
        ("background", "history that the report only recalls" if told.background else None),
    )
    yield ""
    yield from fields(
        ("report", f"{report.id}, {report.outlet or 'no outlet named'}, {days(report.published, zone)}"),
        ("title", report.title),
        ("passage", f"characters {told.span.start} to {told.span.end}"),
    )


def report(
    told: Report, claims: Iterable[Claim], made: Provenance, zone: ZoneInfo, original: Report | None = None
) -> Iterator[str]:
    """A report: where it comes from, which one it copies, what was taken from it, and its text."""
    yield f"report {told.id}"
    yield from fields(
        ("name", told.doc_id),
        ("title", told.title),
        ("outlet", told.outlet),
        ("published", days(told.published, zone)),
        ("address", told.url),
        ("copy of", f"{original.id}, {original.outlet or 'no outlet named'}" if original else None),
        ("recorded", made.recorded_at.isoformat(timespec="seconds")),
        ("made by", f"reportedly {made.reportedly}, extractor {made.extractor}, theatre {made.theatre}"),
    )
    yield ""
    lines = [line for told_one in claims for line in listed(told_one, zone)]
    yield from lines or ["  No claim was taken from it; `reportedly explain` tells why, sentence by sentence."]
    yield ""
    yield told.text.rstrip("\n")


def place(claims: Iterable[Claim], situation: Situation) -> Iterator[str]:
    """A place: who holds it, and all that is claimed about it up to the situation's day."""
    known = {c.id for c in situation.claims}
    told = [c for c in claims if c.id in known]
    ids = {c.place.place_id: c.place for c in told if c.place is not None}
    if not ids:
        yield f"Nothing is claimed of it until {situation.on}."
    for place_id, spot in sorted(ids.items()):
        yield f"place {place_id}"
        yield from fields(("where", where(spot)))
        for held in situation.holdings:
            if held.place.place_id == place_id:
                yield from fields(("hold", _holding(held, situation)), ("because", held.reason))
                yield from fields(("claims", ", ".join(held.claims)))
        yield ""
        for one in told:
            if one.place and one.place.place_id == place_id:
                yield from listed(one, situation.zone)


def where(spot: Place) -> str:
    """A place with its region, kind, point (a geo URI of RFC 5870, which map programs open) and radius."""
    region = f" in {spot.admin1}" if spot.admin1 and spot.admin1 != spot.name else ""
    point = "no point known" if spot.lat is None or spot.lon is None else f"geo:{spot.lat:.4f},{spot.lon:.4f}"
    return f"{spot.name}{region} ({spot.place_id}), {spot.kind.value}, {point}, within {spot.radius_km:g} km"


def days(moment: Moment, zone: ZoneInfo) -> str:
    """The civil days of a moment."""
    first, last = (None if day is None else day.isoformat() for day in moment.days(zone))
    if first == last:
        return first or "not known"
    return f"{first or 'open'} to {last or 'open'}"


def summary(told: Claim, zone: ZoneInfo) -> str:
    """What a claim says in one line, without its words."""
    denied = "denied: " if told.polarity.value == "-" else ""
    at = f" at {told.place.name}" if told.place else ""
    when = f", {days(told.when, zone)}" if told.when else ""
    return f"{denied}{told.event.value}{at}{when}, {told.certainty.value}, {_speaker(told)}"


def listed(told: Claim, zone: ZoneInfo) -> Iterator[str]:
    """A claim in a list: a line of what it says and one of its words."""
    yield f"  {told.id}  {summary(told, zone)}"
    yield f"  {'':17}  “{flat(told.quote)}”"


def flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def fields(*fields: Field) -> Iterator[str]:
    """Named values, a line each; those without a value are left out."""
    yield from (f"  {name:<11}  {value}" for name, value in fields if value)


def _holding(held: Holding, situation: Situation) -> str:
    state = f"held by {held.side}" if held.side else held.state.value
    since = f" since {days(held.since, situation.zone)}" if held.since and held.side else ""
    return f"{state}{since}, as claimed, not sovereignty"


def _speaker(told: Claim) -> str:
    if told.source is None:
        return "the author's own voice"
    inferred = ", inferred" if told.source.inferred else ""
    return f"{told.source.name} ({told.source.side}, {told.source.kind.value}{inferred})"


def _source(told: Claim, report: Report, theatre: Theatre) -> str:
    source = told.source
    if source is None:
        return f"the author's own voice, {report.outlet or 'no outlet named'}"
    inferred = "; side or kind is inferred" if source.inferred else ""
    return f"{source.name}, {source.kind.value}, of {_side(source.side, theatre)}{inferred}"


def _voice(source: Source | None, theatre: Theatre) -> str | None:
    if source is None or source.voice == source.source_id:
        return None
    return next((known.name for known in theatre.sources if known.source_id == source.voice), source.voice)


def _reliability(source: Source | None, theatre: Theatre) -> str | None:
    known = next((k for k in theatre.sources if source is not None and k.source_id == source.source_id), None)
    if known is None or known.reliability is None:
        return None
    return f"{known.reliability}: {known.reason}" if known.reason else known.reliability


def _side(code: str, theatre: Theatre) -> str:
    if code == OTHER_SIDE:
        return "none of the sides"
    if code == UNKNOWN_SIDE:
        return "a side not known"
    return next((f"{side.name} ({code})" for side in theatre.sides if side.code == code), code)


def _party(actor: Actor | None, theatre: Theatre) -> str | None:
    if actor is None:
        return None
    unit = f", unit {actor.unit_id}" if actor.unit_id else ""
    return f"{actor.name}, of {_side(actor.side, theatre)}{unit}"


def _relation(relation: Relation) -> str:
    bearing = f" {relation.bearing}" if relation.bearing else ""
    stated = f", {relation.stated_km:g} km as stated" if relation.stated_km is not None else ""
    measured = f", {relation.measured_km:.1f} km on the map" if relation.measured_km is not None else ""
    anchor = f", from {relation.anchor}" if relation.anchor else ""
    return f"{relation.type.value}{bearing}{stated}{measured}{anchor}"


def _basis(told: Claim) -> str | None:
    return f"its {told.when_basis.value}" if told.when_basis else None


def _hedge(hedge: Hedge) -> str:
    band = f", {hedge.band[0]} to {hedge.band[1]} % likely (ICD 203)" if hedge.band else ""
    return f"“{flat(hedge.cue)}” on the {hedge.scope.value}{band}"


def amount(quantity: Quantity) -> str:
    """How many, with the unit: "1 person", "at least 20 settlements", "12 to 14 tanks"."""
    low, high = quantity.low, quantity.high
    unit = singular(quantity.unit) if low == high == 1 else quantity.unit
    if low is None or high is None:
        known = f"up to {high:,g}" if high is not None else f"at least {low:,g}" if low is not None else "some"
        return f"{known} {unit}"
    return f"{low:,g} {unit}" if low == high else f"{low:,g} to {high:,g} {unit}"


def _on(value: str | None, words: str | None) -> str | None:
    """A field with the words that it stands on, where they say anything that the value does not."""
    if value is None or words is None or flat(words) in value:
        return value
    return f"{value}  ← “{flat(words)}”"
