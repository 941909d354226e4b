"""Events that adjectives tell of what they stand with: "are dead", "left the city without power", "abandoned tanks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.happening.frame import Frame
from reportedly.extract.english.happening.roles import part_words
from reportedly.extract.english.passage import is_noun, is_verb
from reportedly.extract.english.tree import (
    children,
    clause,
    direct_object,
    noun_phrase,
    own_subject,
    subject,
    with_conjuncts,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.predicates import Words

_OF_SUBJECT, _OF_NOUN = "subject", "object"
_SAID_OF = {"acomp", "attr", "oprd", "ROOT", "conj", "ccomp", "advcl", "xcomp", "dobj", "appos"}


class AdjectiveFrames:
    """Finds the frames of one adjective by the lexicon's predicates."""

    def __init__(self, lexicon: Lexicon, nouns: Nouns, *, at_war: bool) -> None:
        self._at_war = at_war
        self._adjectives = lexicon.predicates.adjectives
        self._nouns = nouns

    def of(self, word: Token, passage: Passage, before: str) -> list[Frame]:
        """A frame for each thing that it is said of, where its entry takes such a thing."""
        for spelt in self._adjectives.get(word.lower_, ()):
            if spelt.predicate.war and not self._at_war:
                continue
            slots = spelt.predicate.roles["object"]
            head = _described(word) if _OF_SUBJECT in slots else None
            if head is None and _OF_SUBJECT in slots and children(word, "nummod"):
                head = word  # "six dead"
            if head is None and _OF_NOUN in slots and word.dep_ == "amod" and is_noun(word.head):
                head = word.head
            if head is not None and _counts_another(word, head):
                head = None
            frames = [] if head is None else self._frames(word, head, spelt, passage, before)
            if frames:
                return frames
        return []

    def _frames(self, word: Token, head: Token, spelt: Words, passage: Passage, before: str) -> list[Frame]:
        words = tuple(_words(word, head))
        parts = with_conjuncts(head)
        found = []
        for order, part in enumerate(parts):
            thing = self._nouns.thing(part, passage)
            if thing == "number" or part == word:
                thing = before if spelt.predicate.event(before) is not None else "civilians"
            event = spelt.predicate.event(thing)
            if event is not None:
                target = part if spelt.predicate.roles.get("target") else None
                own = part_words(words, parts, order, word)
                actor = part if _OF_NOUN in spelt.predicate.roles["actor"] else None
                found.append(Frame(word, spelt, event, actor, part, target, thing, own))
        return found


def _described(word: Token) -> Token | None:
    """What an adjective is said of: the subject of its verb, or what a verb leaves so ("left 15 people dead")."""
    if is_verb(word) and word.dep_ not in {"amod", "acl"}:
        return subject(word)
    if word.dep_ == "amod" and word.i > word.head.i:
        return word.head  # "leaving 30 vendors dead"
    if word.dep_ not in _SAID_OF or children(word, "nummod"):
        return None
    return own_subject(word) or (_left_so(word) if is_verb(word.head) else None)


def _counts_another(word: Token, head: Token) -> bool:
    """As in "eight in hospital, two missing": the number right before the word counts it (see tolls.py)."""
    before = word.nbor(-1) if word.i else None
    return before is not None and before.tag_ == "CD" and head not in (before, before.head)


def _left_so(word: Token) -> Token | None:
    left = direct_object(word.head)  # "left 15 people dead", "shot dead at least 45 residents"
    return left if left is not None and left != word else subject(word.head)


def _words(word: Token, head: Token) -> list[Token]:
    if word.dep_ == "amod" and word.i < head.i:
        return noun_phrase(head)
    if word.dep_ == "amod" and head.dep_ == "dobj" and is_verb(head.head):
        return clause(head.head)
    verb = word if is_verb(word) else word.head
    if is_verb(verb) and word.dep_ not in {"ROOT", "ccomp", "conj", "appos"}:
        return clause(verb)
    behind = [t for p in children(word, "prep") if p.i > word.i for t in p.subtree]
    before = [t for t in noun_phrase(head) if t.i < word.i]
    return sorted({*before, word, *behind})
