"""Claims of one report: frames, the voice that tells each, and what hedges leave of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.extract.english.frames import Frames
from reportedly.extract.english.hedging import Hedging, gives_reason
from reportedly.extract.english.lexicon import Lexicon
from reportedly.extract.english.nouns import Nouns
from reportedly.extract.english.numbers import Counter
from reportedly.extract.english.parties import Parties, opponent
from reportedly.extract.english.passage import is_noun, lemmas
from reportedly.extract.english.settings import names_behind, setting_of
from reportedly.extract.english.shown import shown_frames
from reportedly.extract.english.telling.doubt import doubted
from reportedly.extract.english.telling.teller import Told, innermost
from reportedly.extract.english.telling.voices import Voices
from reportedly.record import (
    Actor,
    Certainty,
    Channel,
    Claim,
    Event,
    Family,
    Hedge,
    HedgeScope,
    Polarity,
    Quantity,
    Report,
    Setting,
    Source,
    Span,
    TraceLine,
    Victims,
)
from reportedly.record.ids import claim_id
from reportedly.theatre.model import Theatre

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.frame import Frame
    from reportedly.extract.english.hedging import Assurance
    from reportedly.extract.english.passage import Passage

_VICTIMS = {"civilians": Victims.CIVILIAN, "people": Victims.MILITARY, "force": Victims.MILITARY}
_HARM = {
    Event.CIVILIANS_HARMED,
    Event.DISPLACED,
    Event.DETAINED,
    Event.DAMAGED,
    Event.CASUALTIES,
    Event.STRUCK,
    Event.SHELLED,
    Event.CONTESTED,
}
_NO_LOSS = {Family.ATTACK, Family.CIVILIANS}  # who is attacked suffers, but has lost nothing yet
_GROUND = {Family.GAIN, Family.PRESENCE}
_TRYING = {"attempt", "try", "seek", "struggle"}
_UNCONFIRMED = {"unconfirmed", "unverified", "uncorroborated"}
_MEASURES = {"kilometer", "kilometre", "mile", "km", "kilometers", "kilometres", "miles"}
_CONCRETE = {"equipment", "munition", "settlements", "place", "position", "people", "force", "prisoners", "area"}


@dataclass(slots=True)
class Claims:
    """Makes claims out of the frames of a report's paragraphs, in order."""

    report: Report
    theatre: Theatre
    lexicon: Lexicon
    version: str
    voices: Voices
    made: list[Claim] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    trace: list[TraceLine] = field(default_factory=list)
    _ordinals: dict[tuple[Span, Event], int] = field(default_factory=dict)
    _nouns: Nouns = field(init=False)
    _frames: Frames = field(init=False)
    _hedging: Hedging = field(init=False)
    _counter: Counter = field(init=False)
    _parties: Parties = field(init=False)

    def __post_init__(self) -> None:
        self._nouns = Nouns(self.lexicon.things)
        self._frames = Frames(self.lexicon, self._nouns)
        self._hedging = Hedging(self.lexicon)
        self._counter = Counter(self.lexicon)
        self._parties = Parties(self._nouns, self.theatre)

    def read(self, passage: Passage, told: list[Told]) -> None:
        """Takes the claims of one paragraph; `told` are its acts of telling."""
        frames = [_attempted(_named_one_by_one(f, passage)) for f in self._frames.find(passage)]
        for telling in told:
            if telling.telling.shown is not None:
                frames += shown_frames(telling.telling, frames, self._nouns, passage)
        for frame in sorted(frames, key=lambda f: (f.words[0].i, f.head.i)):
            span = passage.span_of(frame.words)
            by = innermost(told, passage.at(frame.head))
            self._make(frame, span, by, passage)
            if by is not None and (denier := _denied_by(by)) is not None:
                self._make(frame, span, denier, passage)

    def _make(self, frame: Frame, span: Span, by: Told | None, passage: Passage) -> None:
        if by is not None and not by.telling.claims and not gives_reason(frame.head, by.telling.cue):
            return self._drop(span, frame, f"what “{by.telling.cue.text}” introduces is claimed by nobody")
        assurance = self._hedging.assurance(frame.head, frame.words, by.telling.cue if by else None, passage)
        if assurance.certainty is None:
            return self._drop(span, frame, "a condition, a purpose, an order or a comparison")
        source = self._speaker_of(frame, passage) if frame.predicate.speaks else _source(by)
        parties = self._parties.of(frame, source, passage)
        frame = self._taken_back(frame, parties[0])
        if parties == (None, None) and not self._stands_alone(frame, passage):
            return self._drop(span, frame, "neither who did it nor to whom is named")
        claim = self._claim(frame, span, source, by, passage)
        certainty, polarity, hedges = _as_told(assurance, by, passage)
        claim = replace(
            claim, actor=parties[0], target=parties[1], certainty=certainty, polarity=polarity, hedges=hedges
        )
        harms = self._harmed(claim, frame, by)
        claim = replace(claim, against_interest=self.theatre.is_against_interest(claim.source, harms))
        self.made.append(claim)
        about = by.attribution.source_spans if by is not None else ()
        self.settings.append(setting_of(claim.id, frame, passage, self._nouns, about=about, harms=harms))
        self.trace.append(TraceLine(span, f"event: {frame.event}", frame.head.text, _outcome(claim)))
        self._explain(hedges, frame.event)
        return None

    def doubt(self, passage: Passage) -> None:
        """Takes in what the paragraph says of claims made before: that nobody has confirmed them."""
        known = {claim.id: len(claim.hedges) for claim in self.made}
        self.made = doubted(self.made, passage, self.lexicon.hedges)
        for claim in self.made:
            self._explain(claim.hedges[known[claim.id] :], claim.event)

    def _explain(self, hedges: tuple[Hedge, ...], event: Event) -> None:
        """Notes on which part each hedge stays, and how likely its word is in ICD 203."""
        for hedge in hedges:
            likely = "" if hedge.band is None else f", {hedge.band[0]} to {hedge.band[1]} % likely (ICD 203)"
            self.trace.append(TraceLine(hedge.span, "hedge", hedge.cue, f"on the {hedge.scope} of {event}{likely}"))

    def _claim(self, frame: Frame, span: Span, source: Source | None, by: Told | None, passage: Passage) -> Claim:
        """The claim as the frame's own words make it: asserted, with nobody yet in its roles."""
        quantity, counted = self._quantity(frame, passage)
        return Claim(
            id=self._new_id(span, frame.event),
            report_id=self.report.id,
            span=span,
            quote=span.of(self.report.text),
            event=frame.event,
            actor=None,
            target=None,
            victims=self._victims(frame, passage),
            thing=None if frame.theme is None else self._nouns.name(frame.theme, passage),
            place=None,
            relation=None,
            when=None,
            when_basis=None,
            quantity=quantity,
            source=source,
            attribution_id=None if by is None else by.attribution.id,
            channel=_channel(frame, by),
            certainty=Certainty.ASSERTED,
            hedges=(),
            polarity=Polarity.POSITIVE,
            against_interest=False,
            spans=_field_spans(frame, counted, by, passage),
        )

    def _stands_alone(self, frame: Frame, passage: Passage) -> bool:
        """Whether a frame without parties still tells of the war: harm, or something concrete in a theatre of war."""
        if frame.event in _HARM:
            return True
        concrete = frame.theme is not None and self._nouns.thing(frame.theme, passage) in _CONCRETE
        return bool(self.theatre.sides) and concrete

    def _taken_back(self, frame: Frame, actor: Actor | None) -> Frame:
        """What a side takes of the ground that the war is fought over as its own, it takes back (`Side.defends`)."""
        side = None if actor is None else self.theatre.side(actor.side)
        if side is None or not side.defends or frame.event is not Event.CAPTURED:
            return frame
        again = {"settlements": Event.SETTLEMENTS_RETAKEN, "area": Event.AREA_RETAKEN}
        return replace(frame, event=again.get(frame.thing, Event.LIBERATED))

    def _speaker_of(self, frame: Frame, passage: Passage) -> Source | None:
        """Whoever posts pictures of themselves says where they are."""
        voice = None if frame.actor is None else self.voices.resolve(frame.actor, passage)
        return None if voice is None else voice.source

    def _drop(self, span: Span, frame: Frame, why: str) -> None:
        self.trace.append(TraceLine(span, f"no claim of {frame.event}", frame.head.text, why))

    def _new_id(self, span: Span, event: Event) -> str:
        ordinal = self._ordinals.get((span, event), 0)
        self._ordinals[span, event] = ordinal + 1
        return claim_id(self.report.id, self.version, span, event, ordinal)

    def _quantity(self, frame: Frame, passage: Passage) -> tuple[Quantity | None, Span | None]:
        noun = _counted(frame)
        if noun is None or (frame.event is Event.LIBERATED and frame.thing == "settlements"):
            return None, None
        inner = self._nouns.inside(noun)
        unit = self._counter.unit(inner, self._nouns.thing(noun, passage))
        found = self._counter.quantity(inner, unit, passage)
        return found if found is not None else (None, None)

    def _victims(self, frame: Frame, passage: Passage) -> Victims | None:
        if frame.event not in {Event.CASUALTIES, Event.CIVILIANS_HARMED, Event.DETAINED, Event.DISPLACED}:
            return None
        sufferer = frame.actor if frame.event is Event.DISPLACED and frame.theme != frame.target else None
        thing = frame.thing if sufferer is None else self._nouns.thing(sufferer, passage)
        return _VICTIMS.get(thing, Victims.UNKNOWN)

    def _harmed(self, claim: Claim, frame: Frame, by: Told | None) -> str | None:
        """The side that the event is a loss of: ground that one side gains is its only opponent's.

        Who concedes a loss without saying whose it is, concedes its own.
        """
        loses = frame.predicate.loses
        if loses is None or claim.polarity is Polarity.NEGATIVE or claim.event.family in _NO_LOSS:
            return None
        loser = claim.actor if loses == "actor" else claim.target
        if loser is None and loses == "target" and claim.actor is not None:
            if claim.event.family not in _GROUND or claim.certainty is Certainty.FORECAST:
                return None
            return opponent(self.theatre, claim.actor.side)
        if loser is None and by is not None and lemmas().of(by.telling.cue) in self.lexicon.cues.conceding:
            return None if claim.source is None else claim.source.side
        return None if loser is None else loser.side


