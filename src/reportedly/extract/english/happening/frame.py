"""A predicate found in the text, with who did it and what it was done to."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.extract.english.passage import Passage, is_noun
from reportedly.extract.english.predicates import Predicate, Words
from reportedly.extract.english.tree import children, matrix
from reportedly.record import Event, Family, Quantity, Span


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list of losses says of each item: its growth since the last list, what dates the list, whose it is."""

    cumulative: bool
    increase: Quantity | None
    header: Span
    owner: tuple[Token, Passage]


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate in the text: `head` carries tense and hedges, `words` are the clause that the claim stands on.

    `theme` is what it was done to, of class `thing`; `actor` and `target` are the tokens that name the parties,
    `needed` is the word that the predicate's meaning hangs on ("launched *an attack*"), `stated` a number beside the
    theme that no parse need tie to it, with its words, `where` a place that stands with that number, `like` the noun
    that a theme which is a bare number stands for ("lost four *tanks*, Russia nine"), `apart` what tells where other
    shares of the number lie ("31 dead: 27 *in Hostomel*, four *in Bucha*").
    """

    head: Token
    spelt: Words
    event: Event
    actor: Token | None
    theme: Token | None
    target: Token | None
    thing: str
    words: tuple[Token, ...]
    needed: Token | None = None
    stated: tuple[Quantity, Span] | None = None
    listed: Listed | None = None
    where: tuple[Token, ...] = ()
    like: Token | None = None
    apart: tuple[Token, ...] = ()

    @property
    def named(self) -> Token | None:
        """The noun that says what the theme is."""
        return self.theme if self.like is None else self.like

    @property
    def predicate(self) -> Predicate:
        """The meaning that was found."""
        return self.spelt.predicate


def without_repeats(frames: list[Frame], passage: Passage) -> list[Frame]:
    """One frame for each theme and family in a clause, and for coordinated verbs of one event without a theme."""
    kept: list[Frame] = []
    for frame in frames:
        twin = next((k for k in kept if _same(k, frame, passage)), None)
        if twin is None:
            kept.append(frame)
        elif _strength(frame) > _strength(twin):
            kept[kept.index(twin)] = frame
    return kept


def _same(a: Frame, b: Frame, passage: Passage) -> bool:
    if a.event.family is not b.event.family or passage.sentence(a.head) != passage.sentence(b.head):
        return False
    supplies = a.event is Event.DAMAGED and a.needed is not None and b.needed is not None and a.needed != b.needed
    if a.where != b.where or supplies or _counted_apart(a, b):
        return False
    if a.theme is not None and b.theme is not None and not _is_repelled(a) and not _is_repelled(b):
        alike = a.event is b.event or a.event.family is Family.MATERIEL or a.head == b.head
        return a.theme == b.theme and alike
    tops = matrix(a.head), matrix(b.head)
    joined = any(one.head == other and one.dep_ == "conj" for one, other in (tops, tops[::-1]))
    chained = matrix(a.head) == matrix(b.head) or joined
    same_actor = a.actor == b.actor or a.actor is None or b.actor is None
    return chained and same_actor and (a.event is b.event or matrix(a.head) == matrix(b.head))


def _is_repelled(frame: Frame) -> bool:
    """As in "troops tried to attack near X but were repelled": those who attacked are what it was done to."""
    return frame.event.family is Family.ATTACK and frame.theme is not None and frame.theme == frame.actor


def _counted_apart(a: Frame, b: Frame) -> bool:
    """As in "18 missile strikes and more than 39 air strikes": attacks with a number each."""
    attacks = a.event.family is Family.ATTACK and a.head != b.head and is_noun(a.head) and is_noun(b.head)
    return attacks and bool(children(a.head, "nummod")) and bool(children(b.head, "nummod"))


def _strength(frame: Frame) -> tuple[bool, bool, int]:
    rank = {"equipment_captured": 3, "equipment_destroyed": 2, "equipment_abandoned": 1}
    return frame.theme is not None, frame.actor is not None, rank.get(frame.event.value, 0)
