"""What happened: the events that a paragraph tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.happening.adjectival import AdjectiveFrames
from reportedly.extract.english.happening.frame import without_repeats
from reportedly.extract.english.happening.lists import Lists
from reportedly.extract.english.happening.nominal import NounFrames
from reportedly.extract.english.happening.objects import tally_of
from reportedly.extract.english.happening.roles import is_attribute
from reportedly.extract.english.happening.shares import Shares
from reportedly.extract.english.happening.subsets import Subsets
from reportedly.extract.english.happening.tolls import Tolls, counts
from reportedly.extract.english.happening.verbal import VerbFrames
from reportedly.extract.english.passage import is_name, is_noun
from reportedly.extract.english.tree import children, trimmed
from reportedly.record import Event, Family

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.numbers import Counter
    from reportedly.extract.english.passage import Passage


_COUNTABLE = {"people", "force", "prisoners", "civilians", "equipment", "munition"}
_MOVING = {Family.LOSS, Family.PRESENCE, Family.GAIN}
_MOVES = {Event.ENTERED, Event.ADVANCED, Event.WITHDREW}
_HELPING = frozenset(get_string_id(dep) for dep in ("aux", "auxpass"))


class Frames:
    """Finds frames by the lexicon's predicates."""

    def __init__(self, lexicon: Lexicon, nouns: Nouns, counter: Counter, *, at_war: bool) -> None:
        self._verbs = VerbFrames(lexicon, nouns, at_war=at_war)
        self._nouns = NounFrames(lexicon, nouns, at_war=at_war)
        self._things = nouns
        self._subsets = Subsets(nouns, counter)
        self._lists = Lists(nouns, counter)
        self._shares = Shares(nouns, counter)
        self._tolls = Tolls(lexicon.things, nouns, counter)
        self._at_war = at_war
        self._adjectives = AdjectiveFrames(lexicon, nouns, at_war=at_war)
        self._adjective_ids = frozenset(get_string_id(word) for word in lexicon.predicates.adjectives)

    def find(self, passage: Passage) -> list[Frame]:
        """All frames of a paragraph, in text order; a noun that a verb's meaning needs tells nothing by itself."""
        tolls = self._tolls.of(passage) if self._at_war else []
        apart = [toll for toll in tolls if self._tolls.stands_apart(toll)]
        frames: list[Frame] = list(apart)
        used: set[int] = {t.i for toll in apart for t in (*toll.words, toll.target) if t is not None}
        needed = self._verbs.needed(passage)
        for token, spellings in self._verbs.listed(passage):
            if token.dep not in _HELPING and token.i not in used and not is_attribute(token):
                found = self._verbs.of(token, spellings, passage, needed, self._before(token, frames, passage))
                used |= {i for frame in found for i in _spent(frame)}
                frames += [f for f in found if not any(counts(f, toll) for toll in apart)]
        heads = {frame.head.i for frame in frames}
        for token in passage.tokens_in(self._adjective_ids):
            if token.i not in heads:
                frames += self._adjectives.of(token, passage, self._before(token, frames, passage))
        for token, meanings in self._nouns.listed(passage):
            if token.i not in used:
                frames += self._nouns.of(token, meanings, passage)
        frames += [toll for toll in tolls if not any(counts(frame, toll) for frame in frames)]
        shares = self._shares.of(frames, passage)
        frames = _parted(frames, shares) + shares
        frames += self._lists.of(frames, passage)
        frames += self._subsets.of(frames, passage)
        deeds = {f.head.i for f in frames if f.event.family in _MOVING and not f.predicate.located}
        states = [f for f in self._nouns.states(passage) if f.head.i not in deeds]  # "withdrew under fire"
        told = {f.head.i for f in states}
        # "came under drone attack in Gebeit" is one attack
        named = {f.needed.i for f in states if f.needed is not None and f.event.family is Family.ATTACK}
        frames = [f for f in frames if f.head.i not in named]
        frames = [f for f in frames if f.head.i not in told or not f.predicate.located] + states
        kept = [f for f in without_repeats(frames, passage) if not _only_describes(f, frames)]
        kept = [f for f in kept if not _is_tallied(f, frames)]
        kept = [_held_by(f) for f in kept if not _names_nothing(f)]
        return sorted(kept, key=lambda f: (f.words[0].i, f.head.i))

    def _before(self, token: Token, frames: list[Frame], passage: Passage) -> str:
        """The class of what the last frame before a word was told of, for "they" and "another 15"."""
        earlier = [f for f in frames if f.head.i < token.i]
        if not earlier:
            return "none"
        counted = (f for f in reversed(earlier) if f.thing in _COUNTABLE or f.event.family is not Family.ATTACK)
        last = next(counted, earlier[-1])
        return last.thing if last.needed is None or last.thing != "none" else self._things.thing(last.needed, passage)


