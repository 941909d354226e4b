"""Turns an extraction into rows and back; the payloads are JSON after our own dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from reportedly.record import (
    Anchor,
    Attribution,
    Claim,
    Evidence,
    Extraction,
    PlaceMention,
    Report,
    Setting,
    Span,
    TimeMention,
    TraceLine,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATOR = "\x1f"  # JSON escapes it, so no two lists of payloads run into one


@dataclass(frozen=True, slots=True)
class Remainder:
    """What an extraction holds beside its report, claims and evidence."""

    attributions: tuple[Attribution, ...]
    settings: tuple[Setting, ...]
    places: tuple[PlaceMention, ...]
    moments: tuple[TimeMention, ...]
    sentences: tuple[Span, ...]
    trace: tuple[TraceLine, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """An extraction as the tables hold it, column by column, without the run that it gets."""

    report: dict[str, Any]
    extraction: dict[str, Any]
    claims: tuple[dict[str, Any], ...]
    evidence: tuple[dict[str, Any], ...]

    def digest(self) -> str:
        """SHA-256 of the content, in hexadecimal."""
        return digest(row["payload"] for row in (self.report, self.extraction, *self.claims, *self.evidence))


_REPORT = TypeAdapter(Report)
_CLAIM = TypeAdapter(Claim)
_EVIDENCE = TypeAdapter(Evidence)
_REMAINDER = TypeAdapter(Remainder)
_GROUPS = TypeAdapter(tuple[tuple[Anchor, ...], ...])


def digest(parts: Iterable[str]) -> str:
    """SHA-256 of texts in their order, in hexadecimal."""
    return sha256(_SEPARATOR.join(parts).encode()).hexdigest()


def place_key(name: str) -> str:
    """The form of a place's name by which it is looked up."""
    return name.strip().casefold()


def rows(taken: Extraction) -> Rows:
    """The rows of an extraction; claims and evidence keep their order."""
    return Rows(
        report=_report_row(taken.report),
        extraction={"report_id": taken.report.id, "payload": _text(_REMAINDER, _remainder(taken))},
        claims=tuple(_claim_row(claim, ordinal) for ordinal, claim in enumerate(taken.claims)),
        evidence=tuple(_evidence_row(taken.report.id, item, ordinal) for ordinal, item in enumerate(taken.evidence)),
    )


def report(payload: str) -> Report:
    """A report out of its payload."""
    return _REPORT.validate_json(payload)


def claim(payload: str) -> Claim:
    """A claim out of its payload."""
    return _CLAIM.validate_json(payload)


def evidence(payload: str) -> Evidence:
    """An evidence item out of its payload."""
    return _EVIDENCE.validate_json(payload)


def groups_text(groups: tuple[tuple[Anchor, ...], ...]) -> str:
    """The payload of a human decision: its anchors."""
    return _text(_GROUPS, groups)


def groups(payload: str) -> tuple[tuple[Anchor, ...], ...]:
    """The anchors of a human decision out of their payload."""
    return _GROUPS.validate_json(payload)


def extraction(report: Report, claims: tuple[Claim, ...], evidence: tuple[Evidence, ...], payload: str) -> Extraction:
    """An extraction out of its parts and the payload of its remainder."""
    rest = _REMAINDER.validate_json(payload)
    return Extraction(
        report=report,
        attributions=rest.attributions,
        evidence=evidence,
        claims=claims,
        settings=rest.settings,
        places=rest.places,
        moments=rest.moments,
        sentences=rest.sentences,
        trace=rest.trace,
    )


def _text(adapter: TypeAdapter[Any], value: object) -> str:
    return adapter.dump_json(value).decode()


def _remainder(taken: Extraction) -> Remainder:
    return Remainder(taken.attributions, taken.settings, taken.places, taken.moments, taken.sentences, taken.trace)


def _report_row(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "outlet": report.outlet,
        "language": report.language,
        "published_begin": report.published.begin,
        "published_end": report.published.end,
        "payload": _text(_REPORT, report),
    }


def _claim_row(claim: Claim, ordinal: int) -> dict[str, Any]:
    return {
        "report_id": claim.report_id,
        "id": claim.id,
        "ordinal": ordinal,
        "span_start": claim.span.start,
        "event": claim.event.value,
        "family": claim.event.family.value,
        "actor_side": claim.actor and claim.actor.side,
        "target_side": claim.target and claim.target.side,
        "place_id": claim.place and claim.place.place_id,
        "place_key": claim.place and place_key(claim.place.name),
        "begins": claim.when and claim.when.begin,
        "ends": claim.when and claim.when.end,
        "certainty": claim.certainty.value,
        "polarity": claim.polarity.value,
        "source_id": claim.source and claim.source.source_id,
        "source_side": claim.source and claim.source.side,
        "voice": claim.source and claim.source.voice,
        "payload": _text(_CLAIM, claim),
    }


def _evidence_row(report_id: str, item: Evidence, ordinal: int) -> dict[str, Any]:
    return {
        "report_id": report_id,
        "id": item.id,
        "ordinal": ordinal,
        "span_start": item.span.start,
        "kind": item.kind.value,
        "payload": _text(_EVIDENCE, item),
    }
