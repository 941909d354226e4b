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

_HELD_BY_NUMBER = {"settlements", "area", "place"}
_ONE_BY_ONE = {Family.MATERIEL, Family.PEOPLE, Family.CIVILIANS, Family.ATTACK}  # what "a tank" counts in


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
        noun = self._munition(frame, passage) or _counted(frame, self._measures)
        if noun is None or (frame.event is Event.LIBERATED and frame.thing == "settlements"):
            return None, None
        noun = self._told_again(noun, passage)
        inner = self._nouns.inside(noun)
        unit = self._counter.unit(inner, self._nouns.thing(noun, passage))
        found = self._counter.quantity(inner, unit, passage, single=frame.event.family in _ONE_BY_ONE)
        return found if found is not None else (None, None)

    def _munition(self, frame: Frame, passage: Passage) -> Token | None:
        """What strikes, where it is a missile or drone that is said to: "a missile hit the ward"."""
        if frame.event.family is not Family.ATTACK or frame.actor is None or frame.actor == frame.head:
            return None
        return frame.actor if self._nouns.thing(frame.actor, passage) == "munition" else None

    def _told_again(self, noun: Token, passage: Passage) -> Token:
        """As in "an infantry company, 60 or 70 men": the people of the apposition, not their unit."""
        for other in children(noun, "appos") if not children(noun, "nummod") else ():
            if self._nouns.thing(other, passage) in {"people", "civilians"} and children(other, "nummod"):
                return other
        return noun


def _is_way(measure: Token) -> bool:
    """Whether a measure is the way gone; not so "to within 50 km of the border", "Vodiane (7 km from the town)"."""
    opening = measure.left_edge.i
    apart = opening > 0 and measure.doc[opening - 1].lower_ in {"within", "("}
    return measure.dep_ != "compound" and not apart


def _counted(frame: Frame, measures: Container[str]) -> Token | None:
    """What the claim counts: the theme; those present; the distance advanced."""
    if frame.event.family is Family.ATTACK:  # what is counted are attacks, and not what they hit
        return (
            frame.needed
            or (frame.head if is_noun(frame.head) else None)
            or (frame.theme if frame.thing == "munition" else None)
        )
    if frame.event is Event.ADVANCED:
        far = (t for t in frame.words if lemmas().of(t) in measures and t.i > frame.head.i and _is_way(t))
        return next(far, frame.theme)
    if frame.event is Event.CONTROLS and frame.thing not in _HELD_BY_NUMBER:
        return None
    if frame.theme is not None or frame.target is not None:
        return frame.theme or frame.target
    if frame.event in {Event.PRESENT, Event.ENTERED} and frame.actor is not None:
        return frame.actor
    return None
