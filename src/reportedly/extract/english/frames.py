"""What happened: the predicates of a paragraph with who did it and what it was done to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, is_verb, lemmas
from reportedly.extract.english.tree import (
    agent,
    child,
    children,
    clause,
    direct_object,
    first_conjunct,
    is_left_so,
    is_passive,
    matrix,
    noun_phrase,
    own_subject,
    subject,
    trimmed,
    with_conjuncts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon, Predicate
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage
    from reportedly.record import Event

_NAMED_BY = {"by"}
_LOCATIVE = {"in", "on", "at", "inside", "outside", "near", "within", "around", "along"}
_COUNTED_TOGETHER = {"settlements", "people", "civilians", "prisoners", "area"}
_DONE_TO = {"of", "on", "against", "at", "in", "near", "around"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate in the text: `head` carries tense and hedges, `words` are the clause that the claim stands on.

    `theme` is what it was done to, of class `thing`; `actor` and `target` are the tokens that name the parties, and
    `actor_within` says that the actor's side is to be read inside another phrase ("Russian attacks": in the noun's own).
    """

    head: Token
    predicate: Predicate
    event: Event
    actor: Token | None
    theme: Token | None
    target: Token | None
    thing: str
    words: tuple[Token, ...]


class Frames:
    """Finds frames by the lexicon's predicates."""

    def __init__(self, lexicon: Lexicon, nouns: Nouns) -> None:
        self._lexicon = lexicon
        self._nouns = nouns

    def find(self, passage: Passage) -> list[Frame]:
        """All frames of a paragraph, in text order; a noun that a verb's meaning needs tells nothing by itself."""
        frames: list[Frame] = []
        used: set[int] = set()
        for token in passage.doc:
            if is_verb(token) and not _is_attribute(token):
                frames += self._by_verb(token, passage, used, frames[-1].thing if frames else "none")
        for token in passage.doc:
            if is_noun(token) and token.i not in used:
                frames += self._by_noun(token, passage)
        frames += self._by_state(passage)
        return sorted(_without_repeats(frames), key=lambda f: (f.words[0].i, f.head.i))

    def _by_verb(self, verb: Token, passage: Passage, used: set[int], before: str) -> list[Frame]:
        for words in self._lexicon.predicates.verbs.get(lemmas().of(verb), ()):
            if words.particle is not None and not _has_particle(verb, words.particle):
                continue
            needed = self._needed(verb, words.predicate)
            if words.predicate.needs and needed is None:
                continue
            frames = self._frames(verb, words.predicate, needed, passage, before)
            if frames:
                used |= _spent(frames[0], needed)
                return frames
        return []

    def _needed(self, verb: Token, predicate: Predicate) -> Token | None:
        if not predicate.needs:
            return None
        for token in verb.subtree:
            near = token.head == verb or token.head.head == verb or token.head.head.head == verb
            if near and (lemmas().of(token) in predicate.needs or token.lower_ in predicate.needs):
                return token
        return None

    def _frames(
        self, verb: Token, predicate: Predicate, needed: Token | None, passage: Passage, before: str
    ) -> list[Frame]:
        actor, theme = _roles(verb)
        if needed is not None:
            theme = None
        if predicate.existential:
            actor, theme = None, child(verb, "attr", "nsubj") if child(verb, "expl") is not None else None
        if predicate.located and not self._is_located(verb, passage):
            return []
        if predicate.subject and not self._fits(predicate, actor, theme, verb, passage):
            return []
        if predicate.actor == "mover" and actor is None:
            actor, theme = theme, None
        words = tuple(_claim_words(verb))
        if theme is None:
            event = predicate.senses.get("none") or predicate.senses.get("any")
            if event is None:
                return []
            return [self._assigned(Frame(verb, predicate, event, actor, None, None, "none", words), needed)]
        parts = self._parts(verb, theme, passage)
        frames = []
        for order, part in enumerate(parts):
            thing = self._nouns.thing(part, passage)
            if thing == "pronoun" and predicate.event(before) is not None and is_passive(verb):
                thing = before  # "they had been abandoned": what the clause before spoke of
            event = predicate.event(thing)
            if event is not None:
                own = _part_words(words, parts, order, verb)
                frames.append(self._assigned(Frame(verb, predicate, event, actor, part, None, thing, own), needed))
        return frames

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

    def _fits(self, predicate: Predicate, actor: Token | None, theme: Token | None, verb: Token, passage: Passage) -> bool:
        who = actor if actor is not None or predicate.actor not in {"mover", "to"} else theme
        if who is None:
            return theme is not None and is_passive(verb)
        return self._nouns.thing(who, passage) in predicate.subject or who.lower_ in predicate.subject

    def _is_located(self, verb: Token, passage: Passage) -> bool:
        """Whether a phrase of place hangs on the verb."""
        places = [child(p, "pobj") for p in children(verb, "prep") if p.lower_ in _LOCATIVE]
        return any(p is not None and self._nouns.thing(p, passage) in {"place", "area", "settlements"} for p in places)

    def _assigned(self, frame: Frame, needed: Token | None) -> Frame:
        """Puts the parties where the predicate's `actor` says that they stand."""
        actor, theme, target = frame.actor, frame.theme, frame.theme
        match frame.predicate.actor:
            case "object":
                actor, target = theme, None
            case "target":
                actor, target = None, actor
            case "needed":
                target = None
                actor = needed if needed is not None and _is_marked(needed) else actor
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
        return Frame(frame.head, frame.predicate, frame.event, actor, theme, target, frame.thing, frame.words)

    def _by_noun(self, noun: Token, passage: Passage) -> Iterator[Frame]:
        if noun.dep_ in {"compound", "nmod"} or _is_idle(noun):
            return
        for predicate in self._lexicon.predicates.nouns.get(lemmas().of(noun), ()):
            if predicate.copular:
                yield from self._copular(noun, predicate, passage)
                return
            actor, theme = _noun_roles(noun)
            sided = actor if actor is not None else self._sided(noun, predicate, passage)
            placed = any(self._nouns.thing(t, passage) == "place" for t in _prepositional(noun))
            if predicate.weak and (sided is None if not predicate.needs_place else not placed):
                return
            thing = "any" if theme is None else self._nouns.thing(theme, passage)
            event = predicate.senses.get("none", predicate.event(thing)) if theme is None else predicate.event(thing)
            if event is None and not predicate.weak:
                event = predicate.senses.get("place") if _named_place(noun, passage, self._nouns) else None
            if event is None:
                event = predicate.senses.get("any")
            if event is not None:
                words = tuple(_noun_words(noun))
                yield Frame(noun, predicate, event, sided, theme, theme, thing, words)
            return

    def _sided(self, noun: Token, predicate: Predicate, passage: Passage) -> Token | None:
        """Whose event a noun names: its own words' side, "the attacks" spoken of before, the governing verb's subject."""
        if self._nouns.side(noun, passage, capitals=True) is not None:
            return noun
        if noun.dep_ in {"nsubj", "nsubjpass"} and any(c.lower_ in {"the", "these"} for c in noun.lefts):
            return noun
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        return subject(verb) if not predicate.weak and noun.dep_ in {"pobj", "dobj"} and is_verb(verb) else None

    def _copular(self, noun: Token, predicate: Predicate, passage: Passage) -> Iterator[Frame]:
        """"X was a major Russian logistics hub": a place that is somebody's base is held by them."""
        verb = noun.head
        if noun.dep_ not in {"attr", "pobj"} or not is_verb(verb) or lemmas().of(verb) not in {"be", "become", "remain"}:
            return
        if self._nouns.side(noun, passage) is None:
            return
        words = tuple(clause(verb))
        yield Frame(verb, predicate, predicate.senses["any"], noun, subject(verb), None, "place", words)

    def _by_state(self, passage: Passage) -> Iterator[Frame]:
        for pattern, predicate in self._lexicon.predicates.states:
            for match in pattern.finditer(passage.text):
                tokens = passage.doc.char_span(match.start(), match.end(), alignment_mode="expand")
                if tokens is None:
                    continue
                verb = next((a for a in (tokens[0], *tokens[0].ancestors) if is_verb(a)), None)
                if verb is None:
                    continue
                words = tuple(_claim_words(verb))
                who = subject(verb)
                holder = tokens[-1] if predicate.actor == "state" else who
                theme = who if predicate.actor == "state" else None
                yield Frame(verb, predicate, predicate.senses["none"], holder, theme, None, "none", words)


