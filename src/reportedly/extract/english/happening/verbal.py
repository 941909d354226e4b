"""Events that verbs tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.happening.frame import Frame
from reportedly.extract.english.happening.roles import claim_words, has_particle, part_words, roles
from reportedly.extract.english.happening.slots import Clause, of_verb
from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.tree import (
    child,
    children,
    dependents,
    first_conjunct,
    is_passive,
    subject,
    with_conjuncts,
)
from reportedly.record import Event, Family

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.predicates import Predicate, Words

_DEEPEST = 3  # steps from a verb down to the word that it needs: "carried out a series of strikes"
_LOCATIVE = {"in", "on", "at", "inside", "outside", "near", "within", "around", "along"}
_ANYBODY = {"other", "place", "number", "pronoun"}  # subjects that a report of fighting leaves open
_OF_PEOPLE = {
    *(Event.CASUALTIES, Event.CIVILIANS_HARMED, Event.PRISONERS_TAKEN, Event.DETAINED, Event.DISPLACED),
}
_GROUND = {"place", "area", "settlements", "building", "infrastructure", "position", "road"}
_COUNTED_TOGETHER = {"place", "settlements", "people", "civilians", "prisoners", "area"}


class VerbFrames:
    """Finds the frames of one verb by the lexicon's predicates."""

    def __init__(self, lexicon: Lexicon, nouns: Nouns, *, at_war: bool) -> None:
        self._lexicon = lexicon
        self._nouns = nouns
        self._at_war = at_war

    def of(self, verb: Token, passage: Passage, before: str) -> list[Frame]:
        """A frame for each thing that the verb is told of; none where it means no event.

        `before` is the class of what the clause before spoke of, for "they had been abandoned".
        """
        for words in self._lexicon.predicates.verbs.get(lemmas().of(verb), ()):
            if words.predicate.war and not self._at_war:
                continue
            if words.particle is not None and not has_particle(verb, words.particle):
                continue
            needed = self._needed(verb, words.predicate)
            if words.predicate.needs and needed is None:
                continue
            frames = self._frames(verb, words, needed, passage, before)
            if frames:
                return frames
        return []

    def _needed(self, verb: Token, predicate: Predicate) -> Token | None:
        if not predicate.needs:
            return None
        near: list[Token] = []
        level: list[Token] = [verb]
        for _ in range(_DEEPEST):
            level = [below for token in level for below in dependents(token)]
            near += level
        if (who := subject(verb)) is not None and who not in near:
            near += [who, *children(who, "compound", "amod")]
        return next((t for t in sorted(near) if self._is_needed(t, predicate)), None)

    @staticmethod
    def _is_needed(token: Token, predicate: Predicate) -> bool:
        return lemmas().of(token) in predicate.needs or token.lower_ in predicate.needs

    def _frames(self, verb: Token, spelt: Words, needed: Token | None, passage: Passage, before: str) -> list[Frame]:
        predicate = spelt.predicate
        around = self._around(verb, predicate, needed)
        if not self._fits(predicate, around, passage):
            return []
        actor = self._filled("actor", around, predicate, passage)
        target = self._filled("target", around, predicate, passage)
        words = tuple(claim_words(verb))
        themes = [t for slot in predicate.roles["object"] if (t := of_verb(slot, around, self._nouns, passage))]
        for theme in themes:
            parts = self._parts(verb, theme, passage)
            frames = []
            for order, part in enumerate(parts):
                thing = self._thing(part, verb, predicate, passage, before)
                event = predicate.event(thing)
                if event is not None and not (event.family is Family.GAIN and _is_bare(part)):
                    own = part_words(words, parts, order, verb)
                    suffers = part if target == theme else target
                    acts = part if actor == theme else actor
                    frames.append(Frame(verb, spelt, event, acts, part, suffers, thing, own, needed))
            if frames:
                return frames[:1] if frames[0].event is Event.ADVANCED else frames
        if not themes and (undergone := self._undergone(around, predicate, passage)) is not None:
            thing = self._thing(undergone, verb, predicate, passage, before)
            event = predicate.event(thing)
            return (
                [] if event is None else [Frame(verb, spelt, event, None, undergone, undergone, thing, words, needed)]
            )
        if themes and all(theme != actor for theme in themes):
            return []
        event = predicate.senses.get("none") or predicate.senses.get("any")
        if event is None:
            return []
        several = [t for t in with_conjuncts(needed) if self._is_needed(t, predicate)] if needed is not None else []
        if len(several) < 2:  # noqa: PLR2004 - one event, or one for each: "launched 4 missile strikes and 38 air strikes"
            return [Frame(verb, spelt, event, actor, None, target, "none", words, needed)]
        return [
            Frame(verb, spelt, event, actor, None, target, "none", part_words(words, several, order, verb), each)
            for order, each in enumerate(several)
        ]

    def _undergone(self, around: Clause, predicate: Predicate, passage: Passage) -> Token | None:
        """The subject where the passive has lost its auxiliary: "two were killed and twelve injured", "Depot destroyed"."""
        verb = around.verb
        if verb.tag_ not in {"VBD", "VBN"} or "none" in predicate.senses or "subject" not in predicate.roles["actor"]:
            return None
        before = [c for c in children(verb, "nsubj") if c.i < verb.i]
        behind = [c for c in children(verb, "ccomp", "xcomp", "dobj") if c.i > verb.i]
        if not before or behind or children(verb, "aux", "auxpass"):
            return None
        who = before[-1]
        return None if self._nouns.thing(who, passage) in {"force", "place", "pronoun", "other"} else who

    def _around(self, verb: Token, predicate: Predicate, needed: Token | None) -> Clause:
        actor, theme = roles(verb)
        if needed is not None and theme is not None and _is_object(needed, theme):
            theme = None
        if predicate.existential:
            actor, theme = None, child(verb, "attr", "nsubj") if child(verb, "expl") is not None else None
        return Clause(verb, actor, theme, needed)

    def _filled(self, role: str, around: Clause, predicate: Predicate, passage: Passage) -> Token | None:
        slots = predicate.roles[role]
        return next((t for slot in slots if (t := of_verb(slot, around, self._nouns, passage)) is not None), None)

    def _thing(self, part: Token, verb: Token, predicate: Predicate, passage: Passage, before: str) -> str:
        thing = self._nouns.thing(part, passage)
        if thing == "pronoun" and predicate.event(before) is not None and is_passive(verb):
            return before
        if part.lower_ == "what":
            return "other"
        if part.lower_ == "it" and self._at_war:
            event = predicate.event(thing)
            if event is None or event in _OF_PEOPLE:  # "it" is nobody
                return "place"
        if thing == "number":
            return before if predicate.event(before) is not None else "civilians"
        return thing

    def _parts(self, verb: Token, theme: Token, passage: Passage) -> list[Token]:
        """What one verb is told of, thing by thing; settlements or people that share one number stay together."""
        first = first_conjunct(theme) if verb.dep_ == "acl" else theme
        parts = list(dict.fromkeys([*with_conjuncts(first), *with_conjuncts(self._nouns.inside(first))[1:]]))
        kept: list[Token] = []
        for part in parts:
            thing = self._nouns.thing(part, passage)
            shared = kept and thing in _COUNTED_TOGETHER and thing == self._nouns.thing(kept[-1], passage)
            counted = children(part, "nummod") or any(c.lower_ in {"a", "an"} for c in part.lefts)
            if not (shared and not counted):
                kept.append(part)
        return kept

    def _fits(self, predicate: Predicate, around: Clause, passage: Passage) -> bool:
        verb = around.verb
        if predicate.located and not self._is_located(verb, passage):
            return False
        if not predicate.subject:
            return True
        who = around.subject
        if who is None and "mover" in predicate.roles["actor"]:
            who = around.object
        if who is None and self._at_war and not predicate.strict and verb.tag_ in {"VBD", "VBN", "VBG"}:
            return around.object is not None  # the parser has lost the subject, or the passive names nobody
        if who is None:
            return around.object is not None and is_passive(verb) and "any" not in predicate.senses
        if who.lower_ in self._lexicon.hedges.nobody:
            return True
        return takes(predicate, who, self._nouns, passage, at_war=self._at_war)

    def _is_located(self, verb: Token, passage: Passage) -> bool:
        """Whether a phrase of place hangs on the verb."""
        places = [child(p, "pobj") for p in children(verb, "prep") if p.lower_ in _LOCATIVE]
        return any(p is not None and self._nouns.thing(p, passage) in _GROUND for p in places)


def _is_object(needed: Token, theme: Token) -> bool:
    """Whether the needed word is the object, or what the object is made of: "launched *a series of strikes*"."""
    if needed == theme or (needed.head == theme and needed.dep_ == "compound"):
        return True
    return needed.dep_ == "pobj" and needed.head.lower_ == "of" and needed.head.head == theme


def _is_bare(noun: Token) -> bool:
    """A common noun by itself names no ground: "took office", "lost ground"."""
    return noun.tag_ == "NN" and noun.text.islower() and not dependents(noun)


def takes(predicate: Predicate, who: Token, nouns: Nouns, passage: Passage, *, at_war: bool) -> bool:
    """Whether the predicate takes such a subject; "we" stands for the speakers themselves.

    A report of fighting leaves open who its fighters are ("the movement", "they"), unless the frame is strict.
    """
    wide = at_war and "people" in predicate.subject and not predicate.strict
    if wide and nouns.thing(who, passage) in _ANYBODY:
        return True
    if who.tag_ == "PRP" and who.lower_ in predicate.subject:
        return True
    return nouns.thing(who, passage) in predicate.subject
