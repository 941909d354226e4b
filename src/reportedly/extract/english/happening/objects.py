"""Objects that no parse gives: behind a heading's colon, far behind the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_name, is_verb
from reportedly.extract.english.tree import dependents, following, previous

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage

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
    """A common noun by itself names no ground: "took office", "lost ground"."""
    return noun.tag_ == "NN" and noun.text.islower() and not dependents(noun)
