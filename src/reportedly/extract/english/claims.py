"""Claims of one report: frames, the voice that tells each, and what hedges leave of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.extract.english.amounts import Amounts
from reportedly.extract.english.credence import as_told
from reportedly.extract.english.generalities import Generalities
from reportedly.extract.english.happening.bulletins import Bulletins
from reportedly.extract.english.happening.frames import Frames
from reportedly.extract.english.happening.shown import shown_frames
from reportedly.extract.english.harm import Harm
from reportedly.extract.english.hedging import Hedging, gives_reason, reports_none
from reportedly.extract.english.lexicon import Lexicon
from reportedly.extract.english.nouns import Nouns
from reportedly.extract.english.numbers import Counter, increase_of
from reportedly.extract.english.ours import side_of_the_whole
from reportedly.extract.english.parties import Pair, Parties, named_in, opponent
from reportedly.extract.english.passage import is_name, is_noun, is_verb, lemmas
from reportedly.extract.english.settings import names_behind, setting_of
from reportedly.extract.english.telling.doubt import doubted
from reportedly.extract.english.telling.teller import Told, innermost
from reportedly.extract.english.telling.voices import Voices
from reportedly.extract.english.tree import child, children, subject, tense, with_conjuncts
from reportedly.extract.english.triage import is_at_war
from reportedly.record import (
    Actor,
    Certainty,
    Channel,
    Claim,
    Event,
    Family,
    Hedge,
    Polarity,
    Report,
    Setting,
    Source,
    SourceKind,
    Span,
    TraceLine,
)
from reportedly.record.ids import claim_id
from reportedly.theatre.model import Theatre

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.passage import Passage

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
_OF_PEOPLE = {Event.CASUALTIES, Event.CIVILIANS_HARMED, Event.PRISONERS_TAKEN, Event.DETAINED, Event.DISPLACED}
_OF_THINGS = {Event.EQUIPMENT_CAPTURED, Event.EQUIPMENT_DESTROYED, Event.EQUIPMENT_ABANDONED, Event.DAMAGED}
_FIRE = {Event.STRUCK, Event.SHELLED}
_OF_ATTACKS = {Event.CIVILIANS_HARMED, Event.DAMAGED, Event.CASUALTIES, Event.EQUIPMENT_DESTROYED}
_NO_LOSS = {Family.ATTACK, Family.CIVILIANS}  # who is attacked suffers, but has lost nothing yet
_GROUND = {Family.GAIN, Family.PRESENCE}
_SUPPLIES = {"power", "water", "heating", "communications"}
_LISTING = {"be", "include", "comprise"}  # what says which ones several settlements are
_TRYING = {"attempt", "try", "seek", "struggle"}
_MOVING = {"move", "push", "advance", "press"}
_CONCRETE = {
    *("equipment", "munition", "settlements", "place", "position", "people", "force", "prisoners", "area", "building"),
    *("infrastructure", "goods", "road", "civilians"),
}


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
    _harm: Harm = field(init=False)
    _amounts: Amounts = field(init=False)
    _generalities: Generalities = field(init=False)
    _bulletins: Bulletins = field(init=False)
    _own: Source | None = field(init=False)
    _at_war: bool = field(init=False)
    _attacked: tuple[int, Actor | None] = (-1, None)  # the paragraph of the last attack told, and whose it was
    _attacker: Actor | None = None  # whose attacks all those are that the paragraph tells
    _heading: Told | None = None  # who tells the list of losses that goes on over the next lines
    _parties: Parties = field(init=False)

    def __post_init__(self) -> None:
        self._nouns = Nouns(self.lexicon.things)
        self._at_war = is_at_war(self.report, self.lexicon.things, self.voices.names)
        self._hedging = Hedging(self.lexicon)
        counter = Counter(self.lexicon)
        self._amounts = Amounts(counter, self._nouns, self.lexicon)
        self._generalities = Generalities(self.lexicon.hedges, self._nouns)
        self._frames = Frames(self.lexicon, self._nouns, counter, at_war=self._at_war)
        theatre = named_in(self.theatre, {hit.side for hit in self.voices.names.find(self._body())})
        self._own = self.voices.own() or self._by_own_words(theatre)
        self._bulletins = Bulletins(self._nouns, counter)
        self._harm = Harm(self.lexicon.things, self._nouns)
        self._parties = Parties(self._nouns, theatre)

    def read(self, passage: Passage, told: list[Told]) -> None:
        """Takes the claims of one paragraph; `told` are its acts of telling."""
        listed = self._bulletins.read(passage)
        if (head := self._bulletins.opened) is not None and head.doc is passage.doc:
            self._heading = innermost(told, passage.at(head))
        frames = [_attempted(_named_one_by_one(f, passage)) for f in self._frames.find(passage)]
        frames = [f for f in frames if not self._bulletins.tells(f, listed)] + listed
        self._attacker = self._parties.sole_attacker(frames, passage)
        for telling in told:
            if telling.telling.shown is not None:
                frames += shown_frames(telling.telling, frames, self._nouns, passage)
        for frame in sorted(frames, key=lambda f: (f.words[0].i, f.head.i)):
            span = passage.span_of(frame.words)
            by = innermost(told, passage.at(frame.head)) or (self._heading if frame.listed is not None else None)
            for side in self._parties.both(frame, passage) or (None,):
                self._make(frame, span, by, passage, side)
            if by is not None and (denier := _denied_by(by)) is not None:
                self._make(frame, span, denier, passage)

    def _make(self, frame: Frame, span: Span, by: Told | None, passage: Passage, side: str | None = None) -> None:
        """Makes the claim of a frame; `side` is the one of "both sides" that it is made for."""
        if by is not None and reports_none(frame.head, by.telling.cue):
            by = None
        if by is not None and not by.telling.claims and not gives_reason(frame.head, by.telling.cue):
            return self._drop(span, frame, f"what “{by.telling.cue.text}” introduces is claimed by nobody")
        assurance = self._hedging.assurance(frame, by.telling.cue if by else None, passage)
        if assurance.certainty is None:
            return self._drop(span, frame, "a condition, a purpose, an order or a comparison")
        if (general := self._generalities.why_general(frame, passage)) is not None:
            return self._drop(span, frame, general)
        source = self._speaker_of(frame, passage) if frame.predicate.speaks else _source(by)
        parties = self._parties.of(frame, source or self._own, passage, side)
        frame = self._taken_back(frame, parties[0])
        parties = self._by_the_attack(frame, parties, source or self._own, passage)
        if parties == (None, None) and not self._stands_alone(frame, passage):
            return self._drop(span, frame, "neither who did it nor to whom is named")
        parties = self._parties.taker_back(frame, parties[0], source or self._own), parties[1]
        claim = self._claim(frame, span, source, by, passage)
        certainty, polarity, hedges = as_told(assurance, by, passage)
        claim = replace(
            claim, actor=parties[0], target=parties[1], certainty=certainty, polarity=polarity, hedges=hedges
        )
        harms = self._harmed(claim, frame, by)
        claim = replace(claim, against_interest=self.theatre.is_against_interest(claim.source, harms))
        self.made.append(claim)
        about = by.attribution.source_spans if by is not None else ()
        self.settings.append(setting_of(claim.id, frame, passage, self._nouns, about=about, harms=harms))
        gave = f"{self._bindings(frame, claim, passage)}; {_outcome(claim)}"
        self.trace.append(TraceLine(span, f"event: {frame.event}", frame.head.text, gave))
        self._explain(hedges, frame.event)
        return None

    def _by_own_words(self, theatre: Theatre) -> Source | None:
        """The report's own voice where its words take a side; whose "our" and "enemy" are; it is no source."""
        side = side_of_the_whole(self.voices.names.find(self._body()), self._body(), theatre) if theatre.sides else None
        if side is None:
            return None
        name = self.report.outlet or "own voice"
        return Source("src:own-voice", name, side, SourceKind.UNKNOWN, inferred=True, voice="src:own-voice")

    def _body(self) -> str:
        return "\n".join(span.of(self.report.text) for span in self.report.body)

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
        quantity, counted = self._amounts.of(frame, passage)
        increase = frame.listed.increase if frame.listed is not None else increase_of(quantity, frame.theme, passage)
        theme = frame.named
        sufferer = theme if frame.event in _OF_PEOPLE else None
        return Claim(
            id=self._new_id(span, frame.event),
            report_id=self.report.id,
            span=span,
            quote=span.of(self.report.text),
            event=frame.event,
            actor=None,
            target=None,
            victims=self._harm.victims(frame.event, sufferer, passage),
            thing=None if theme is None or theme == frame.actor else self._nouns.name(theme, passage),
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
            kind=self._kind(frame, passage),
            outcome=self._harm.outcome(frame.event, frame.predicate.outcome, frame.head),
            age=None if sufferer is None else self._harm.age(sufferer, passage),
            sex=None if sufferer is None else self._harm.sex(frame.event, sufferer, passage),
            cumulative=increase is not None or (frame.listed is not None and frame.listed.cumulative),
            increase=increase,
            spans=_field_spans(frame, counted, by, passage),
        )

    def _kind(self, frame: Frame, passage: Passage) -> str | None:
        """The kind of thing; what a town is left without is what was damaged, as far as anybody says."""
        if frame.named is None or frame.event not in _OF_THINGS:
            return None
        supply = None if frame.needed is None else self._nouns.kind(frame.needed, passage)
        return supply if supply in _SUPPLIES else self._nouns.kind(frame.named, passage)

    def _stands_alone(self, frame: Frame, passage: Passage) -> bool:
        """Whether a frame without parties still tells of the war: harm, or something concrete in a theatre of war."""
        told = is_verb(frame.head) and (frame.actor or frame.theme) is not None
        if frame.event in _HARM or (self._at_war and told):
            return True
        concrete = frame.theme is not None and self._nouns.thing(frame.theme, passage) in _CONCRETE
        return bool(self.theatre.sides) and concrete

    def _by_the_attack(self, frame: Frame, parties: Pair, source: Source | None, passage: Passage) -> Pair:
        """Whom harm and damage come from where the paragraph has just told whose attack it was."""
        if frame.event.family is Family.ATTACK:
            if parties[0] is None and frame.event in _FIRE:
                parties = self._parties.fired_by(frame, source, passage) or self._attacker, parties[1]
            self._attacked = (passage.base, parties[0])
            return parties
        base, attacker = self._attacked
        if base != passage.base or attacker is None:
            attacker = self._attacker
        if frame.event is Event.EQUIPMENT_DESTROYED and frame.thing == "munition":
            return self._parties.shot_down(parties, attacker, source)
        if parties[0] is not None or attacker is None or frame.event not in _OF_ATTACKS:
            return parties
        if parties[1] is not None and parties[1].side == attacker.side:
            return parties
        return self._parties.against(frame, replace(attacker, inferred=True), parties[1])

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

    def _bindings(self, frame: Frame, claim: Claim, passage: Passage) -> str:
        """The frame and what fills its roles, as `reportedly explain` shows them."""
        filled = [
            (role, self._nouns.name(token, passage))
            for role, token in (("actor", frame.actor), ("object", frame.theme), ("target", frame.target))
            if token is not None and not (role == "target" and token == frame.theme)
        ]
        counted = dict(claim.spans).get("quantity")
        if counted is not None:
            filled.append(("quantity", passage.words(counted)))
        told = ", ".join(f"{role} “{words}”" for role, words in filled) or "no role filled"
        return f"frame “{frame.predicate.name}” ({told})"

    def _drop(self, span: Span, frame: Frame, why: str) -> None:
        self.trace.append(TraceLine(span, f"no claim of {frame.event}", frame.head.text, why))

    def _new_id(self, span: Span, event: Event) -> str:
        ordinal = self._ordinals.get((span, event), 0)
        self._ordinals[span, event] = ordinal + 1
        return claim_id(self.report.id, self.version, span, event, ordinal)

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
    if frame.event is Event.SETTLEMENTS_RETAKEN and (names := _said_to_be(frame.theme)):
        return replace(frame, event=Event.LIBERATED, theme=names[0], where=names)
    named = frame.theme is not None and _names_each(frame.theme)
    if frame.event is Event.SETTLEMENTS_RETAKEN and (named or names_behind(frame, passage)):
        return replace(frame, event=Event.LIBERATED)
    return frame


