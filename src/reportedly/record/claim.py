"""What is claimed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reportedly.record.moment import Moment, WhenBasis
from reportedly.record.place import Place, Relation
from reportedly.record.source import Channel, Source
from reportedly.record.span import Span


class Family(StrEnum):
    """Events that may be told as one another."""

    GAIN = "gain"
    PRESENCE = "presence"
    HOLD = "hold"
    LOSS = "loss"
    ENCIRCLEMENT = "encirclement"
    ATTACK = "attack"
    MATERIEL = "materiel"
    PEOPLE = "people"
    CIVILIANS = "civilians"


class Event(StrEnum):
    """What happened, in neutral words; `liberated` is the text's own word for a holder of before taking back."""

    LIBERATED = "liberated"
    CAPTURED = "captured"
    SETTLEMENTS_RETAKEN = "settlements_retaken"
    AREA_RETAKEN = "area_retaken"
    PRESENT = "present"
    ENTERED = "entered"
    ADVANCED = "advanced"
    CONTROLS = "controls"
    CONTESTED = "contested"
    WITHDREW = "withdrew"
    ENCIRCLED = "encircled"
    ATTACKED = "attacked"
    SHELLED = "shelled"
    STRUCK = "struck"
    EQUIPMENT_CAPTURED = "equipment_captured"
    EQUIPMENT_DESTROYED = "equipment_destroyed"
    EQUIPMENT_ABANDONED = "equipment_abandoned"
    PRISONERS_TAKEN = "prisoners_taken"
    CASUALTIES = "casualties"
    CIVILIANS_HARMED = "civilians_harmed"
    DISPLACED = "displaced"
    DETAINED = "detained"
    DAMAGED = "damaged"

    @property
    def family(self) -> Family:
        """The family that this event is compared within."""
        return _FAMILY[self]


_MEMBERS = {
    Family.GAIN: (Event.LIBERATED, Event.CAPTURED, Event.SETTLEMENTS_RETAKEN, Event.AREA_RETAKEN),
    Family.PRESENCE: (Event.PRESENT, Event.ENTERED, Event.ADVANCED),
    Family.HOLD: (Event.CONTROLS, Event.CONTESTED),
    Family.LOSS: (Event.WITHDREW,),
    Family.ENCIRCLEMENT: (Event.ENCIRCLED,),
    Family.ATTACK: (Event.ATTACKED, Event.SHELLED, Event.STRUCK),
    Family.MATERIEL: (Event.EQUIPMENT_CAPTURED, Event.EQUIPMENT_DESTROYED, Event.EQUIPMENT_ABANDONED),
    Family.PEOPLE: (Event.PRISONERS_TAKEN, Event.CASUALTIES),
    Family.CIVILIANS: (Event.CIVILIANS_HARMED, Event.DISPLACED, Event.DETAINED, Event.DAMAGED),
}
_FAMILY = {event: family for family, events in _MEMBERS.items() for event in events}


class Certainty(StrEnum):
    """Of the occurrence, as this source gives it; a denial is the claim's polarity."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    FORECAST = "forecast"


class Polarity(StrEnum):
    """Whether the claim says that it happened or that it did not."""

    POSITIVE = "+"
    NEGATIVE = "-"


class HedgeScope(StrEnum):
    """What a hedge hedges; one on a part leaves the claim's certainty alone."""

    EVENT = "event"
    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"
    ACTOR = "actor"


class Victims(StrEnum):
    """Who was harmed."""

    MILITARY = "military"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What became of people; `found_dead` is dated by the finding, not by the death."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    FOUND_DEAD = "found_dead"
    LOST = "lost"  # "losses", "casualties": killed or wounded, and nobody says which
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    DETAINED = "detained"
    DEPORTED = "deported"
    CAPTURED = "captured"


class Age(StrEnum):
    """The age group of those harmed, where a word tells it."""

    CHILD = "child"
    ELDERLY = "elderly"


class Sex(StrEnum):
    """The sex of those harmed, where a word tells it."""

    FEMALE = "female"
    MALE = "male"


class EvidenceKind(StrEnum):
    """What a report describes as having been seen."""

    VIDEO = "video"
    PHOTO = "photo"
    POST = "post"
    DOCUMENT = "document"
    WITNESS = "witness"


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that takes something back, and from what.

    `band` is the likelihood in percent that ICD 203 gives to the word, where it has one.
    """

    cue: str
    span: Span
    scope: HedgeScope
    band: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: `low` to `high`, both inclusive; None is an open bound. `unit` is a plural noun, km or km2."""

    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted or who suffered: `side` is a code of the theatre, "other" or "unknown".

    `inferred` is True where the side is our conclusion (from who speaks, or from whom it was done to), not the text's.
    """

    side: str
    name: str
    unit_id: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A video, photo, post, document or eyewitness that the report describes; `shows` are claim ids."""

    id: str
    span: Span
    kind: EvidenceKind
    by: str | None
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion of one event in one report.

    `span` is the clause that makes it and `quote` its words; `spans` says on which words each field stands.
    `source` None is the author's own voice. `thing` is what was hit, taken or lost where it is not an actor
    ("bridges"), and `kind` its kind ("tank", "hospital"; docs/lexicon.md lists them). `outcome`, `age` and `sex` are of
    the people harmed. `cumulative` marks a total since a beginning, never to be added to single events, and `increase`
    is what a bulletin says that it grew by. `background` marks history that the report only recalls.
    """

    id: str
    report_id: str
    span: Span
    quote: str
    event: Event
    actor: Actor | None
    target: Actor | None
    victims: Victims | None
    thing: str | None
    place: Place | None
    relation: Relation | None
    when: Moment | None
    when_basis: WhenBasis | None
    quantity: Quantity | None
    source: Source | None
    attribution_id: str | None
    channel: Channel
    certainty: Certainty
    hedges: tuple[Hedge, ...]
    polarity: Polarity
    against_interest: bool
    background: bool = False
    kind: str | None = None
    outcome: Outcome | None = None
    age: Age | None = None
    sex: Sex | None = None
    cumulative: bool = False
    increase: Quantity | None = None
    spans: tuple[tuple[str, Span], ...] = field(default=(), compare=False)
