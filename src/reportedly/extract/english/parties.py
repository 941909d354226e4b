"""Who acted and who suffered: the sides and units that a frame's roles name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.extract.english.nouns import SIDED, Nouns
from reportedly.extract.english.passage import is_noun, lemmas
from reportedly.extract.english.tree import agent, child, children, direct_object, first_conjunct
from reportedly.record import UNKNOWN_SIDE, Actor, Event, Family, Source
from reportedly.theatre.lexis import NameKind
from reportedly.theatre.model import Side, Theatre

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.passage import Passage

Pair = tuple[Actor | None, Actor | None]

_OURS = {"our", "we", "us", "ours"}
_CIVIL = {"building", "infrastructure", "goods", "place", "settlements", "civilians", "area"}
_NAMED = {NameKind.FORCE, NameKind.UNIT, NameKind.DEMONYM}
_SIDES = {"side", "army", "party", "force", "troop", "belligerent", "military", "country", "camp", "warring"}
_BACK = {"its", "their", "they", "it", "them", "his", "country", "nation"}
_WITHOUT_TARGET = {Family.LOSS, Family.HOLD, Family.PRESENCE}
_DEEDS = {Family.GAIN, Family.LOSS, Family.PRESENCE, Family.ATTACK, Family.MATERIEL, Family.PEOPLE}
_DONE_BY_OTHERS = {Event.EQUIPMENT_CAPTURED, Event.EQUIPMENT_DESTROYED, Event.PRISONERS_TAKEN, Event.CASUALTIES}
_AGAINST_OTHERS = {Family.GAIN, Family.ATTACK}
_RAISED = {Event.CAPTURED, Event.LIBERATED}
_TAKEN_BACK = {Event.LIBERATED, Event.SETTLEMENTS_RETAKEN, Event.AREA_RETAKEN}
_TAKEN = {
    Event.EQUIPMENT_CAPTURED,
    Event.EQUIPMENT_DESTROYED,
    Event.PRISONERS_TAKEN,
    Event.CASUALTIES,
    Event.ATTACKED,
    Event.ENCIRCLED,
    Event.CAPTURED,
    Event.LIBERATED,
    Event.SETTLEMENTS_RETAKEN,
    Event.AREA_RETAKEN,
}


@dataclass(slots=True)
class Parties:
    """Reads parties; remembers the last side that acted, for "they" and "its forces"."""

    nouns: Nouns
    theatre: Theatre
    last: Actor | None = field(default=None)
    _last_told: int = -1  # the sentence in which `last` acted, by where it begins in the report

    def both(self, frame: Frame, passage: Passage) -> tuple[str, ...]:
        """The two belligerents where a party of the frame is "both sides"; else none."""
        parties = [t for t in (frame.actor, frame.target) if t is not None and self.nouns.side(t, passage) is None]
        parties = [t for t in parties if t.lower_ == "both" or lemmas().of(t) in _SIDES]
        words = {w.lower_ for t in parties for w in (t, *t.lefts)}
        if "both" not in words or frame.event is Event.CONTESTED:
            return ()
        pairs = {frozenset((s.code, other)) for s in self.theatre.sides if (other := opponent(self.theatre, s.code))}
        led = [pair for pair in pairs if all(opponent(self.theatre, code) in pair for code in pair)]
        return tuple(sorted(led[0])) if len(led) == 1 else ()

    def of(
        self, frame: Frame, source: Source | None, passage: Passage, side: str | None = None
    ) -> tuple[Actor | None, Actor | None]:
        """Actor and target of a frame; None where its words name no party. `side` stands for "both" where they do."""
        actor = self._actor(frame, source, passage)
        target = None
        held = frame.event.family in _WITHOUT_TARGET and frame.event is not Event.CONTESTED
        held = held or frame.event.family is Family.CIVILIANS
        if frame.target is not None and frame.target != frame.actor and not held:
            lost = frame.event in _DONE_BY_OTHERS and (frame.like is not None or _owns(frame.target))
            target = self._party(frame.target, source, passage, capitals=lost)  # "Kyiv lost four tanks, Moscow nine"
        if side is not None:
            meant = Actor(side, self._forces(side))
            actor, target = (None, meant) if frame.target is not None and frame.actor is None else (meant, None)
        if target is None and frame.event in _TAKEN:
            target = self._from(frame, passage) or self._of_the_first(frame, source, passage)
        if frame.listed is not None:
            owner, heading = frame.listed.owner
            target = self._party(owner, source, heading, capitals=True)
        actor = self._own_forces(actor, frame, source, passage)
        deed = frame.event in _DONE_BY_OTHERS or frame.event.family in _AGAINST_OTHERS
        if (actor is None or actor.side == UNKNOWN_SIDE) and target is not None and deed:
            other = opponent(self.theatre, target.side)
            actor = actor if other is None else Actor(other, self._forces(other), inferred=True)
        target = self._sufferer(frame, actor, target)
        if target is not None and actor is not None and target.inferred and target.side == actor.side:
            target = None  # "they stormed it", where "it" is nobody that acts
        if actor is not None and actor.side != UNKNOWN_SIDE:
            self.last, self._last_told = actor, _sentence(frame.head, passage)
        return actor, target

    def fired_by(self, frame: Frame, source: Source | None, passage: Passage) -> Actor | None:
        """Whose fire it was where nobody says so: of the opponent of those hit, or of those who tell of civilians hit.

        A conclusion of ours, marked as such; none where a war has more than two belligerents.
        """
        hit = None if frame.target is None else self._party(frame.target, source, passage)
        side = hit.side if hit is not None else None
        if side is None and source is not None and source.kind.speaks_for_its_side and frame.thing in _CIVIL:
            side = source.side
        other = None if side is None else opponent(self.theatre, side)
        return None if other is None else Actor(other, self._forces(other), inferred=True)

    def sole_attacker(self, frames: Sequence[Frame], passage: Passage) -> Actor | None:
        """The side whose attacks all those are that a paragraph tells of with their author; a conclusion of ours."""
        attacks = [f.actor for f in frames if f.event.family is Family.ATTACK and f.actor is not None]
        sides = {self.nouns.side(actor, passage, capitals=True) for actor in attacks} - {None}
        side = sides.pop() if len(sides) == 1 else None
        return None if side is None else Actor(side, self._forces(side), inferred=True)

    def shot_down(self, parties: Pair, attacker: Actor | None, source: Source | None) -> Pair:
        """Drones and missiles that are brought down are the attacker's; whoever counts them has brought them down."""
        actor, target = parties
        if actor is not None and actor.side != UNKNOWN_SIDE and not actor.inferred:
            return parties
        launcher = attacker.side if attacker is not None else None
        if launcher is None and source is not None and source.kind.speaks_for_its_side:
            launcher = opponent(self.theatre, source.side)
        other = None if launcher is None else opponent(self.theatre, launcher)
        if launcher is None or other is None:
            return parties
        by = Actor(other, self._forces(other) if actor is None else actor.name, inferred=True)
        return by, target or Actor(launcher, self._forces(launcher), inferred=True)

    def against(self, frame: Frame, actor: Actor, target: Actor | None) -> tuple[Actor, Actor | None]:
        """An actor that the text around gives, and the target that follows from it."""
        return actor, self._sufferer(frame, actor, target)

    def _sufferer(self, frame: Frame, actor: Actor | None, target: Actor | None) -> Actor | None:
        """Of two belligerents, whose fighters or arms the other destroys or takes are its own, also unnamed."""
        if frame.event not in _DONE_BY_OTHERS or actor is None or (target is not None and target.side != UNKNOWN_SIDE):
            return target
        other = opponent(self.theatre, actor.side)
        if other is None:
            return target
        return Actor(other, target.name if target is not None else self._forces(other), inferred=True)

    def _own_forces(self, actor: Actor | None, frame: Frame, source: Source | None, passage: Passage) -> Actor | None:
        """As in "forward units", "air defences": without another word a belligerent speaks of its own forces' deeds.

        Where nobody is said to have done it, nobody is concluded: a ministry also tells of its own losses.
        """
        if source is None or not source.kind.speaks_for_its_side or self.theatre.side(source.side) is None:
            return actor
        if frame.event.family not in _DEEDS or (actor is not None and actor.side != UNKNOWN_SIDE):
            return actor
        if actor is not None:
            definite = frame.actor is not None and frame.actor.tag_ == "NN" and _is_definite(frame.actor)
            return actor if definite else Actor(source.side, actor.name, inferred=True)  # "the army" may be another's
        armed = frame.actor is not None and self.nouns.thing(frame.actor, passage) == "equipment"
        if not armed or frame.actor is None or frame.actor == frame.theme:
            return None
        return Actor(source.side, self.nouns.name(frame.actor, passage), inferred=True)

    def taker_back(self, frame: Frame, actor: Actor | None, source: Source | None) -> Actor | None:
        """Who takes back ground that nobody is said to take back: the side that defends it (`Side.defends`).

        What another belligerent's institutions call liberated, their own side has taken.
        """
        if frame.event not in _TAKEN_BACK or (actor is not None and actor.side != UNKNOWN_SIDE):
            return actor
        speaker = None if source is None or not source.kind.speaks_for_its_side else self.theatre.side(source.side)
        defenders = [side for side in self.theatre.sides if side.defends]
        by = speaker or (defenders[0] if len(defenders) == 1 else None)
        return actor if by is None else Actor(by.code, by.forces if actor is None else actor.name, inferred=True)

    def _forces(self, code: str) -> str:
        side = self.theatre.side(code)
        return code if side is None else side.forces

    def _actor(self, frame: Frame, source: Source | None, passage: Passage) -> Actor | None:
        if "needed's" in frame.predicate.roles["actor"] and (found := self._needed_party(frame, source, passage)):
            return found
        if frame.actor is None:
            return None
        found = self._party(frame.actor, source, passage, capitals=frame.head == frame.actor or _owns(frame.actor))
        if found is None:  # "shells fired by the army"
            fired = (agent(c) for c in children(frame.actor, "acl"))
            found = next((self._party(by, source, passage) for by in fired if by is not None), None)
        if found is None and frame.event.family is Family.LOSS and frame.theme is not None:
            found = self._party(frame.theme, source, passage)  # "pulling its troops out"
        if (
            (found is None or found.side == UNKNOWN_SIDE)
            and self.nouns.thing(frame.actor, passage) in {"place", "force"}
            and self.nouns.side(frame.actor, passage, capitals=True)
        ):
            found = self._party(frame.actor, source, passage, capitals=True)
        if found is not None and found.side == UNKNOWN_SIDE and frame.event in _RAISED and frame.needed is not None:
            flag = self._party(frame.needed, source, passage, capitals=True)  # "partisans raised the Ukrainian flag"
            found = found if flag is None else replace(flag, name=found.name, inferred=True)
        if found is None and frame.actor == frame.head and self.last is not None:
            found = replace(self.last, inferred=True)  # "the attacks" of whom we spoke
        return found

    def _needed_party(self, frame: Frame, source: Source | None, passage: Passage) -> Actor | None:
        """As in "raised our (Ukrainian) flag"; who repels an attack tells of the enemy's."""
        found = None if frame.actor is None else self._party(frame.actor, source, passage, capitals=True)
        if found is not None or frame.event.family is not Family.ATTACK:
            return found
        defender = None if frame.target is None else self._party(frame.target, source, passage)
        side = defender.side if defender is not None else source.side if source is not None else UNKNOWN_SIDE
        other = opponent(self.theatre, side)
        if other is None and self.last is not None and self.last.side not in {side, UNKNOWN_SIDE}:
            recent = self._last_told >= passage.base  # of several opponents, whoever has just attacked
            return replace(self.last, inferred=True) if recent else None
        return None if other is None else Actor(other, self._forces(other), inferred=True)

    def _party(self, noun: Token, source: Source | None, passage: Passage, *, capitals: bool = False) -> Actor | None:
        side = self.nouns.side(noun, passage, capitals=capitals)
        if side is not None:
            unit = self.nouns.unit(noun, passage)
            return Actor(side, self.nouns.name(noun, passage), None if unit is None else unit.ref)
        owner = child(noun, "poss")
        word = (owner or noun).lower_
        if word in _OURS and source is not None:
            return Actor(source.side, self.nouns.name(noun, passage))
        if word in _BACK:
            return self._back(noun, owner, source, passage)
        foes = (noun, *children(noun, "compound", "amod", "nmod"))
        if any(self.nouns.is_foe(word) for word in foes) and (side := self._foe(noun, source, passage)) is not None:
            return Actor(side, self.nouns.name(noun, passage), inferred=True)
        if self.nouns.thing(noun, passage) in {"people", "force"}:
            return Actor(UNKNOWN_SIDE, self.nouns.name(noun, passage))
        return None

    def _foe(self, noun: Token, source: Source | None, passage: Passage) -> str | None:
        """Whom "the enemy" means: the speaker's only opponent, else that of the only side that the sentence names."""
        if source is not None and (side := opponent(self.theatre, source.side)) is not None:
            return side
        sentence = passage.span_of(passage.sentence(noun))
        named = {h.side for h in passage.hits_in(sentence) if h.side and h.kind in SIDED}
        return opponent(self.theatre, named.pop()) if len(named) == 1 else None

    def _back(self, noun: Token, owner: Token | None, source: Source | None, passage: Passage) -> Actor | None:
        """A pronoun in reported speech is the speaker's side; elsewhere whoever acted last."""
        speaker = source is not None and source.side not in {UNKNOWN_SIDE, "other"} and source.kind.speaks_for_its_side
        singular = (owner or noun).lower_ in {"it", "its"}
        alone = self._last_told != _sentence(noun, passage)  # nobody else acts in what is said
        name = self.nouns.name(noun, passage) if owner is not None else None
        if speaker and (singular or alone) and source is not None:
            return Actor(source.side, name or source.name, inferred=True)
        if self.last is not None and not alone:
            return replace(self.last, name=name or self.last.name, inferred=True)
        begin, end = _sentence(noun, passage), passage.at(noun).start
        named = [h for h in passage.hits if h.side and h.span.end <= end]
        beside = {NameKind.CAPITAL, NameKind.ADJECTIVE} if owner is not None and is_noun(owner) else {NameKind.CAPITAL}
        named = [h for h in named if h.kind in _NAMED or (h.kind in beside and h.span.start >= begin)]
        here = bool(named) and named[-1].span.start >= begin
        acted = self.last is not None and self._last_told >= passage.base  # in this paragraph: goes before who is named
        if named and named[-1].side is not None and (here or not acted):
            return Actor(named[-1].side, name or self._forces(named[-1].side), inferred=True)
        return None if self.last is None else replace(self.last, name=name or self.last.name, inferred=True)

    def _of_the_first(self, frame: Frame, source: Source | None, passage: Passage) -> Actor | None:
        """As in "Ukrainian servicemen and 20 pieces of hardware": the side of the first of what is told together."""
        if frame.theme is None or frame.theme != frame.target:
            return None
        inner = frame.theme if frame.theme.dep_ == "conj" else self.nouns.inside(frame.theme)
        first = first_conjunct(inner)
        return None if first == inner else self._party(first, source, passage)

    def _from(self, frame: Frame, passage: Passage) -> Actor | None:
        """As in "captured more tanks from the Russians"."""
        for prep in frame.head.children:
            target = child(prep, "pobj") if prep.lower_ in {"from", "on", "against"} else None
            if target is not None and (side := self.nouns.side(target, passage)) is not None:
                return Actor(side, self.nouns.name(target, passage))
        return None


