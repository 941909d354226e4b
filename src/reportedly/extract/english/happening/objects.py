"""What a verb or a participle is told of: behind a heading's colon, far behind the verb, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_name, is_verb, lemmas
from reportedly.extract.english.tree import (
    child,
    children,
    dependents,
    first_conjunct,
    following,
    previous,
    with_conjuncts,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage

TALLIES = {"number", "total", "toll", "tally"}
_LONGEST_HEADING = 6  # words behind its participle: "Liberated over the past day:"


def introduced(verb: Token, passage: Passage) -> Token | None:
    """The first name of the list that a line's participle introduces: "Liberated so far: A, B and C"."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return None
    if any(t.tag_ != "RB" for t in passage.tokens[passage.sentence(verb).start : verb.i]):
        return None
    behind = passage.tokens[verb.i + 1 : verb.i + 1 + _LONGEST_HEADING]
    colon = next((t for t in behind if t.text == ":"), None)
    name = None if colon is None else following(colon)
    return name if name is not None and is_name(name) else None


def counted_behind(verb: Token, nouns: Nouns, passage: Passage) -> Token | None:
    """The counted arms behind a verb whose object the parser has lost: "left behind near Izium 11 tanks"."""
    for token in passage.tokens[verb.i + 1 : passage.sentence(verb).end]:
        if is_verb(token) or token.text in {":", ";"}:
            return None
        before = previous(token)
        counted = token.dep_ != "pobj" and before is not None and before.tag_ == "CD"
        if counted and nouns.thing(token, passage) in {"equipment", "munition"}:
            return token
    return None


def is_bare(noun: Token) -> bool:
    """A common noun by itself names no ground: "took office"; nor does "one" name anybody: "drove one away"."""
    return (noun.tag_ == "NN" or noun.lower_ == "one") and noun.text.islower() and not dependents(noun)


def first_described(noun: Token) -> Token:
    """The first of coordinated nouns that a participle behind the last is said of; not those with one of their own."""
    while noun.dep_ == "conj" and noun.head != noun and not participles(noun.head):
        noun = noun.head
    return noun


def with_same_participle(parts: list[Token], participle: Token) -> list[Token]:
    """The nouns that a participle is said of: of "14 people killed and 30 wounded" each its own."""
    return [part for part in parts if participle.head == part or not participles(part)]


def participles(noun: Token | None) -> list[Token]:
    """The participles behind a noun that tell what was done to it."""
    return [] if noun is None else [c for c in children(noun, "acl") if c.tag_ == "VBN"]


def leaves_some(frames: list[Frame]) -> bool:
    """Whether a coordinated thing has no frame yet: "carried off doctors, three howitzers and a safe"."""
    first = frames[0].theme
    if first is None or first_conjunct(first).dep_ == "pobj":
        return False
    told = [f.theme for f in frames]
    return any(part not in told for part in with_conjuncts(first_conjunct(first)) if part.dep_ == "conj")


def is_object(needed: Token, theme: Token) -> bool:
    """Whether the needed word is the object, or what the object is made of: "launched *a series of strikes*"."""
    if needed == theme or (needed.head == theme and needed.dep_ == "compound"):
        return True
    return needed.dep_ == "pobj" and needed.head.lower_ == "of" and needed.head.head == theme


def counted_by(tally: Token) -> list[Token]:
    """What a tally counts, and what became of it: "the number *of people killed*"."""
    of = [t for p in children(tally, "prep") if p.lower_ == "of" for t in children(p, "pobj")]
    return [word for noun in of for word in (noun, *participles(noun))]


def tally_of(noun: Token) -> Token | None:
    """The tally in whose "of" a noun stands: "the *number* of people killed"."""
    of = noun.head
    found = of.head if noun.dep_ == "pobj" and of.lower_ == "of" else None
    return None if found is None or lemmas().of(found) not in TALLIES else found


def is_ones(noun: Token) -> bool:
    """Whether a noun in the singular is somebody's: "killed a nurse and *her patient*"."""
    return noun.tag_ == "NN" and any(c.tag_ == "PRP$" for c in noun.lefts)


def has_own_subject(token: Token) -> bool:
    """Whether a clause below a verb tells of somebody else."""
    clause = token.dep_ in {"acl", "advcl", "relcl", "parataxis"} or (token.dep_ == "ccomp" and is_verb(token))
    return clause and child(token, "nsubj", "nsubjpass") is not None
