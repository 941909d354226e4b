"""What tells of no single event: comparisons, and what is always so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_name, is_verb, lemmas
from reportedly.extract.english.tree import children
from reportedly.record import Family

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.wordlists import Hedges

_STANDING = {Family.HOLD, Family.PRESENCE, Family.LOSS}  # what the present tense may tell of today
_NOW = {"now", "today", "currently", "still", "again"}
_DEFINITE = {"the", "this", "these", "our", "their", "its"}


class Generalities:
    """Tells single events from what is only so in general."""

    def __init__(self, words: Hedges, nouns: Nouns) -> None:
        self._words, self._nouns = words, nouns

    def why_general(self, frame: Frame, passage: Passage) -> str | None:
        """Why a frame tells of no single event; None where it may tell of one.

        A comparison ("more men than"), or a plain present without a name, a date or anything definite ("drones burn
        tanks"). Headlines stand in the present too; they have no full stop.
        """
        told = [t for t in (frame.theme, frame.actor) if t is not None]
        if any(_is_compared(t, passage) for t in told):
            return "a comparison"
        verb = frame.head
        if not is_verb(verb) or verb.tag_ not in {"VBZ", "VBP"} or children(verb, "aux", "auxpass"):
            return None
        headline = passage.text.rstrip()[-1:] not in '.!?”"'
        lasting = frame.event.family in _STANDING or lemmas().of(verb) in self._words.states
        if headline or lasting or frame.predicate.located or frame.predicate.denied:
            return None
        habit = any(c.lower_ in self._words.habit for c in children(verb, "advmod"))
        named = any(is_name(t) or t.lower_ in _NOW for t in frame.words)
        known = any(self._nouns.side(t, passage, capitals=True) is not None or _is_definite(t) for t in told)
        return None if (named or known) and not habit else "a general statement"


def _is_compared(noun: Token, passage: Passage) -> bool:
    more = any(c.lower_ in {"more", "fewer", "less"} for c in children(noun, "amod"))
    return more and any(t.lower_ == "than" for t in passage.sentence(noun) if t.i > noun.i)


def _is_definite(noun: Token) -> bool:
    return noun.tag_ == "PRP" or any(c.lower_ in _DEFINITE for c in noun.lefts)