def _denied_by(by: Told) -> Told | None:
    """As in "rejected the army's assertion that": what one asserts, another denies in the same words."""
    outer = by.outer
    denied = outer is not None and outer.telling.manner == "denies" and is_noun(by.telling.cue) and by.telling.claims
    return outer if denied else None


def _named_one_by_one(frame: Frame, passage: Passage) -> Frame:
    """As in "retook five villages: A, B, ...": each is named, so each is taken by itself."""
    if frame.event is Event.SETTLEMENTS_RETAKEN and names_behind(frame, passage):
        return replace(frame, event=Event.LIBERATED)
    return frame


def _attempted(frame: Frame) -> Frame:
    """As in "attempted to capture the town": who tries to take ground attacks."""
    above = frame.head.head
    if frame.event.family is Family.GAIN and frame.head.dep_ == "xcomp" and lemmas().of(above) in _TRYING:
        return replace(frame, event=Event.ATTACKED)
    return frame


def _counted(frame: Frame) -> Token | None:
    """What the claim counts: the theme; those present; the distance advanced."""
    if frame.needed is not None and frame.event.family is Family.ATTACK:
        return frame.needed
    if frame.event is Event.ADVANCED:
        far = (t for t in frame.words if lemmas().of(t) in _MEASURES and t.i > frame.head.i and t.dep_ != "compound")
        return next(far, frame.theme)
    if frame.theme is not None or frame.target is not None:
        return frame.theme or frame.target
    if frame.event in {Event.PRESENT, Event.ENTERED} and frame.actor is not None:
        return frame.actor
    return None


