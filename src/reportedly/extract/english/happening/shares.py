"""What is told again by a few words: place by place ("27 in Hostomel"), side by side ("Moscow nine"), day by day.

The verb and the counted thing are said once and left out after that; the words are read in their order, since parsers
make appositions of such items.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.mending import is_time
from reportedly.extract.english.passage import is_name, is_noun, is_verb
from reportedly.record import Event, Family, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.numbers import Counter
    from reportedly.extract.english.passage import Passage

_DATED = {Family.GAIN, Family.LOSS, Family.HOLD, Family.PRESENCE, Family.ATTACK}
_COUNTED = {Family.MATERIEL, Family.PEOPLE, Family.CIVILIANS, Family.ATTACK}
_BEFORE = {",", ";", ":", "and", "another", "a", "with"}
_WHERE = {"in", "at", "on", "near", "around", "outside"}
_SOFT = {"by", "up", "to", "some", "about", "around", "another", "nearly", "almost"}  # between "and" and a distance
_BOUNDS = {",", "at", "least", "most", "up", "to", "some", "about", "around", "another", "nearly", "almost", "perhaps"}
_NUMBERS = {"handful", "dozen", "dozens", "hundreds", "several", "scores"}
_NUMBER_IDS = frozenset(get_string_id(word) for word in _NUMBERS)
_CARDINAL = get_string_id("CD")
_MARKS = {",", ";", ".", ":", "and"}
_LONGEST_TIME = 6  # words: "on the evening of 11 September"
_LONGEST = 3  # words of a place's or party's name


class Shares:
    """Finds the later items of a sentence that repeat a frame for another place or party."""

    def __init__(self, nouns: Nouns, counter: Counter) -> None:
        self._nouns, self._counter = nouns, counter

    def of(self, frames: list[Frame], passage: Passage) -> list[Frame]:
        """A frame for each share, told as the last counted frame before it in the sentence is."""
        told = {f.theme.i for f in frames if f.theme is not None}
        found: list[Frame] = []
        last = _last_number(passage) if frames else -1
        for frame in frames:
            if frame.event.family in _DATED and frame.theme is not None and frame.theme.i < frame.head.i:
                dated = [share for share in self._by_day(frame, passage) if share.theme is not None]
                found += [share for share in dated if share.theme is not None and share.theme.i not in told]
            if frame.head.i > last:
                continue
            if frame.event is Event.ADVANCED:
                ways = [s for s in self._by_distance(frame, passage) if s.theme is not None and s.theme.i not in told]
                told.update(s.theme.i for s in ways if s.theme is not None)
                found += ways
            counted = self._counted(frame, passage)
            if counted is None or frame.event.family not in _COUNTED:
                continue
            if self._counter.stated([*counted.lefts, counted], passage) is None and counted.tag_ != "CD":
                continue
            sentence = passage.sentence(counted)
            behind = passage.tokens[max(counted.i, frame.head.i) + 1 : sentence.end]
            later = [f for f in frames if f is not frame and f.words[0].i > frame.words[-1].i]
            stop = min((f.words[0].i for f in later), default=sentence.end)
            for share in (*self._by_place(frame, counted, behind, passage), *self._by_party(frame, behind, passage)):
                if share.theme is not None and share.theme.i not in told and share.theme.i < stop:
                    told.add(share.theme.i)
                    found.append(share)
        return found

    def _counted(self, frame: Frame, passage: Passage) -> Token | None:
        """What the frame counts; of an attack, the attacks or the munitions."""
        if frame.event.family is not Family.ATTACK:
            return frame.theme
        fired = [t for t in (frame.actor, frame.theme) if t is not None]
        fired = [t for t in fired if self._nouns.thing(t, passage) == "munition"]
        told = frame.needed or (frame.head if is_noun(frame.head) else None)
        return told or next(iter(fired), None)

    def _by_place(self, frame: Frame, counted: Token, behind: tuple[Token, ...], passage: Passage) -> Iterator[Frame]:
        """As in "163 bodies in Bucha, 27 in Hostomel and 14 in Makariv", "another four at Sieverne"."""
        for number, where in pairwise(behind):
            if not _is_number(number) or where.lower_ not in _WHERE or number.nbor(-1).lower_ not in _BEFORE:
                continue
            name = _name_from(where.i + 1, passage)
            if name:
                begin = number.i - 1 if number.nbor(-1).lower_ in {"another", "a"} else number.i
                words = passage.tokens[begin : name[-1].i + 1]
                yield self._like(frame, counted, number, words, passage, where=name)

    def _by_distance(self, frame: Frame, passage: Passage) -> Iterator[Frame]:
        """As in "advanced 250 metres in the area of Bakhmut and 200 metres near Berkhivka"."""
        behind = passage.tokens[frame.head.i + 1 : passage.sentence(frame.head).end]
        for number, measure, where in zip(behind, behind[1:], behind[2:], strict=False):
            before = number.nbor(-1)
            while before.lower_ in _SOFT:
                before = before.nbor(-1)
            if not _is_number(number) or where.lower_ not in _WHERE or before.lower_ not in {",", ";", "and"}:
                continue
            if _is_number(before.nbor(-1)):
                continue  # "between 200 and 700 metres"
            name, gone = _name_from(where.i + 1, passage), self._counter.quantity(measure, "km", passage)
            if name and gone is not None and gone[0].unit == "km":
                words = passage.tokens[number.i : name[-1].i + 1]
                yield replace(frame, theme=name[-1], words=words, stated=gone, where=name, needed=None)

    def _by_day(self, frame: Frame, passage: Passage) -> Iterator[Frame]:
        """As in "Snihurivka was retaken on Thursday and Kherson a day later"."""
        behind = passage.tokens[frame.head.i + 1 : passage.sentence(frame.head).end]
        for mark in behind:
            if mark.lower_ not in {",", ";", "and", "then"} or any(is_verb(t) for t in behind if t.i < mark.i):
                continue
            name = _name_from(mark.i + 1, passage)
            if not name or self._nouns.thing(name[-1], passage) != "place":
                continue
            after = _up_to_a_mark(name[-1].i + 1, passage)
            says_more = any(is_verb(t) or (is_name(t) and not is_time(t)) for t in after)
            if any(is_time(t) for t in after) and not says_more:
                words = passage.tokens[name[0].i : after[-1].i + 1]
                yield replace(frame, theme=name[-1], where=name, words=words, listed=None, stated=None)

    def _by_party(self, frame: Frame, behind: tuple[Token, ...], passage: Passage) -> Iterator[Frame]:
        """As in "Kyiv lost four tanks, Moscow nine", "the enemy left two tanks there, our troops three carriers"."""
        subjects = [t for t in (frame.actor, frame.target) if t is not None and t.i < frame.head.i]
        if frame.theme is None or frame.theme in subjects or not subjects:
            return
        for comma in behind:
            if comma.text not in {",", ";"} or any(is_verb(t) for t in behind if t.i < comma.i):
                continue
            span = passage.tokens[comma.i + 1 : comma.i + 1 + 2 * _LONGEST]
            at = next((k for k, t in enumerate(span) if _is_number(t)), 0)
            before = _without_bound(span[:at])  # "Moscow, at least nine"
            party = before[-1] if before and len(before) <= _LONGEST else None
            if party is None or any(is_verb(t) or t.is_punct for t in before) or not self._is_party(party, passage):
                continue
            number, counted = span[at], frame.theme
            after = number.nbor() if number.i + 1 < len(number.doc) else number
            if is_noun(after):
                counted = number = after
            words = passage.tokens[comma.i + 1 : max(number.i, span[at].i) + 1]
            like = self._like(frame, counted, number, words, passage)
            actor, target = (party if role in subjects else role for role in (frame.actor, frame.target))
            yield replace(like, actor=actor, target=target)

    def _is_party(self, noun: Token, passage: Passage) -> bool:
        return self._nouns.side(noun, passage, capitals=True) is not None or self._nouns.thing(noun, passage) in {
            "people",
            "force",
        }

    def _like(
        self,
        frame: Frame,
        counted: Token,
        number: Token,
        words: tuple[Token, ...],
        passage: Passage,
        *,
        where: tuple[Token, ...] = (),
    ) -> Frame:
        """The frame again, with the number of the share."""
        thing = self._nouns.thing(counted, passage)
        unit = self._counter.unit(self._nouns.inside(counted), thing)
        stated = self._counter.stated(words, passage)
        quantity = None if stated is None else (Quantity(*stated[0], unit), stated[1])
        target = number if frame.target is not None and frame.target == frame.theme else frame.target
        like = None if frame.event.family is Family.ATTACK else counted
        like_it = replace(frame, needed=None, listed=None, theme=number, target=target, like=like)
        return replace(like_it, words=words, stated=quantity, where=where)


def _last_number(passage: Passage) -> int:
    """Where the paragraph's last number stands; -1 where it has none."""
    numbers = [i for i, tag in enumerate(passage.tags) if tag == _CARDINAL]
    numbers += [t.i for t in passage.tokens_in(_NUMBER_IDS)]
    return max(numbers, default=-1)


def _without_bound(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without the bound and the comma that stand before a number."""
    while words and words[-1].lower_ in _BOUNDS:
        words = words[:-1]
    return words


def _is_number(token: Token) -> bool:
    return token.tag_ == "CD" or token.lower_ in _NUMBERS


def _up_to_a_mark(start: int, passage: Passage) -> tuple[Token, ...]:
    end = start
    while end < len(passage.tokens) and end < start + _LONGEST_TIME and passage.tokens[end].text not in _MARKS:
        end += 1
    return passage.tokens[start:end]


def _name_from(start: int, passage: Passage) -> tuple[Token, ...]:
    """The name that begins at a word, an article left out."""
    tokens = passage.tokens[start : start + _LONGEST + 1]
    if tokens and tokens[0].lower_ == "the":
        tokens = tokens[1:]
    name: list[Token] = []
    for token in tokens:
        if not is_name(token):
            break
        name.append(token)
    return tuple(name)