def _only_describes(frame: Frame, frames: list[Frame]) -> bool:
    """As in "withdrew the troops stationed in X", "seen rolling towards X": it says which troops, and no more."""
    if frame.event.family is Family.ATTACK and frame.head.dep_ == "acl":  # "shells fired by the army hit a market"
        return any(f is not frame and f.actor == frame.head.head and f.event.family is Family.ATTACK for f in frames)
    if frame.event.family is not Family.PRESENCE:
        return False
    if frame.event is Event.PRESENT and any(f.head.head == frame.head and f.event in _MOVES for f in frames):
        return True  # "armour was seen rolling towards Kharkiv"
    others = [f for f in frames if f is not frame and f.actor is not None and f.actor == frame.actor]
    if is_noun(frame.head) and others:
        return True  # "photos of troops raising the flag"
    if frame.head.dep_ != "acl":
        return False
    return any(f is not frame and frame.head.head in (f.theme, f.actor) for f in frames)


def _is_tallied(frame: Frame, frames: list[Frame]) -> bool:
    """As in "the number of people killed rose to 44": the verb tells how many they are."""
    tally = tally_of(frame.head.head) if frame.head.dep_ == "acl" else None
    return tally is not None and any(f.head == tally.head and f.event.family is frame.event.family for f in frames)


def _is_held(frame: Frame) -> bool:
    """As in "Russian-held Tokmak", "occupied areas"."""
    return frame.event is Event.CONTROLS and frame.head.dep_ == "amod"


def _names_nothing(frame: Frame) -> bool:
    """As in "in occupied areas": a claim only where a place is named."""
    return _is_held(frame) and frame.theme is not None and not any(is_name(t) for t in _around(frame.theme))


def _around(noun: Token) -> list[Token]:
    """A noun, what names it, and where it lies: "Tokmak", "town of Tokmak", "territory near Tokmak"."""
    where = [t for p in children(noun, "prep") for t in children(p, "pobj")]
    return [noun, *children(noun, "compound", "appos"), *where]


def _held_by(frame: Frame) -> Frame:
    """With the side before the hyphen: "Russian-held"."""
    held = frame.head
    if not _is_held(frame) or frame.actor is not None or held.i < 2 or held.nbor(-1).text != "-":  # noqa: PLR2004
        return frame
    return replace(frame, actor=held.nbor(-2))


def _parted(frames: list[Frame], shares: list[Frame]) -> list[Frame]:
    """The frames without what belongs to the shares: their parties, their places."""
    if not shares:
        return frames
    kept = [f for f in frames if not any(_is_party_of(f, share) for share in shares)]
    return [_without(f, [t for s in shares if s.head == f.head and s.where for t in s.words]) for f in kept]


def _without(frame: Frame, others: list[Token]) -> Frame:
    """The frame that ends where other shares of it begin."""
    if not others:
        return frame
    own = trimmed([t for t in frame.words if t.i < min(other.i for other in others)])
    return replace(frame, apart=tuple(others), words=tuple(own) or frame.words)


def _is_party_of(frame: Frame, share: Frame) -> bool:
    """As in "lost four tanks, Russia nine", where the parser makes Russia one more thing that was lost."""
    return frame.head == share.head and frame.theme in share.words and frame.theme != share.theme


def _spent(frame: Frame) -> set[int]:
    """Nouns that the verb's meaning uses up: they tell no event of their own."""
    spent = set() if frame.needed is None else {frame.needed.i}
    if frame.needed is not None and frame.needed.dep_ in {"compound", "amod"} and frame.needed.head.dep_ == "dobj":
        spent.add(frame.needed.head.i)  # "conducted *offensive operations*"
    if frame.spelt.particle is not None:  # "made gains", where the object is part of the word
        spent |= {c.i for c in children(frame.head, "dobj") if c.lower_ == frame.spelt.particle}
    if frame.predicate.subject & {"offensive", "fighting"} and frame.actor is not None:
        spent.add(frame.actor.i)
    return spent
