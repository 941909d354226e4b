"""Lists of counted things that go on behind the first: "left 11 tanks, 19 carriers, five howitzers and a radar".

Parsers lose their way in long lists; the words themselves do not: each item begins with a number and ends with a thing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.extract.english.tree import core_phrase
from reportedly.record import Family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.numbers import Counter
    from reportedly.extract.english.passage import Passage

_COUNTED = {Family.MATERIEL, Family.PEOPLE, Family.CIVILIANS}
_PARTED = re.compile(
    r"\s*(?:[:;]|,\s*(?:and|as well as|along with|plus)?|\band\b|\bas well as\b|\balong with\b|\bplus\b|\+)\s+"
)
_NAMING = {"NN", "NNS", "NNP", "NNPS", "CD"}  # a make may pass for a number: "14 BTR-82As"
_ENDING = {"VBD", "VBP", "VBZ"}
_FINITE = {"VBD", "VBZ", "VBP", "MD", "WDT", "WP"}
_AT = {"in", "on", "near", "at", "from"}
_NO_THINGS = {"other", "place", "number", "pronoun"}
_LONGEST = 14  # words of an item: "upwards of 200 tonnes of shells of various calibres"


class Lists:
    """Finds the items of a list behind a frame's counted theme."""

    def __init__(self, nouns: Nouns, counter: Counter) -> None:
        self._nouns = nouns
        self._counter = counter

    def of(self, frames: list[Frame], passage: Passage) -> list[Frame]:
        """A frame for each further item, told as the first is; items that have a frame already are passed over."""
        told = {f.theme.i: f for f in frames if f.theme is not None}
        found: list[Frame] = []
        for frame in frames:
            fired = frame.event.family is Family.ATTACK and frame.thing == "munition"
            if frame.theme is None or not (fired or frame.event.family in _COUNTED):
                continue
            before = [frame.theme.nbor(-1)] if frame.theme.i else []
            if self._counter.stated([*before, *core_phrase(frame.theme)], passage) is None:
                continue
            found += (self._before if frame.theme.i < frame.head.i else self._behind)(frame, told, passage)
        return found

    def _before(self, frame: Frame, told: dict[int, Frame], passage: Passage) -> list[Frame]:
        """As in "25 men, five vehicles and a howitzer were lost": from the verb backwards."""
        theme = frame.theme
        if theme is None:
            return []
        start, end = passage.sentence(theme).start_char, frame.head.idx
        marks = list(_PARTED.finditer(passage.text, start, end))
        bounds = [(a.end(), b.start()) for a, b in zip(marks, [*marks[1:], None], strict=False) if b is not None]
        bounds = [(start, marks[0].start()), *bounds, (marks[-1].end(), end)] if marks else []
        found: list[Frame] = []
        for begin, stop in reversed(bounds):
            words = passage.tokens_between(begin, stop)
            noun = self._item(_up_to_the_verb(words), passage)
            if noun is None:
                break
            if any(t.i in told for t in words):
                continue
            made = self._like(frame, noun, words, passage)
            if made is None:
                break
            told[noun.i] = frame
            found.append(made)
        return found

    def _like(self, frame: Frame, noun: Token, words: Sequence[Token], passage: Passage) -> Frame | None:
        """The frame of another item; None where the event is not told of such a thing."""
        thing = self._nouns.thing(noun, passage)
        event = frame.predicate.event(thing)
        if event is None or (event.family not in _COUNTED and thing != "munition"):
            return None
        kept = tuple(t for t in words if t.text not in {".", "!", "?"})
        target = noun if frame.target == frame.theme else frame.target
        actor = noun if frame.actor == frame.theme else frame.actor
        return replace(frame, event=event, theme=noun, target=target, actor=actor, thing=thing, words=kept)

    def _behind(self, frame: Frame, told: dict[int, Frame], passage: Passage) -> list[Frame]:
        found: list[Frame] = []
        if frame.theme is None:
            return found
        end = passage.sentence(frame.theme).end_char
        at = frame.theme.idx + len(frame.theme)
        while (mark := _next_mark(passage, at, end)) is not None:
            begin, after = mark.end(), _next_mark(passage, mark.end(), end)
            words = passage.tokens_between(begin, after.start() if after else end)
            noun = self._item(words, passage)
            if noun is None:
                break
            at = noun.idx + len(noun)
            if any(t.i in told for t in words):
                continue
            made = self._like(frame, noun, words, passage)
            if made is None:
                break
            told[noun.i] = frame
            found.append(made)
        return found

    def _item(self, words: Sequence[Token], passage: Passage) -> Token | None:
        """The noun that an item counts; None where the words are no counted thing."""
        if not words or len(words) > _LONGEST or words[0].lower_ == "both" or words[0].tag_ == "VBG":
            return None  # "..., citing a city official"
        if any(t.tag_ in _FINITE for t in words):
            return None
        first = next((k for k, t in enumerate(words) if t.tag_ == "CD"), 0)
        if all(self._counter.stated(words[k : k + 6], passage) is None for k in {0, first}):
            return None
        return self._thing(words[first:], passage) or self._thing(words, passage)  # "In the region 30 soldiers"

    def _thing(self, words: Sequence[Token], passage: Passage) -> Token | None:
        """The first word for a thing before a phrase of place."""
        of = next((k for k, t in enumerate(words) if k and t.lower_ in _AT), len(words))
        nouns = (t for t in words[:of] if t.tag_ in _NAMING and t.dep_ not in {"compound", "nmod"})
        return next((t for t in nouns if self._nouns.thing(t, passage) not in _NO_THINGS), None)


def _up_to_the_verb(words: Sequence[Token]) -> Sequence[Token]:
    """The words of an item without the verb that ends the list: "a howitzer" of "a howitzer were lost"."""
    last = next((k for k, t in enumerate(words) if t.tag_ in _ENDING and k), len(words))
    return words[:last]


def _next_mark(passage: Passage, at: int, end: int) -> re.Match[str] | None:
    return _PARTED.search(passage.text, at, end)