def _said_to_be(settlements: Token | None) -> tuple[Token, ...]:
    """As in "among the liberated villages are A and B", "the villages liberated include A and B"."""
    verb = settlements
    while verb is not None and not is_verb(verb) and verb.head != verb:
        verb = verb.head
    if verb is None or settlements is None or lemmas().of(verb) not in _LISTING:
        return ()
    told = [t for t in children(verb, "nsubj", "attr", "dobj") if is_name(t) and t != settlements]
    return tuple(name for t in told for name in with_conjuncts(t))


def _names_each(settlements: Token) -> bool:
    """As in "the villages of A and B", "three villages - A, B and C"; not so "the villages of Donbas"."""
    of = [t for p in children(settlements, "prep") if p.lower_ == "of" and (t := child(p, "pobj")) is not None]
    names = [t for t in (*of, *children(settlements, "appos")) if is_name(t)]
    return any(children(name, "conj", "appos") for name in names)


def _attempted(frame: Frame) -> Frame:
    """As in "attempted to capture the town": who tries to take ground attacks; who moves to take it advances."""
    if frame.event is Event.CONTROLS and lemmas().of(frame.head) == "be" and tense(frame.head) == "future":
        return replace(frame, event=Event.CAPTURED)  # "will be in our hands by tonight"
    above, tried = frame.head.head, frame.head.dep_ == "xcomp" and lemmas().of(frame.head.head) in _TRYING
    if tried and frame.event.family is Family.LOSS and frame.theme is not None and frame.actor != subject(above):
        return replace(frame, event=Event.ATTACKED, actor=subject(above), target=frame.actor)
    if frame.event.family is not Family.GAIN or frame.head.dep_ not in {"xcomp", "advcl"}:
        return frame
    if tried:
        return replace(frame, event=Event.ATTACKED)
    if lemmas().of(above) in _MOVING and frame.head.tag_ == "VB":
        return replace(frame, event=Event.ADVANCED)
    return frame


def _channel(frame: Frame, by: Told | None) -> Channel:
    if frame.predicate.speaks:
        return Channel.SOCIAL
    return Channel.UNKNOWN if by is None else by.attribution.channel


def _source(by: Told | None) -> Source | None:
    """Who tells it; of what nobody in particular tells ("according to reports"), who tells that in turn."""
    while by is not None and by.attribution.source is None:
        by = by.outer
    return None if by is None else by.attribution.source


def _field_spans(frame: Frame, counted: Span | None, by: Told | None, passage: Passage) -> tuple[tuple[str, Span], ...]:
    word = frame.actor if frame.predicate.copular and frame.actor is not None else frame.head
    spans = [("event", passage.at(word))]
    spans += [
        (name, passage.at(token))
        for name, token in (("actor", frame.actor), ("target", frame.target), ("object", frame.theme))
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
