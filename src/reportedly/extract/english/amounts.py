"""What a frame counts: its theme, those present, the distance gone, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, lemmas
from reportedly.extract.english.tree import children
from reportedly.record import Event, Family, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.numbers import Counter
    from reportedly.extract.english.passage import Passage

_ONE_BY_ONE = {Family.MATERIEL, Family.PEOPLE, Family.CIVILIANS}  # what "a tank" counts in


class Amounts:
    """Reads the quantities of frames."""

    def __init__(self, counter: Counter, nouns: Nouns, measures: Container[str]) -> None:
        self._counter, self._nouns, self._measures = counter, nouns, measures

    def of(self, frame: Frame, passage: Passage) -> tuple[Quantity | None, Span | None]:
        """The quantity and the words that it stands on; None, None where nothing is counted."""
        if frame.stated is not None:
            return frame.stated
        if frame.event.family is Family.ATTACK and (often := self._counter.times(frame.words, passage)) is not None:
            return often
        noun = _counted(frame, self._measures)
        if noun is None or (frame.event is Event.LIBERATED and frame.thing == "settlements"):
            return None, None
        noun = self._told_again(noun, passage)
        inner = self._nouns.inside(noun)
        unit = self._counter.unit(inner, self._nouns.thing(noun, passage))
        found = self._counter.quantity(inner, unit, passage, single=frame.event.family in _ONE_BY_ONE)
        return found if found is not None else (None, None)

    def _told_again(self, noun: Token, passage: Passage) -> Token:
        """As in "an infantry company, 60 or 70 men": the people of the apposition, not their unit."""
        for other in children(noun, "appos") if not children(noun, "nummod") else ():
            if self._nouns.thing(other, passage) in {"people", "civilians"} and children(other, "nummod"):
                return other
        return noun


def _counted(frame: Frame, measures: Container[str]) -> Token | None:
    """What the claim counts: the theme; those present; the distance advanced."""
    if frame.event.family is Family.ATTACK and (frame.needed is not None or is_noun(frame.head)):
        return frame.needed or frame.head
    if frame.event is Event.ADVANCED:
        far = (t for t in frame.words if lemmas().of(t) in measures and t.i > frame.head.i and t.dep_ != "compound")
        return next(far, frame.theme)
    if frame.theme is not None or frame.target is not None:
        return frame.theme or frame.target
    if frame.event in {Event.PRESENT, Event.ENTERED} and frame.actor is not None:
        return frame.actor
    return None
