"""Who says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.record.span import Span

OTHER_SIDE = "other"
UNKNOWN_SIDE = "unknown"


class SourceKind(StrEnum):
    """What a source is; "unknown" where nothing tells."""

    STATE = "state"
    MILITARY = "military"
    OFFICIAL = "official"
    MEDIA = "media"
    ANALYST = "analyst"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"

    @property
    def speaks_for_its_side(self) -> bool:
        """Whether a claim of it can be against its own side's interest."""
        return self in {SourceKind.STATE, SourceKind.MILITARY, SourceKind.OFFICIAL}


class Channel(StrEnum):
    """The way by which the words reached the report."""

    STATEMENT = "statement"
    PRESS = "press"
    WEBSITE = "website"
    SOCIAL = "social"
    VIDEO = "video"
    PHOTO = "photo"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever an attribution names.

    `voice` is the independent root that speaks: a spokesperson has her institution's. `inferred` is True where kind
    or side is our conclusion and not the text's or the theatre's word. `private` marks a natural person who is no
    public official or spokesperson: the policy decides whether the name leaves the owner's machine.
    """

    source_id: str
    name: str
    side: str
    kind: SourceKind
    voice: str
    inferred: bool = False
    private: bool = False


class AttributionKind(StrEnum):
    """A statement says something; an attitude ("despised") does not, and makes no claim."""

    STATEMENT = "statement"
    ATTITUDE = "attitude"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one act of telling, as in the PARC and PolNeAR corpora (Pareti 2012; Newell 2018).

    `parent` is the id of the attribution whose content this one stands in ("Haidai said residents had seen").
    `informant` is the span of anonymous informants who speak with this source's voice.
    """

    id: str
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    kind: AttributionKind
    parent: str | None
    source: Source | None
    channel: Channel
    informant: Span | None = None