def _sentence(token: Token, passage: Passage) -> int:
    return passage.at(passage.sentence(token)[0]).start


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ == "the" for c in noun.lefts)


def _owns(noun: Token) -> bool:
    return noun.dep_ == "poss" or (noun.dep_ == "nsubj" and direct_object(noun.head) is not None)


def named_in(theatre: Theatre, named: AbstractSet[str | None]) -> Theatre:
    """The theatre without the sides that a report leaves out, where it names two that fight; allies of these stay."""
    here = [s for s in theatre.sides if s.code in named]
    if not any(_fight(one, other) for one in here for other in here if one is not other):
        return theatre
    allied = {code for side in here for code in side.allies} | {s.code for s in theatre.sides if named & {*s.allies}}
    return replace(theatre, sides=tuple(s for s in theatre.sides if s.code in named or s.code in allied))


def _fight(one: Side, other: Side) -> bool:
    return other.code not in one.allies and one.code not in other.allies


def opponent(theatre: Theatre, side: str) -> str | None:
    """The only side that is neither this one nor allied with it, those who help another left out; else None."""
    own = theatre.side(side)
    if own is None:
        return None
    others = [s for s in theatre.sides if s.code != side and _fight(own, s)]
    leaders = [s for s in others if not any(o.code in s.allies for o in others)]
    return leaders[0].code if len(leaders) == 1 else None