def _channel(frame: Frame, by: Told | None) -> Channel:
    if frame.predicate.speaks:
        return Channel.SOCIAL
    return Channel.UNKNOWN if by is None else by.attribution.channel


def _source(by: Told | None) -> Source | None:
    """Who tells it; of what nobody in particular tells ("according to reports"), who tells that in turn."""
    while by is not None and by.attribution.source is None:
        by = by.outer
    return None if by is None else by.attribution.source


def _as_told(assurance: Assurance, by: Told | None, passage: Passage) -> tuple[Certainty, Polarity, tuple[Hedge, ...]]:
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


def _field_spans(frame: Frame, counted: Span | None, by: Told | None, passage: Passage) -> tuple[tuple[str, Span], ...]:
    spans = [("event", passage.at(frame.head))]
    spans += [
        (name, passage.at(token))
        for name, token in (("actor", frame.actor), ("target", frame.target))
        if token is not None
    ]
    if counted is not None:
        spans.append(("quantity", counted))
    if by is not None and by.attribution.source_spans:
        spans.append(("source", by.attribution.source_spans[0]))
    return tuple(spans)


def _outcome(claim: Claim) -> str:
    who = "nobody is said to have done it" if claim.actor is None else claim.actor.side
    return f"{claim.certainty}{' denied' if claim.polarity is Polarity.NEGATIVE else ''}, {who}"