def _is_marked(noun: Token) -> bool:
    """Whether a word before the noun says whose it is."""
    return any(c.dep_ in {"amod", "compound", "poss", "nmod"} for c in noun.lefts)


def _spent(frame: Frame, needed: Token | None) -> set[int]:
    """Nouns that the verb's meaning uses up: they tell no event of their own."""
    spent = set() if needed is None else {needed.i}
    if frame.predicate.subject & {"offensive", "fighting"} and frame.actor is not None:
        spent.add(frame.actor.i)
    return spent


def _is_attribute(verb: Token) -> bool:
    """ "by pursuing units": a participle that the parser took for a clause."""
    return verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "by" and is_passive(verb.head.head)


def _has_particle(verb: Token, particle: str) -> bool:
    """The particle as a child of the verb, or of its object ("pull troops out of")."""
    near = [*verb.children, *(c for o in children(verb, "dobj") for c in o.children)]
    return any(c.lower_ == particle and c.dep_ in {"prt", "prep", "advmod", "agent"} for c in near) or any(
        c.lower_ == particle for c in verb.children if c.dep_ in {"dobj", "advcl"}
    )


def _roles(verb: Token) -> tuple[Token | None, Token | None]:
    """Actor and theme, whatever the voice."""
    if is_left_so(verb):
        return subject(verb.head), own_subject(verb)
    if is_passive(verb):
        undergone = own_subject(verb) or _participle_theme(verb) or subject(verb)
        return agent(verb), undergone
    return subject(verb), direct_object(verb)


