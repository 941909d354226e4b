"""Events that nouns tell ("the capture of X by Y"), and states ("in the grey zone")."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.happening.frame import Frame
from reportedly.extract.english.happening.roles import claim_words
from reportedly.extract.english.happening.slots import Phrase, behind, of_noun, opponents
from reportedly.extract.english.happening.verbal import takes
from reportedly.extract.english.passage import is_name, is_noun, is_verb, lemmas
from reportedly.extract.english.tree import (
    child,
    children,
    clause,
    first_conjunct,
    noun_phrase,
    subject,
    trimmed,
    without,
)
from reportedly.record import Event, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.predicates import Predicate, Words

_TAKEN_UP = {"the", "this", "that", "these", "those", "its", "their", "his", "such"}
_BY_MEANS = {"by", "with", "under", "from", "in", "of", "to", "after", "through"}
_COMPARING = {"as", "unlike", "like", "than"}
_ADJOINING = {"during", "amid", "despite", "since", "before", "against", "from", "throughout"}


class NounFrames:
    """Finds the frames of one noun by the lexicon's predicates."""

    def __init__(self, lexicon: Lexicon, nouns: Nouns, *, at_war: bool) -> None:
        self._lexicon = lexicon
        self._nouns = nouns
        self._at_war = at_war
        self._state_ids = frozenset(get_string_id(word) for word in lexicon.predicates.states)

    def listed(self, passage: Passage) -> Iterator[tuple[Token, tuple[Words, ...]]]:
        """The nouns of a paragraph that the lexicon has, with their meanings there."""
        nouns = self._lexicon.predicates.nouns
        for token, lemma in zip(passage.nouns, passage.noun_lemmas, strict=True):
            if (meanings := nouns.get(lemma)) is not None:
                yield token, meanings

    def of(self, noun: Token, meanings: tuple[Words, ...], passage: Passage) -> list[Frame]:
        """At most one frame: a noun that is only compared with, or named in an adjunct, tells nothing."""
        if noun.dep_ in {"compound", "nmod"} or _is_idle(noun):
            return []
        for spelt in meanings:
            if (spelt.predicate.war and not self._at_war) or (
                spelt.predicate.needs and not _has(noun, spelt.predicate)
            ):
                continue
            if spelt.predicate.copular:
                return self._copular(noun, spelt, passage)
            frame = self._frame(noun, spelt, passage)
            if frame is not None:
                return [frame]
        return []

    def _frame(self, noun: Token, spelt: Words, passage: Passage) -> Frame | None:
        predicate = spelt.predicate
        around = Phrase(noun, self._light(noun))
        actor = self._filled("actor", around, predicate, passage)
        if actor is None and "actor" in predicate.roles and predicate.roles["actor"]:
            actor = self._sided(noun, predicate, passage)
        if not self._is_told(around, actor, predicate, passage):
            return None
        theme = self._filled("object", around, predicate, passage)
        thing = "any" if theme is None else self._nouns.thing(theme, passage)
        if theme is not None and theme == actor:
            theme = None  # "the arrival of Ukrainian troops", "footage of tanks"
        if theme is None and around.light is None and self._takes_up(noun, passage):
            return None
        event = self._event(noun, predicate, thing, passage)
        if event is None:
            return None
        if event.family is Family.ATTACK and theme is None and around.light is None and _is_means(noun):
            return None
        if event.family is Family.PRESENCE and noun.dep_ == "pobj" and around.light is None:
            return None  # "strikes on concentrations of troops"
        target = self._filled("target", around, predicate, passage)
        if event.family is Family.HOLD:
            actor, target = opponents(noun, actor)
        return Frame(noun, spelt, event, actor, theme, target, thing, tuple(self._words(around)))

    def _is_told(self, around: Phrase, actor: Token | None, predicate: Predicate, passage: Passage) -> bool:
        """Whether a weak noun has what makes it tell an event: a light verb, its place, else who does it."""
        if not predicate.weak or around.light is not None:
            return True
        return self._is_placed(around.noun, passage) if predicate.needs_place else actor is not None

    def _is_placed(self, noun: Token, passage: Passage) -> bool:
        """Whether a place stands with the noun or with the verb that says that it goes on; in war anywhere below."""
        told = {"nsubj", "nsubjpass", "dobj"} if self._at_war else {"nsubj", "nsubjpass"}
        holders = [noun, noun.head] if noun.dep_ in told and is_verb(noun.head) else [noun]
        near = (t for h in holders for t in _all_prepositional(h))
        below = without(noun) if self._at_war else ()
        return any(is_noun(t) and self._nouns.thing(t, passage) == "place" for t in chain(near, below))

    def _takes_up(self, noun: Token, passage: Passage) -> bool:
        """Whether a noun only takes up what was told before: "the shelling", "its offensive"."""
        marks = {c.lower_ for c in noun.lefts if c.dep_ in {"det", "poss"}}
        if not marks & _TAKEN_UP or self._nouns.side(noun, passage, capitals=True) is not None:
            return False
        named = any(is_name(c) for c in children(noun, "compound", "amod", "nmod"))
        return not named and not _prepositional(noun)

    def _filled(self, role: str, around: Phrase, predicate: Predicate, passage: Passage) -> Token | None:
        for slot in predicate.roles[role]:
            undergone = role != "actor" and slot == "subject"
            if (found := of_noun(slot, around, self._nouns, passage, undergone=undergone)) is not None:
                return found
        return None

    def _light(self, noun: Token) -> Token | None:
        """The verb that says no more than that the event takes place."""
        noun = first_conjunct(noun)
        above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"out", "of"} else noun.head
        told = noun.dep_ in {"dobj", "nsubjpass"} or above != noun.head
        return above if told and is_verb(above) and lemmas().of(above) in self._lexicon.predicates.light else None

    def _words(self, around: Phrase) -> list[Token]:
        """The noun's phrase, or the clause whose verb says no more than that it takes place."""
        if around.light is None or around.noun.dep_ == "conj":
            return _noun_words(around.noun)
        words, later = clause(around.light), children(around.noun, "conj")
        return (
            trimmed([t for t in words if t.i < later[0].left_edge.i])
            if later and later[0].left_edge.i > words[0].i
            else words
        )

    def _sided(self, noun: Token, predicate: Predicate, passage: Passage) -> Token | None:
        """Whose event a noun names: its own words' side, "the attacks" told before, the governing verb's subject."""
        if self._nouns.side(noun, passage, capitals=True) is not None:
            return noun
        if noun.dep_ in {"nsubj", "nsubjpass"} and any(c.lower_ in {"the", "these"} for c in noun.lefts):
            return noun
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        return subject(verb) if not predicate.weak and noun.dep_ in {"pobj", "dobj"} and is_verb(verb) else None

    def _copular(self, noun: Token, spelt: Words, passage: Passage) -> list[Frame]:
        """As in "X was a major Russian logistics hub": a place that is somebody's base is held by them."""
        verb = noun.head
        told = noun.dep_ in {"attr", "pobj"} and is_verb(verb) and lemmas().of(verb) in {"be", "become", "remain"}
        if not told or self._nouns.side(noun, passage) is None:
            return []
        words = tuple(clause(verb))
        event = spelt.predicate.senses["any"]
        return [Frame(verb, spelt, event, noun, subject(verb), None, "place", words)]

    def _event(self, noun: Token, predicate: Predicate, thing: str, passage: Passage) -> Event | None:
        """What the noun means done to a thing of this class; "any" where it is done to nothing named."""
        event = predicate.senses.get("none") if thing == "any" else None
        event = event or predicate.event(thing)
        if (
            event is None
            and not predicate.weak
            and thing in {"any", "other"}
            and _named_place(noun, passage, self._nouns)
        ):
            event = predicate.senses.get("place")
        return event or predicate.senses.get("any")

    def states(self, passage: Passage) -> Iterator[Frame]:
        """The frames of all phrases of state in a paragraph, by their last words."""
        for last in passage.tokens_in(self._state_ids):
            for pattern, spelt in self._lexicon.predicates.states[last.lower_]:
                end = last.idx + len(last)
                begins = [m.start() for m in pattern.finditer(passage.text, 0, end) if m.end() == end]
                tokens = passage.doc.char_span(begins[-1], end, alignment_mode="expand") if begins else None
                verb = next((a for a in (tokens[0], *tokens[0].ancestors) if is_verb(a)), None) if tokens else None
                if tokens is None or (verb is None) is not spelt.predicate.verbless:
                    continue
                if verb is not None:
                    yield from self._state(verb, _whose_state(tokens[0], verb), last, spelt, passage)
                elif (who := _before(tokens[0])) is not None:
                    yield from self._state(last, who, last, spelt, passage)

    def _state(self, head: Token, who: Token | None, last: Token, spelt: Words, passage: Passage) -> Iterator[Frame]:
        predicate = spelt.predicate
        if predicate.war and not self._at_war:
            return
        if predicate.subject and (who is None or not takes(predicate, who, self._nouns, passage, at_war=self._at_war)):
            return
        if self._is_criticism(head, last, passage):
            return
        filled = {"subject": who, "inside": last}
        actor, theme, target = (
            next((t for slot in predicate.roles[role] if (t := filled.get(slot)) is not None), None)
            for role in ("actor", "object", "target")
        )
        thing = "none" if theme is None else self._nouns.thing(theme, passage)
        event = predicate.senses.get("none") or predicate.event(thing)
        if event is None:
            return
        words = claim_words(head) if is_verb(head) else passage.tokens[(who or head).left_edge.i : last.i + 1]
        thing, needed = thing if predicate.verbless else "none", last if is_noun(last) else None
        yield Frame(head, spelt, event, actor, theme, target, thing, tuple(words), needed)

    def _is_criticism(self, head: Token, last: Token, passage: Passage) -> bool:
        """As in "came under fire from the opposition": from those who have no guns."""
        by = behind(last, "from") or behind(head, "from")
        return last.lower_ == "fire" and by is not None and self._nouns.thing(by, passage) in {"civilians", "other"}


