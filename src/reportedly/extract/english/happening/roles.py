"""What stands around a verb: who does it, to what, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, is_verb, lemmas
from reportedly.extract.english.tree import (
    agent,
    child,
    children,
    clause,
    dependents,
    direct_object,
    following,
    is_left_so,
    is_passive,
    matrix,
    noun_phrase,
    own_subject,
    parted_from,
    subject,
    trimmed,
    with_conjuncts,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTICLES = ("prt", "prep", "advmod", "agent")


def particles(verb: Token) -> set[str]:
    """What may be a particle of the verb: its own, or its object's ("pull troops out of")."""
    found = {c.lower_ for c in children(verb, *_PARTICLES, "dobj", "advcl")}
    # "the bombing of the town" is done to it; not so "bombed a block of flats"
    found.update(p.lower_ for o in children(verb, "dobj") for p in children(o, *_PARTICLES) if p.lower_ != "of")
    if "at" in found and _is_shot_somewhere(verb):
        found.discard("at")
    if "back" in found and _goes_back_into(verb):
        found.discard("back")
    return found


def _is_shot_somewhere(verb: Token) -> bool:
    """As in "was shot at a checkpoint", which is no shooting at it; others ("charged at") only look passive."""
    if lemmas().of(verb) != "shoot" or not is_passive(verb):
        return False
    return any(c.lower_ == "at" and child(c, "pobj") is not None for c in dependents(verb))


def _goes_back_into(verb: Token) -> bool:
    """As in "moved back into the town", which is no retreat."""
    near = (*dependents(verb), *(c for o in children(verb, "dobj") for c in dependents(o)))
    into = (after for c in near if c.lower_ == "back" and (after := following(c)) is not None)
    return any(after.lower_ == "into" for after in into)


def roles(verb: Token, *, passive: bool) -> tuple[Token | None, Token | None]:
    """Actor and theme, whatever the voice."""
    if passive:
        if is_left_so(verb):
            return subject(verb.head), own_subject(verb)
        # "there have been destroyed 14 drones"
        listed = child(verb, "dobj") if child(verb, "expl") is not None else None
        undergone = listed or own_subject(verb) or _participle_theme(verb) or subject(verb)
        return agent(verb), undergone
    return subject(parted_from(verb) or verb), direct_object(verb) or _relative_object(verb)


def _relative_object(verb: Token) -> Token | None:
    """As in "a town they had held": what a clause without a relative pronoun belongs to."""
    if verb.dep_ != "relcl" or not is_noun(verb.head) or child(verb, "nsubj") is None:
        return None
    own = own_subject(verb)
    asks = any(c.tag_ in {"WRB", "WDT", "WP", "WP$"} for c in verb.subtree if c.i < verb.i)
    return None if own is None or own == verb.head or asks or children(verb, "prep", "ccomp", "xcomp") else verb.head


def _participle_theme(verb: Token) -> Token | None:
    """As in "with depots and vehicles abandoned": the nouns right before a participle that hangs elsewhere."""
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


def claim_words(verb: Token) -> list[Token]:
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
    if verb.dep_ in {"acl", "amod"} and (is_noun(verb.head) or verb.head.tag_ == "CD"):
        left = verb.head.head if verb.head.dep_ == "dobj" and lemmas().of(verb.head.head) == "leave" else None
        words = sorted({*words, *noun_phrase(verb.head), *([] if left is None else [left])})  # "leaving 25 wounded"
    return trimmed(words) or [verb]


def part_words(words: tuple[Token, ...], parts: list[Token], order: int, verb: Token) -> tuple[Token, ...]:
    """One conjunct's share of the clause: the clause up to the first one's end, later ones by themselves."""
    part = parts[order]
    if len(parts) == 1:
        return words
    if order + 1 < len(parts) and part.i < verb.i:
        return tuple(noun_phrase(part))
    first = part.left_edge.i if order else words[0].i
    own = [t for t in words if first <= t.i and (order + 1 == len(parts) or t.i < parts[order + 1].left_edge.i)]
    return tuple(trimmed(own)) or (part,)


def is_attribute(verb: Token) -> bool:
    """As in "crumbling resistance"; as in "by pursuing units", which the parser took for a clause."""
    if verb.tag_ == "VBG" and verb.dep_ == "amod":
        return True
    return verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "by" and is_passive(verb.head.head)
