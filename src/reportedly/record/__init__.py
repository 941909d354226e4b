"""The dataclasses that the steps pass on; no I/O."""

from reportedly.record.claim import (
    Actor,
    Certainty,
    Claim,
    Event,
    Evidence,
    EvidenceKind,
    Family,
    Hedge,
    HedgeScope,
    Polarity,
    Quantity,
    Victims,
)
from reportedly.record.extraction import Extraction, Setting, TraceLine
from reportedly.record.incident import Account, Hold, Holding, Incident, Situation
from reportedly.record.moment import Moment, Precision, TimeMention, WhenBasis
from reportedly.record.place import Place, PlaceKind, PlaceMention, Relation, RelationType, WherePrec
from reportedly.record.report import Provenance, Rejected, Report
from reportedly.record.source import (
    OTHER_SIDE,
    UNKNOWN_SIDE,
    Attribution,
    AttributionKind,
    Channel,
    Source,
    SourceKind,
)
from reportedly.record.span import Span, hull

__all__ = [
    "OTHER_SIDE",
    "UNKNOWN_SIDE",
    "Account",
    "Actor",
    "Attribution",
    "AttributionKind",
    "Certainty",
    "Channel",
    "Claim",
    "Event",
    "Evidence",
    "EvidenceKind",
    "Extraction",
    "Family",
    "Hedge",
    "HedgeScope",
    "Hold",
    "Holding",
    "Incident",
    "Moment",
    "Place",
    "PlaceKind",
    "PlaceMention",
    "Polarity",
    "Precision",
    "Provenance",
    "Quantity",
    "Rejected",
    "Relation",
    "RelationType",
    "Report",
    "Setting",
    "Situation",
    "Source",
    "SourceKind",
    "Span",
    "TimeMention",
    "TraceLine",
    "Victims",
    "WhenBasis",
    "WherePrec",
    "hull",
]
