"""Who acted and who suffered: the sides and units that a frame's roles name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.extract.english.nouns import Nouns
from reportedly.extract.english.tree import child, direct_object
from reportedly.record import UNKNOWN_SIDE, Actor, Event, Family, Source
from reportedly.theatre.model import Theatre

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.frame import Frame
    from reportedly.extract.english.passage import Passage

_OURS = {"our", "we", "us", "ours"}
_BACK = {"its", "their", "they", "it", "them", "his"}
_WITHOUT_TARGET = {Family.LOSS, Family.HOLD, Family.PRESENCE}
_DEEDS = {Family.GAIN, Family.PRESENCE, Family.ATTACK, Family.MATERIEL, Family.PEOPLE}
_DONE_BY_OTHERS = {Event.EQUIPMENT_CAPTURED, Event.EQUIPMENT_DESTROYED, Event.PRISONERS_TAKEN, Event.CASUALTIES}
_TAKEN = {
    Event.EQUIPMENT_CAPTURED,
    Event.EQUIPMENT_DESTROYED,
    Event.PRISONERS_TAKEN,
    Event.CASUALTIES,
    Event.ATTACKED,
    Event.ENCIRCLED,
}


@dataclass(slots=True)
class Parties:
    """Reads parties; remembers the last side that acted, for "they" and "its forces"."""

    nouns: Nouns
    theatre: Theatre
    last: Actor | None = field(default=None)
    _last_told: int = -1  # the sentence in which `last` acted, by where it begins in the report

    def of(self, frame: Frame, source: Source | None, passage: Passage) -> tuple[Actor | None, Actor | None]:
        """Actor and target of a frame; None where its words name no party."""
        actor = self._actor(frame, source, passage)
        target = None
        if frame.target is not None and frame.target != frame.actor and frame.event.family not in _WITHOUT_TARGET:
            target = self._party(frame.target, source, passage)
        if target is None and frame.event in _TAKEN:
            target = self._from(frame, passage)
        actor = self._own_forces(actor, frame, source, passage)
        if (actor is None or actor.side == UNKNOWN_SIDE) and target is not None and frame.event in _DONE_BY_OTHERS:
            other = opponent(self.theatre, target.side)
            actor = actor if other is None else Actor(other, self._forces(other), inferred=True)
        if actor is not None and actor.side != UNKNOWN_SIDE:
            self.last, self._last_told = actor, _sentence(frame.head, passage)
        return actor, target

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

    def _forces(self, code: str) -> str:
        side = self.theatre.side(code)
        return code if side is None else side.forces

    def _actor(self, frame: Frame, source: Source | None, passage: Passage) -> Actor | None:
        if (
            frame.predicate.actor == "object's"
            and source is not None
            and (other := opponent(self.theatre, source.side))
        ):
            return Actor(other, self._forces(other), inferred=True)  # who repels an attack tells of the enemy's
        if frame.predicate.actor == "needed" and frame.needed is not None:
            found = self._party(frame.needed, source, passage)  # "our (Ukrainian) flag"
            if found is not None:
                return found
        if frame.actor is None:
            return None
        found = self._party(frame.actor, source, passage, capitals=frame.head == frame.actor or _owns(frame.actor))
        if found is None and frame.event.family is Family.LOSS and frame.theme is not None:
            found = self._party(frame.theme, source, passage)  # "pulling its troops out"
        if (
            found is None
            and self.nouns.thing(frame.actor, passage) == "place"
            and self.nouns.side(frame.actor, passage, capitals=True)
        ):
            found = self._party(frame.actor, source, passage, capitals=True)
        if found is None and frame.actor == frame.head and self.last is not None:
            found = replace(self.last, inferred=True)  # "the attacks" of whom we spoke
        return found

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
        if noun.lower_ == "enemy" and source is not None and (side := opponent(self.theatre, source.side)) is not None:
            return Actor(side, self.nouns.name(noun, passage), inferred=True)
        if self.nouns.thing(noun, passage) in {"people", "force"}:
            return Actor(UNKNOWN_SIDE, self.nouns.name(noun, passage))
        return None

    def _back(self, noun: Token, owner: Token | None, source: Source | None, passage: Passage) -> Actor | None:
        """A pronoun in reported speech is the speaker's side; elsewhere whoever acted last."""
        speaker = source is not None and source.side not in {UNKNOWN_SIDE, "other"} and source.kind.speaks_for_its_side
        singular = (owner or noun).lower_ in {"it", "its"}
        alone = self._last_told != _sentence(noun, passage)  # nobody else acts in what is said
        name = self.nouns.name(noun, passage) if owner is not None else None
        if speaker and (singular or alone) and source is not None:
            return Actor(source.side, name or source.name, inferred=True)
        if self.last is not None:
            return replace(self.last, name=name or self.last.name, inferred=True)
        return None

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


def opponent(theatre: Theatre, side: str) -> str | None:
    """The only side that is neither this one nor allied with it, those who help another left out; else None."""
    own = theatre.side(side)
    if own is None:
        return None
    others = [s for s in theatre.sides if s.code != side and s.code not in own.allies and side not in s.allies]
    leaders = [s for s in others if not any(o.code in s.allies for o in others)]
    return leaders[0].code if len(leaders) == 1 else None