def _whose_state(first: Token, verb: Token) -> Token | None:
    """Whose state a phrase tells: the verb's subject's; nobody's in "the town is among those under fire"."""
    return None if first.dep_ == "prep" and first.head.tag_ == "DT" else subject(verb)


def _before(first: Token) -> Token | None:
    """The noun that a phrase follows in a sentence without a verb: "grain silos ablaze", "Nikopol without water"."""
    word = first.nbor(-1) if first.i > first.sent.start else None
    return word if word is not None and (is_noun(word) or word.tag_ == "CD") else None


def _is_means(noun: Token) -> bool:
    """As in "hit by mortar fire", "shelling has damaged a school": the verb tells what became of it."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ in _BY_MEANS
    if any(c.lower_ in {"a", "an"} for c in noun.lefts):
        return False  # "an air strike flattened the block" tells of a new strike
    return noun.dep_ == "nsubj" and is_verb(noun.head) and child(noun.head, "dobj") is not None


def _has(noun: Token, predicate: Predicate) -> bool:
    """Whether a word that the meaning hangs on stands before the noun: "a *missile* strike"."""
    before = children(noun, "compound", "amod", "nmod")
    before += [c for b in before for c in children(b, "compound", "amod")]
    before += [t for t in (behind(noun, "by"), behind(noun, "with")) if t is not None]
    return any(b.lower_ in predicate.needs or lemmas().as_kind(b.lower_, "noun") in predicate.needs for b in before)


def _prepositional(noun: Token) -> list[Token]:
    return [t for p in children(noun, "prep") if (t := child(p, "pobj")) is not None]


def _all_prepositional(noun: Token) -> list[Token]:
    """As in "fighting in the streets of Bakhmut": what stands behind its prepositions, and behind theirs."""
    found = _prepositional(noun)
    return [*found, *(inner for t in found for inner in _prepositional(t))]


def _named_place(noun: Token, passage: Passage, nouns: Nouns) -> bool:
    return any(nouns.thing(t, passage) in {"place", "settlements"} for t in _prepositional(noun))


def _is_idle(noun: Token) -> bool:
    """A noun that is only mentioned: compared with, made part of, named in an adjunct of another event."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _COMPARING | _ADJOINING


def _noun_words(noun: Token) -> list[Token]:
    """The noun phrase, or the whole clause where the noun is the subject of a verb that only says that it goes on."""
    head = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and is_verb(head) and child(head, "dobj", "ccomp") is None:
        return clause(head)
    base = head.head
    if noun.dep_ == "pobj" and base.dep_ == "attr" and is_verb(base.head):
        return clause(base.head)
    return noun_phrase(noun)
