"""Events that nouns tell ("the capture of X by Y"), and states ("in the grey zone")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.extract.english.frame import Frame
from reportedly.extract.english.passage import is_verb, lemmas
from reportedly.extract.english.roles import claim_words
from reportedly.extract.english.tree import child, children, clause, noun_phrase, subject
from reportedly.extract.english.verbal import takes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon, Predicate
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage
    from reportedly.record import Event

_NAMED_BY = {"by"}
_DONE_TO = {"of", "on", "against", "at", "in", "near", "around"}


class NounFrames:
    """Finds the frames of one noun by the lexicon's predicates."""

    def __init__(self, lexicon: Lexicon, nouns: Nouns) -> None:
        self._lexicon = lexicon
        self._nouns = nouns
        self._state_words = re.compile("|".join(sorted(lexicon.predicates.state_words)), re.IGNORECASE)

    def of(self, noun: Token, passage: Passage) -> Iterator[Frame]:
        """At most one frame: a noun that is only compared with, or named in an adjunct, tells nothing."""
        predicates = self._lexicon.predicates.nouns.get(lemmas().of(noun), ())
        if not predicates or noun.dep_ in {"compound", "nmod"} or _is_idle(noun):
            return
        for predicate in predicates:
            if predicate.copular:
                yield from self._copular(noun, predicate, passage)
                return
            actor, theme = _noun_roles(noun)
            sided = actor if actor is not None else self._sided(noun, predicate, passage)
            placed = any(self._nouns.thing(t, passage) == "place" for t in _prepositional(noun))
            if predicate.weak and (sided is None if not predicate.needs_place else not placed):
                return
            thing = "any" if theme is None else self._nouns.thing(theme, passage)
            event = self._event(noun, predicate, thing, passage)
            if event is not None:
                words = tuple(self._words(noun))
                yield Frame(noun, predicate, event, sided, theme, theme, thing, words)
            return

    def _words(self, noun: Token) -> list[Token]:
        """The noun's phrase, or the clause whose verb says no more than that it takes place."""
        head = noun.head
        if noun.dep_ == "dobj" and is_verb(head) and lemmas().of(head) in self._lexicon.predicates.light:
            return clause(head)
        return _noun_words(noun)

    def _sided(self, noun: Token, predicate: Predicate, passage: Passage) -> Token | None:
        """Whose event a noun names: its own words' side, "the attacks" told before, the governing verb's subject."""
        if self._nouns.side(noun, passage, capitals=True) is not None:
            return noun
        if noun.dep_ in {"nsubj", "nsubjpass"} and any(c.lower_ in {"the", "these"} for c in noun.lefts):
            return noun
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        return subject(verb) if not predicate.weak and noun.dep_ in {"pobj", "dobj"} and is_verb(verb) else None

    def _copular(self, noun: Token, predicate: Predicate, passage: Passage) -> Iterator[Frame]:
        """As in "X was a major Russian logistics hub": a place that is somebody's base is held by them."""
        verb = noun.head
        if (
            noun.dep_ not in {"attr", "pobj"}
            or not is_verb(verb)
            or lemmas().of(verb) not in {"be", "become", "remain"}
        ):
            return
        if self._nouns.side(noun, passage) is None:
            return
        words = tuple(clause(verb))
        yield Frame(verb, predicate, predicate.senses["any"], noun, subject(verb), None, "place", words)

    def _event(self, noun: Token, predicate: Predicate, thing: str, passage: Passage) -> Event | None:
        """What the noun means done to a thing of this class; "any" where it is done to nothing named."""
        event = predicate.senses.get("none") if thing == "any" else None
        event = event or predicate.event(thing)
        if event is None and not predicate.weak and _named_place(noun, passage, self._nouns):
            event = predicate.senses.get("place")
        return event or predicate.senses.get("any")

    def states(self, passage: Passage) -> list[Frame]:
        """The frames of all phrases of state in a paragraph."""
        found: list[Frame] = []
        if self._state_words.search(passage.text) is None:
            return found
        for pattern, predicate in self._lexicon.predicates.states:
            for match in pattern.finditer(passage.text):
                tokens = passage.doc.char_span(match.start(), match.end(), alignment_mode="expand")
                if tokens is None:
                    continue
                verb = next((a for a in (tokens[0], *tokens[0].ancestors) if is_verb(a)), None)
                if verb is None:
                    continue
                words = tuple(claim_words(verb))
                who = subject(verb)
                if predicate.subject and (who is None or not takes(predicate, who, self._nouns, passage)):
                    continue
                holder = tokens[-1] if predicate.actor == "state" else who
                theme = who if predicate.actor == "state" else None
                found.append(Frame(verb, predicate, predicate.senses["none"], holder, theme, None, "none", words))
        return found


def _noun_roles(noun: Token) -> tuple[Token | None, Token | None]:
    """As in "Russia's capture of X", "strikes by Y on X", "the attacks of Y": who and what."""
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
