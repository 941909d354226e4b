"""What a frame counts: its theme, those present, the distance gone, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_name, is_noun, lemmas
from reportedly.extract.english.tree import child, children
from reportedly.record import Event, Family, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.numbers import Counter
    from reportedly.extract.english.passage import Passage

_HELD_BY_NUMBER = {"settlements", "area", "place"}
_OF_PERSONS = {Family.PEOPLE, Family.CIVILIANS}
_SHARES = {"percent", "cent", "%"}
_ATTACKS = {"fire", "offensive"}
_ONE_BY_ONE = {Family.MATERIEL, Family.PEOPLE, Family.CIVILIANS, Family.ATTACK}  # what "a tank" counts in


class Amounts:
    """Reads the quantities of frames."""

    def __init__(self, counter: Counter, nouns: Nouns, lexicon: Lexicon) -> None:
        self._counter, self._nouns, self._measures = counter, nouns, lexicon.numbers.length
        self._sized = lexicon.things.sized
        self._many = lexicon.things.by_themselves | lexicon.things.bands | lexicon.things.many

    def of(self, frame: Frame, passage: Passage) -> tuple[Quantity | None, Span | None]:
        """The quantity and the words that it stands on; None, None where nothing is counted."""
        if frame.stated is not None:
            return frame.stated
        if frame.event.family is Family.ATTACK and (often := self._counter.times(frame.words, passage)) is not None:
            return often
        for noun in self._counted(frame, passage):
            found = self._number_of(noun, frame, passage)
            if found is not None and (frame.event.family is not Family.ATTACK or found[0].unit != "persons"):
                return found
        return None, None

    def _number_of(self, noun: Token, frame: Frame, passage: Passage) -> tuple[Quantity, Span] | None:
        if any(c.lower_ == "no" for c in noun.lefts) or _is_share(noun):
            return None
        noun = self._told_again(noun, passage)
        if (size := self._size(noun)) is not None:
            return self._counter.quantity(size, "persons", passage)
        if lemmas().of(noun) == "member" and children(noun, "nummod"):
            return self._counter.quantity(noun, "persons", passage)  # "twelve members of one family"
        inner = self._nouns.inside(noun)
        if lemmas().of(noun) in _SHARES:
            return None  # "37 per cent of the clinics" says of how many no more than a share
        thing = self._nouns.thing(noun, passage)
        counted = self._stands_for(inner, frame, passage) if thing == "number" else inner
        people = frame.event.family in _OF_PERSONS and thing == "force" and noun.tag_ == "NNPS"  # "forty Russians"
        thing = "people" if people else thing
        unit = self._counter.unit(counted, frame.thing if counted != inner else thing)
        of_which = noun.tag_ == "CD" and inner.i < noun.i  # "four missiles, three of which"
        found = self._counter.quantity(
            noun if of_which else inner, unit, passage, single=frame.event.family in _ONE_BY_ONE
        )
        if found is None and frame.event.family in _OF_PERSONS and self._is_one_person(inner, thing):
            return Quantity(1.0, 1.0, unit), passage.at(inner)
        return found

    def _size(self, group: Token) -> Token | None:
        """The number behind "of" that says how many a group is: "a family of four", "its crew of three"."""
        if group.tag_ != "NN" or children(group, "nummod") or lemmas().of(group) not in self._sized:
            return None
        of = (child(p, "pobj") for p in children(group, "prep") if p.lower_ == "of")
        return next((t for t in of if t is not None and t.tag_ == "CD"), None)

    def _stands_for(self, number: Token, frame: Frame, passage: Passage) -> Token:
        """The drones of "of which 43 were shot down": the last thing of the frame's class before the number."""
        if frame.event.family in _OF_PERSONS and frame.event is not Event.DAMAGED:
            return number
        before = (t for t in reversed(passage.tokens[: number.i]) if is_noun(t))
        return next((t for t in before if self._nouns.thing(t, passage) == frame.thing), number)

    def _is_one_person(self, noun: Token, thing: str) -> bool:
        """As in "her nephew was seized", "the commander was killed"; not so "the crew", "the population"."""
        lemma = lemmas().of(noun)
        one = thing in {"people", "civilians"} and noun.tag_ == "NN" and not children(noun, "conj", "nummod")
        return one and self._nouns.stands(lemma, thing) and lemma not in self._many

    def _counted(self, frame: Frame, passage: Passage) -> list[Token]:
        """What the claim may count, the likeliest first."""
        if frame.event.family is Family.ATTACK:  # attacks, and not what they hit
            fired = [t for t in (frame.actor, frame.theme) if t is not None]
            fired = [t for t in fired if t != frame.head and self._nouns.thing(t, passage) == "munition"]
            done = [t for t in children(frame.head, "dobj") if self._nouns.thing(t, passage) in _ATTACKS]
            told = [frame.head] if is_noun(frame.head) else []
            return [*([frame.needed] if frame.needed is not None else []), *told, *done, *fired]
        noun = _counted(frame, self._measures)
        named_one_by_one = noun is not None and any(is_name(t) for t in children(noun, "appos"))
        each = frame.event is Event.LIBERATED or (frame.event is Event.CONTROLS and named_one_by_one)
        liberated = each and frame.thing == "settlements"
        named = noun is not None and is_name(noun) and self._nouns.thing(noun, passage) == "place"
        return [] if noun is None or liberated or named else [noun]

    def _told_again(self, noun: Token, passage: Passage) -> Token:
        """As in "an infantry company, 60 or 70 men": the people of the apposition, not their unit."""
        for other in children(noun, "appos") if not children(noun, "nummod") else ():
            if self._nouns.thing(other, passage) in {"people", "civilians"} and children(other, "nummod"):
                return other
        return noun


def _is_share(noun: Token) -> bool:
    """As in "nine in ten people"."""
    before = [t.tag_ if t.tag_ == "CD" else t.lower_ for t in noun.doc[max(noun.left_edge.i, noun.i - 3) : noun.i]]
    return before == ["CD", "in", "CD"]


def _is_way(measure: Token) -> bool:
    """Whether a measure is the way gone; not so "to within 50 km of the border", "Vodiane (7 km from the town)"."""
    opening = measure.left_edge.i
    apart = opening > 0 and measure.doc[opening - 1].lower_ in {"within", "("}
    return measure.dep_ != "compound" and not apart


def _counted(frame: Frame, measures: Container[str]) -> Token | None:
    """What the claim counts: the theme; those present; the distance advanced."""
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