def _participle_theme(verb: Token) -> Token | None:
    """"with depots and vehicles abandoned": the nouns right before a participle that hangs elsewhere."""
    if verb.tag_ != "VBN" or verb.dep_ not in {"advcl", "conj"} or verb.i == 0:
        return None
    if verb.dep_ == "conj":
        return _participle_theme(verb.head) if is_verb(verb.head) else None
    before = verb.nbor(-1)
    if not is_noun(before):
        return None
    while before.dep_ == "conj":
        before = before.head
    return before if before.dep_ == "pobj" and before.head.lower_ == "with" else None


def _claim_words(verb: Token) -> list[Token]:
    """The clause of the verb, from its matrix verb where it is an infinitive or participle under one."""
    top = matrix(verb)
    words = clause(verb)
    if top != verb:
        words = [t for t in clause(top) if t.i <= words[-1].i]
    theme = _participle_theme(verb)
    if theme is not None:
        words = sorted({*words, *(t for part in with_conjuncts(theme) for t in noun_phrase(part))})
    if is_left_so(verb):
        words = [t for t in clause(verb.head) if t.i >= verb.head.i] + words
        words = sorted(set(words))
    if verb.dep_ in {"acl", "amod"} and is_noun(verb.head):
        words = sorted({*words, *noun_phrase(verb.head)})
    return trimmed(words) or [verb]


def _part_words(words: tuple[Token, ...], parts: list[Token], order: int, verb: Token) -> tuple[Token, ...]:
    """One conjunct's share of the clause: the clause up to the first one's end, later ones by themselves."""
    part = parts[order]
    if len(parts) == 1:
        return words
    if order + 1 < len(parts) and part.i < verb.i:
        return tuple(noun_phrase(part))
    first = part.left_edge.i if order else words[0].i
    own = [t for t in words if first <= t.i and (order + 1 == len(parts) or t.i < parts[order + 1].left_edge.i)]
    return tuple(trimmed(own)) or (part,)


def _noun_roles(noun: Token) -> tuple[Token | None, Token | None]:
    """"Russia's capture of X", "strikes by Y on X", "the attacks of Y": who and what."""
    actor = child(noun, "poss")
    theme = None
    for prep in children(noun, "prep", "agent"):
        target = child(prep, "pobj")
        if target is None:
            continue
        if prep.lower_ in _NAMED_BY and actor is None:
            actor = target
        elif prep.lower_ in _DONE_TO and theme is None:
            theme = target
    return actor, theme


def _prepositional(noun: Token) -> list[Token]:
    return [t for p in children(noun, "prep") if (t := child(p, "pobj")) is not None]


def _named_place(noun: Token, passage: Passage, nouns: Nouns) -> bool:
    return any(nouns.thing(t, passage) in {"place", "settlements"} for t in _prepositional(noun))


def _is_idle(noun: Token) -> bool:
    """A noun that is only mentioned: compared with, made part of, named in an adjunct of another event."""
    prep = noun.head
    return noun.dep_ == "pobj" and (
        prep.lower_ in {"unlike", "like", "than", "during", "amid", "despite", "since", "before", "against", "from"}
    )


def _noun_words(noun: Token) -> list[Token]:
    """The noun phrase, or the whole clause where the noun is the subject of a verb that only says that it goes on."""
    head = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and is_verb(head) and child(head, "dobj", "ccomp") is None:
        return clause(head)
    base = head.head
    if noun.dep_ == "pobj" and base.dep_ == "attr" and is_verb(base.head):
        return clause(base.head)
    return noun_phrase(noun)


def _without_repeats(frames: list[Frame]) -> list[Frame]:
    """One frame for each theme and family in a clause, and for coordinated verbs of one event without a theme."""
    kept: list[Frame] = []
    for frame in frames:
        twin = next((k for k in kept if _same(k, frame)), None)
        if twin is None:
            kept.append(frame)
        elif _strength(frame) > _strength(twin):
            kept[kept.index(twin)] = frame
    return kept


def _same(a: Frame, b: Frame) -> bool:
    if a.event.family is not b.event.family or a.head.sent != b.head.sent:
        return False
    if a.theme is not None and b.theme is not None:
        return a.theme == b.theme
    chained = matrix(a.head) == matrix(b.head) or b.head.head == a.head and b.head.dep_ == "conj"
    same_actor = a.actor == b.actor or a.actor is None or b.actor is None
    return chained and same_actor and (a.event is b.event or matrix(a.head) == matrix(b.head))


def _strength(frame: Frame) -> tuple[bool, bool, int]:
    rank = {"equipment_captured": 3, "equipment_destroyed": 2, "equipment_abandoned": 1}
    return frame.theme is not None, frame.actor is not None, rank.get(frame.event.value, 0)
