"""What `reportedly extract` writes: one JSON object for each report, a line each, in the order of the reports.

Offsets are Unicode code points of the report's text, ends exclusive. Dates are civil dates of the theatre's zone, both
bounds inclusive, null where open. Keys always come in the same order, so the same input gives the same bytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from reportedly.record import (
        Actor,
        Attribution,
        Claim,
        Evidence,
        Extraction,
        Hedge,
        Moment,
        Place,
        PlaceMention,
        Quantity,
        Relation,
        Source,
        Span,
        TimeMention,
    )

_DEGREES = 5  # decimals: about a metre, finer than any gazetteer means
_KM = 2  # decimals: 10 metres, ditto

Row = dict[str, Any]


def line(extraction: Extraction, zone: ZoneInfo) -> str:
    """One report's row as a line of JSON without its line end; characters beyond ASCII stand as they are."""
    return json.dumps(row(extraction, zone), ensure_ascii=False, allow_nan=False)


def row(extraction: Extraction, zone: ZoneInfo) -> Row:
    """One report with all that was taken from it, in plain JSON values.

    Args:
        extraction: after `locate`, or before it: then claims have neither places nor times.
        zone: the theatre's, whose civil dates count.

    Returns:
        The keys that DESIGN's contract names, and `report_id`.
    """
    report = extraction.report
    return {
        "doc_id": report.doc_id,
        "body": [_span(span) for span in report.body],
        "attributions": [_attribution(a) for a in extraction.attributions],
        "places": [_mention(p) for p in extraction.places],
        "moments": [_moment(m, zone) for m in extraction.moments],
        "evidence": [_evidence(e) for e in extraction.evidence],
        "claims": [_claim(c, zone) for c in extraction.claims],
        "report_id": report.id,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _attribution(told: Attribution) -> Row:
    return {
        "id": told.id,
        "source": _spans(told.source_spans),
        "cue": _spans(told.cue_spans),
        "content": _spans(told.content_spans),
        "kind": told.kind.value,
        "parent": told.parent,
        "channel": told.channel.value,
        "informant": None if told.informant is None else _span(told.informant),
    }


def _mention(mention: PlaceMention) -> Row:
    place = mention.place
    return {
        "id": mention.id,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "place_id": place.place_id if place else None,
        "name": place.name if place else None,
        "kind": mention.kind.value,
        "lat": _rounded(place.lat, _DEGREES) if place else None,
        "lon": _rounded(place.lon, _DEGREES) if place else None,
        "radius_km": _rounded(place.radius_km, _KM) if place else None,
        "precision": int(place.precision) if place else None,
        "confidence": round(mention.confidence, 3),
        "relation": _relation(mention.relation),
    }


def _relation(relation: Relation | None) -> Row | None:
    if relation is None:
        return None
    return {
        "type": relation.type.value,
        "anchor": relation.anchor,
        "bearing": relation.bearing,
        "stated_km": _rounded(relation.stated_km, _KM),
        "measured_km": _rounded(relation.measured_km, _KM),
        "shape": None if relation.shape is None else dict(relation.shape),
    }


def _moment(mention: TimeMention, zone: ZoneInfo) -> Row:
    first, last = _dates(mention.moment, zone) or (None, None)
    meant = None if mention.meant == mention.moment else _dates(mention.meant, zone)
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "from": first,
        "to": last,
        "precision": mention.precision.value,
        "governs": list(mention.governs),
        "text": mention.text,
        "meant": meant,
    }


def _dates(moment: Moment | None, zone: ZoneInfo) -> list[str | None] | None:
    """First and last civil day; None where neither is known."""
    if moment is None:
        return None
    days = [None if day is None else day.isoformat() for day in moment.days(zone)]
    return days if any(days) else None


def _evidence(item: Evidence) -> Row:
    return {
        "id": item.id,
        "span": _span(item.span),
        "kind": item.kind.value,
        "by": item.by,
        "shows": list(item.shows),
    }


def _claim(claim: Claim, zone: ZoneInfo) -> Row:
    head: Row = {
        "id": claim.id,
        "span": _span(claim.span),
        "event": claim.event.value,
        "actor": _actor(claim.actor),
        "target": _actor(claim.target),
    }
    victims = {} if claim.victims is None else {"victims": claim.victims.value}
    return head | victims | _circumstances(claim, zone) | _voice(claim)


def _circumstances(claim: Claim, zone: ZoneInfo) -> Row:
    return {
        "thing": claim.thing,
        "object": claim.kind,
        "outcome": claim.outcome.value if claim.outcome else None,
        "age": claim.age.value if claim.age else None,
        "sex": claim.sex.value if claim.sex else None,
        "place": _place(claim.place),
        "relation": _relation(claim.relation),
        "when": _dates(claim.when, zone),
        "when_basis": claim.when_basis.value if claim.when_basis else None,
        "quantity": _quantity(claim.quantity),
        "cumulative": claim.cumulative,
        "delta": _quantity(claim.increase),
        "background": claim.background,
    }


def _voice(claim: Claim) -> Row:
    return {
        "source": _source(claim.source),
        "attribution": claim.attribution_id,
        "channel": claim.channel.value,
        "certainty": claim.certainty.value,
        "hedges": [_hedge(h) for h in claim.hedges],
        "polarity": claim.polarity.value,
        "against_interest": claim.against_interest,
        "spans": {name: _span(span) for name, span in sorted(claim.spans)},
    }


def _actor(actor: Actor | None) -> Row | None:
    if actor is None:
        return None
    return {"side": actor.side, "name": actor.name, "unit_id": actor.unit_id, "inferred": actor.inferred}


def _place(place: Place | None) -> Row | None:
    if place is None:
        return None
    return {
        "place_id": place.place_id,
        "name": place.name,
        "lat": _rounded(place.lat, _DEGREES),
        "lon": _rounded(place.lon, _DEGREES),
        "radius_km": _rounded(place.radius_km, _KM),
        "precision": int(place.precision),
    }


def _quantity(quantity: Quantity | None) -> Row | None:
    if quantity is None:
        return None
    return {"low": _whole(quantity.low), "high": _whole(quantity.high), "unit": quantity.unit}


def _source(source: Source | None) -> Row | None:
    if source is None:
        return None
    return {
        "source_id": source.source_id,
        "name": source.name,
        "side": source.side,
        "kind": source.kind.value,
        "inferred": source.inferred,
        "voice": source.voice,
        "private": source.private,
    }


def _hedge(hedge: Hedge) -> Row:
    band = None if hedge.band is None else list(hedge.band)
    return {"cue": hedge.cue, "span": _span(hedge.span), "scope": hedge.scope.value, "band": band}


def _whole(number: float | None) -> float | None:
    return int(number) if number is not None and number == int(number) else number


def _rounded(number: float | None, decimals: int) -> float | None:
    return None if number is None else round(number, decimals)
