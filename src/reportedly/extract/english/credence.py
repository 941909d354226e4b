"""What the cue makes of a content's own assurance: confirmed, denied, expected, seen in a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun
from reportedly.record import Certainty, Hedge, HedgeScope, Polarity

if TYPE_CHECKING:
    from reportedly.extract.english.hedging import Assurance
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.telling.teller import Told

_UNCONFIRMED = {"unconfirmed", "unverified", "uncorroborated"}


def as_told(assurance: Assurance, by: Told | None, passage: Passage) -> tuple[Certainty, Polarity, tuple[Hedge, ...]]:
    """What the cue makes of the content's own assurance: confirmed, denied, expected, seen in a picture."""
    certainty, polarity, hedges = assurance.certainty or Certainty.ASSERTED, assurance.polarity, assurance.hedges
    if by is None:
        return certainty, polarity, hedges
    if by.telling.negated and by.telling.manner in {"expects", "believes"}:
        polarity = Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
    cue = Hedge(by.telling.cue.text, passage.at(by.telling.cue), HedgeScope.EVENT)
    becomes: Certainty | None = None
    match by.telling.manner:
        case "confirms" if certainty is Certainty.ASSERTED:
            becomes = Certainty.CONFIRMED
        case "claims" | "hedged" | "hints" | "believes" if certainty is not Certainty.FORECAST:
            becomes = Certainty.HEDGED
        case "expects":
            becomes = Certainty.FORECAST
        case "says" if _is_nobodys(by) and certainty is Certainty.ASSERTED:
            becomes = Certainty.UNCONFIRMED if _is_unconfirmed(by) else Certainty.HEDGED
        case "denies":
            polarity = Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
    if becomes is not None:
        return becomes, polarity, hedges if any(h.span == cue.span for h in hedges) else (*hedges, cue)
    if by.hedge is not None and certainty is Certainty.ASSERTED:
        return Certainty.HEDGED, polarity, (*hedges, by.hedge)
    return certainty, polarity, hedges


def _is_nobodys(by: Told) -> bool:
    """As in "it was reported that", "according to available information"; a pronoun is somebody, whoever it is."""
    speaker = by.telling.speaker
    return by.attribution.source is None and (speaker is None or is_noun(speaker))


def _is_unconfirmed(by: Told) -> bool:
    """As in "according to unconfirmed reports"."""
    return any(c.lower_ in _UNCONFIRMED for c in (by.telling.speaker or by.telling.cue).lefts)
