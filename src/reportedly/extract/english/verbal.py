"""Events that verbs tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.extract.english.frame import Frame
from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.roles import claim_words, has_particle, part_words, roles
from reportedly.extract.english.tree import child, children, dependents, first_conjunct, is_passive, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon, Predicate
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage

_DEEPEST = 3  # steps from a verb down to the word that it needs: "carried out a series of strikes"
_LOCATIVE = {"in", "on", "at", "inside", "outside", "near", "within", "around", "along"}
_COUNTED_TOGETHER = {"place", "settlements", "people", "civilians", "prisoners", "area"}


class VerbFrames:
    """Finds the frames of one verb by the lexicon's predicates."""

    def __init__(self, lexicon: Lexicon, nouns: Nouns) -> None:
        self._lexicon = lexicon
        self._nouns = nouns

    def of(self, verb: Token, passage: Passage, before: str) -> list[Frame]:
        """A frame for each thing that the verb is told of; none where it means no event.

        `before` is the class of what the clause before spoke of, for "they had been abandoned".
        """
        for words in self._lexicon.predicates.verbs.get(lemmas().of(verb), ()):
            if words.particle is not None and not has_particle(verb, words.particle):
                continue
            needed = self._needed(verb, words.predicate)
            if words.predicate.needs and needed is None:
                continue
            frames = self._frames(verb, words.predicate, needed, passage, before)
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
        needs = predicate.needs
        return next((t for t in sorted(near) if lemmas().of(t) in needs or t.lower_ in needs), None)

    def _frames(
        self, verb: Token, predicate: Predicate, needed: Token | None, passage: Passage, before: str
    ) -> list[Frame]:
        actor, theme = roles(verb)
        if needed is not None and theme is not None and needed in theme.subtree:
            theme = None
        if predicate.existential:
            actor, theme = None, child(verb, "attr", "nsubj") if child(verb, "expl") is not None else None
        if not self._fits(predicate, actor, theme, verb, passage):
            return []
        if predicate.actor == "mover" and actor is None:
            actor, theme = theme, None
        words = tuple(claim_words(verb))
        if theme is None:
            event = predicate.senses.get("none") or predicate.senses.get("any")
            bare = [] if event is None else [Frame(verb, predicate, event, actor, None, None, "none", words)]
            return [_assigned(frame, needed) for frame in bare]
        parts = self._parts(verb, theme, passage)
        frames = []
        for order, part in enumerate(parts):
            thing = self._thing(part, verb, predicate, passage, before)
            event = predicate.event(thing)
            if event is not None:
                own = part_words(words, parts, order, verb)
                frames.append(_assigned(Frame(verb, predicate, event, actor, part, None, thing, own), needed))
        return frames

    def _thing(self, part: Token, verb: Token, predicate: Predicate, passage: Passage, before: str) -> str:
        thing = self._nouns.thing(part, passage)
        if thing == "pronoun" and predicate.event(before) is not None and is_passive(verb):
            return before
        return thing

    def _parts(self, verb: Token, theme: Token, passage: Passage) -> list[Token]:
        """What one verb is told of, thing by thing; settlements or people that share one number stay together."""
        first = first_conjunct(theme) if verb.dep_ == "acl" else theme
        parts = [*with_conjuncts(first), *with_conjuncts(self._nouns.inside(first))[1:]]
        kept: list[Token] = []
        for part in parts:
            thing = self._nouns.thing(part, passage)
            shared = kept and thing in _COUNTED_TOGETHER and thing == self._nouns.thing(kept[-1], passage)
            if not (shared and not children(part, "nummod")):
                kept.append(part)
        return kept

    def _fits(
        self, predicate: Predicate, actor: Token | None, theme: Token | None, verb: Token, passage: Passage
    ) -> bool:
        if predicate.located and not self._is_located(verb, passage):
            return False
        if not predicate.subject:
            return True
        who = actor if actor is not None or predicate.actor not in {"mover", "to"} else theme
        if who is None:
            return theme is not None and is_passive(verb) and "any" not in predicate.senses
        return takes(predicate, who, self._nouns, passage)

    def _is_located(self, verb: Token, passage: Passage) -> bool:
        """Whether a phrase of place hangs on the verb."""
        places = [child(p, "pobj") for p in children(verb, "prep") if p.lower_ in _LOCATIVE]
        return any(p is not None and self._nouns.thing(p, passage) in {"place", "area", "settlements"} for p in places)


def takes(predicate: Predicate, who: Token, nouns: Nouns, passage: Passage) -> bool:
    """Whether the predicate takes such a subject; "we" stands for the speakers themselves."""
    if who.tag_ == "PRP" and who.lower_ in predicate.subject:
        return True
    return nouns.thing(who, passage) in predicate.subject


def _assigned(frame: Frame, needed: Token | None) -> Frame:
    """Puts the parties where the predicate's `actor` says that they stand."""
    actor, theme, target = frame.actor, frame.theme, frame.theme
    match frame.predicate.actor:
        case "object":
            actor, target = theme, None
        case "target":
            actor, target = None, actor
        case "needed":
            target = None
        case "to":
            theme, target = actor, None
            to = next((p for p in children(frame.head, "prep") if p.lower_ == "to"), None)
            actor = child(to, "pobj") if to is not None else None
        case "object's":
            actor, target = needed, actor
        case "owner":
            actor, target = theme, None
        case "state":
            theme, actor = actor, None
    return replace(frame, actor=actor, theme=theme, target=target, needed=needed)
