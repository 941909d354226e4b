"""Events that verbs tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.extract.english.happening.frame import Frame
from reportedly.extract.english.happening.needed import NeededWords, is_denied, needed_of
from reportedly.extract.english.happening.objects import (
    TALLIES,
    counted_behind,
    counted_by,
    first_described,
    introduced,
    is_bare,
    is_object,
    is_ones,
    leaves_some,
    participles,
    with_same_participle,
)
from reportedly.extract.english.happening.roles import claim_words, part_words, particles, roles
from reportedly.extract.english.happening.slots import Clause, of_verb, opponents
from reportedly.extract.english.passage import is_noun, lemmas
from reportedly.extract.english.tree import (
    child,
    children,
    is_passive,
    noun_phrase,
    with_conjuncts,
)
from reportedly.record import Event, Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.predicates import Predicate, Spellings, Words

_LOCATIVE = {"in", "on", "at", "inside", "outside", "near", "within", "around", "along"}
_ANYBODY = {"other", "place", "number", "pronoun"}  # subjects that a report of fighting leaves open
_OF_PEOPLE = {Event.CASUALTIES, Event.CIVILIANS_HARMED, Event.PRISONERS_TAKEN, Event.DETAINED, Event.DISPLACED}
_GROUND = {"place", "area", "settlements", "building", "infrastructure", "position", "road"}
_BESIDE = {"compound", "amod", "nmod"}
_COUNTED_TOGETHER = {"place", "settlements", "people", "civilians", "prisoners", "area"}


class _Verb:
    """A verb with what several of its meanings ask of it, each worked out once.

    `near` are the words near it that some of them need, `plain` is its clause for those that need none.
    """

    __slots__ = ("_words", "before", "is_passive", "near", "parts", "passage", "plain", "token")

    def __init__(self, token: Token, passage: Passage, before: str, near: Mapping[str, list[Token]]) -> None:
        self.token, self.passage, self.before, self.near = token, passage, before, near
        self.is_passive = is_passive(token)
        actor, theme = roles(token, passive=self.is_passive)
        if theme is None and (listed := introduced(token, passage)) is not None:
            actor, theme = (None if actor == listed else actor), listed
        self.plain = Clause(token, actor, theme, None)
        self.parts: dict[int, list[Token]] = {}
        self._words: tuple[Token, ...] | None = None

    @property
    def words(self) -> tuple[Token, ...]:
        if self._words is None:
            self._words = tuple(claim_words(self.token))
        return self._words

    def clause(self, predicate: Predicate) -> Clause:
        """What stands around the verb for one of its meanings."""
        around = self.plain
        if predicate.needs:
            needed, theme = needed_of(predicate.needs, self.near), around.object
            if needed is not None and theme is not None and is_object(needed, theme):
                theme = None
            around = Clause(self.token, around.subject, theme, needed)
        if predicate.existential:
            there = child(self.token, "expl") is not None
            theme = child(self.token, "attr", "nsubj") if there else None
            around = Clause(self.token, None, theme, around.needed)
        return around


class VerbFrames:
    """Finds the frames of one verb by the lexicon's predicates."""

    def __init__(self, lexicon: Lexicon, nouns: Nouns, *, at_war: bool) -> None:
        self._lexicon = lexicon
        self._nouns = nouns
        self._at_war = at_war

    def needed(self, passage: Passage) -> NeededWords:
        """Where a paragraph has the words that meanings of verbs hang upon."""
        return NeededWords(self._lexicon.predicates.needed, passage)

    def listed(self, passage: Passage) -> Iterator[tuple[Token, Spellings]]:
        """The verbs of a paragraph that the lexicon has, with their spellings there."""
        verbs = self._lexicon.predicates.verbs
        for token, lemma in zip(passage.verbs, passage.verb_lemmas, strict=True):
            if (spellings := verbs.get(lemma)) is not None:
                yield token, spellings

    def of(self, token: Token, spellings: Spellings, passage: Passage, needed: NeededWords, before: str) -> list[Frame]:
        """A frame for each thing that the verb is told of; none where it means no event.

        `before` is the class of what the clause before spoke of, for "they had been abandoned".
        """
        near = needed.near(token, spellings.bound)
        own = particles(token) if spellings.particles else set[str]()
        meanings = [spelt for spelt in spellings.among(near, own) if self._is_open(spelt.predicate, token, passage)]
        if not meanings:
            return []
        verb, found = _Verb(token, passage, before, near), list[Frame]()
        for spelt in meanings:
            frames = [_between(f) for f in self._frames(verb, spelt)]
            told = [f.theme for f in found]
            found += [f for f in frames if not found or (f.theme is not None and f.theme not in told)]
            if found and not leaves_some(found):
                break
        return found

    def _is_open(self, predicate: Predicate, verb: Token, passage: Passage) -> bool:
        """Whether the kind of report and a negation allow a meaning."""
        return not (predicate.war and not self._at_war) and (not predicate.denied or is_denied(verb, passage))

    def _frames(self, verb: _Verb, spelt: Words) -> list[Frame]:
        predicate = spelt.predicate
        around = verb.clause(predicate)
        if (predicate.needs and around.needed is None) or not self._fits(predicate, around, verb):
            return []
        themes: list[Token] = []
        for theme in self._themes(verb, around, predicate):
            themes.append(theme)
            parts = self._parts(verb, theme)
            if frames := self._of_parts(parts, theme, around, verb, spelt):
                return frames[:1] if frames[0].event is Event.ADVANCED else frames
        if not themes and (undergone := self._undergone(around, predicate, verb.passage)) is not None:
            thing = self._thing(undergone, verb, predicate)
            event = predicate.event(thing)
            made = Frame(verb.token, spelt, event, None, undergone, undergone, thing, verb.words) if event else None
            return [] if made is None else [made]
        return self._bare(themes, around, verb, spelt)

    def _themes(self, verb: _Verb, around: Clause, predicate: Predicate) -> Iterator[Token]:
        """The words that may be what the verb is told of, slot by slot."""
        slots, none = predicate.roles["object"], True
        for slot in slots:
            found = of_verb(slot, around, self._nouns, verb.passage)
            if found is None or found.head.dep_ == "agent" or found.dep_ in _BESIDE:
                continue
            if slots == ("needed",) and found.dep_ == "pobj" and found.head.lower_ not in {"of", "with"}:
                continue  # "took revenge on civilians"
            none = False
            yield found
        if none and (lost := self._lost_object(verb, around, predicate)) is not None:
            yield lost

    def _lost_object(self, verb: _Verb, around: Clause, predicate: Predicate) -> Token | None:
        plain = "object" in predicate.roles["object"] and "equipment" in predicate.senses and around.needed is None
        if not plain or around.object is not None or verb.is_passive:
            return None
        return counted_behind(verb.token, self._nouns, verb.passage)

    def _of_parts(self, parts: list[Token], theme: Token, around: Clause, verb: _Verb, spelt: Words) -> list[Frame]:
        """A frame for each coordinated thing for which the predicate has a sense."""
        predicate, frames = spelt.predicate, []
        things = [self._thing(part, verb, predicate) for part in parts]
        events = [predicate.event(thing) for thing in things]
        if not any(events):
            return []
        actor, target = (self._filled(role, around, predicate, verb.passage) for role in ("actor", "target"))
        for order, (part, thing, event) in enumerate(zip(parts, things, events, strict=True)):
            if event is None or ((event.family is Family.GAIN or event is Event.DISPLACED) and is_bare(part)):
                continue
            if event is Event.PRESENT and lemmas().of(part) in TALLIES:  # "brings to 251 the number of aircraft"
                continue
            own = part_words(verb.words, parts, order, verb.token)
            acts, suffers = (part if one == theme else one for one in (actor, target))
            frames.append(Frame(verb.token, spelt, event, acts, part, suffers, thing, own, around.needed))
        if len(frames) == 1 and frames[0].event is Event.DAMAGED:
            frames += _other_supplies(frames[0], predicate)
        return frames

    def _bare(self, themes: list[Token], around: Clause, verb: _Verb, spelt: Words) -> list[Frame]:
        """The frames of a verb that is told of nothing, or of a needed word: one for each of several of these."""
        predicate, needed = spelt.predicate, around.needed
        event = predicate.senses.get("none") or predicate.senses.get("any")
        if event is None:
            return []
        actor, target = (self._filled(role, around, predicate, verb.passage) for role in ("actor", "target"))
        if themes and all(theme != actor for theme in themes):
            return []
        spare = around.object is not None and needed is None and not verb.is_passive
        if spare and not themes and around.object not in (actor, target):
            return []  # the verb has an object, for which this meaning has no place: "held talks on"
        several = [t for t in with_conjuncts(needed) if _is_needed(t, predicate)] if needed is not None else []
        if len(several) < 2:  # noqa: PLR2004 - "launched 4 missile strikes and 38 air strikes" are two
            told = verb.words if needed is None else _up_to_the_next(needed, verb)
            return [Frame(verb.token, spelt, event, actor, None, target, "none", told, needed)]
        words = [part_words(verb.words, several, order, verb.token) for order in range(len(several))]
        return [
            Frame(verb.token, spelt, event, actor, None, target, "none", own, each)
            for own, each in zip(words, several, strict=True)
        ]

    def _undergone(self, around: Clause, predicate: Predicate, passage: Passage) -> Token | None:
        """The subject where a passive lost its auxiliary: "two were killed and twelve injured", "Depot destroyed"."""
        verb = around.verb
        if verb.tag_ not in {"VBD", "VBN"} or "none" in predicate.senses or "subject" not in predicate.roles["actor"]:
            return None
        before = [c for c in children(verb, "nsubj") if c.i < verb.i]
        if not before or children(verb, "aux", "auxpass"):
            return None
        who = before[-1]
        thing = self._nouns.thing(who, passage)
        rest = () if predicate.needs else ("acomp", "oprd")
        particle = () if predicate.needs or thing == "munition" else ("prt",)  # "Two drones shot down over Odesa"
        if any(c.i > verb.i for c in children(verb, "ccomp", "xcomp", "dobj", *rest, *particle)):
            return None
        if thing == "place" and verb.dep_ == "ROOT" and passage.text.rstrip()[-1:] not in ".!?":
            return who  # the headline "Kherson shelled again"
        return None if thing in {"force", "place", "pronoun", "other"} else who

    def _filled(self, role: str, around: Clause, predicate: Predicate, passage: Passage) -> Token | None:
        slots = predicate.roles[role]
        return next((t for slot in slots if (t := of_verb(slot, around, self._nouns, passage)) is not None), None)

    def _thing(self, part: Token, verb: _Verb, predicate: Predicate) -> str:
        """The class of a thing; pronouns and numbers stand for what the clause before spoke of."""
        thing = self._nouns.thing(part, verb.passage)
        if thing not in {"number", "pronoun"}:
            return thing
        if part.lower_ == "others" and verb.before in {"equipment", "munition"}:
            return verb.before  # "destroyed two tanks and seized four others"
        known = predicate.event(verb.before) is not None
        if thing == "number":
            return self._counted_of(verb, predicate) or (verb.before if known else "civilians")
        if part.lower_ == "what":
            return "other"
        if known and verb.is_passive:
            return verb.before
        event = predicate.event(thing)
        nobody = part.lower_ == "it" and self._at_war and (event is None or event in _OF_PEOPLE)
        return "place" if nobody else thing

    def _counted_of(self, verb: _Verb, predicate: Predicate) -> str | None:
        """The class of what a sentence counts: "Of the 30 drones, 28 were", "the number of soldiers killed rose to"."""
        of = [child(p, "pobj") for p in children(verb.token, "prep") if p.lower_ == "of" and p.i < verb.token.i]
        of += [t for tally in children(verb.token, "nsubj") if lemmas().of(tally) in TALLIES for t in counted_by(tally)]
        if verb.is_passive and verb.before == "none":  # "used 14 drones; ten were shot down"
            before = verb.passage.tokens[verb.passage.sentence(verb.token).start : verb.token.i]
            of += [t for t in reversed(before) if t.tag_ == "NNS" and children(t, "nummod")]
        things = (self._nouns.thing(noun, verb.passage) for noun in of if noun is not None)
        return next((thing for thing in things if thing != "pronoun" and predicate.event(thing) is not None), None)

    def _parts(self, verb: _Verb, theme: Token) -> list[Token]:
        """What one verb is told of, thing by thing; settlements or people that share one number stay together."""
        if theme.i in verb.parts:
            return verb.parts[theme.i]
        attributive = verb.token.dep_ == "acl"
        first = first_described(theme) if attributive else theme
        parts, inner = with_conjuncts(first), self._nouns.inside(first)
        if inner != first:
            parts += [part for part in with_conjuncts(inner)[1:] if part not in parts]
        if attributive:
            parts = with_same_participle(parts, verb.token)
        kept = verb.parts[theme.i] = parts[:1]
        for part in parts[1:]:
            thing = self._nouns.thing(part, verb.passage)
            shared = thing in _COUNTED_TOGETHER and thing == self._nouns.thing(kept[-1], verb.passage)
            counted = children(part, "nummod") or any(c.lower_ in {"a", "an"} for c in part.lefts) or is_ones(part)
            if counted or not shared:
                kept.append(part)
        return kept

    def _fits(self, predicate: Predicate, around: Clause, verb: _Verb) -> bool:
        """Whether the clause is one that the predicate takes: its place, what is shown, its subject."""
        if predicate.existential and (child(around.verb, "expl") is None or self._is_told_of(around)):
            return False
        if predicate.located and not self._is_located(around.verb, verb.passage):
            return False
        if predicate.speaks and around.needed is not None and around.needed.i < around.verb.i:
            return False  # "a selfie posted by X" is handed over, not told
        if predicate.roles["object"] == ("subject",) and self._does_more(predicate, around, verb):
            return False
        return not predicate.subject or self._takes_subject(predicate, around, verb)

    def _is_told_of(self, around: Clause) -> bool:
        """As in "there were two soldiers killed": a participle tells it of the noun."""
        told = self._lexicon.predicates.verbs
        return any(lemmas().of(participle) in told for participle in participles(child(around.verb, "attr")))

    def _does_more(self, predicate: Predicate, around: Clause, verb: _Verb) -> bool:
        """Whether a verb that tells of its subject alone has more to say: "burnt down houses", "set out how"."""
        if around.needed is not None or verb.is_passive:
            return False
        content = child(around.verb, "ccomp")
        if content is not None and content.i > around.verb.i:
            return True
        return around.object is not None and self._nouns.thing(around.object, verb.passage) in predicate.senses

    def _takes_subject(self, predicate: Predicate, around: Clause, verb: _Verb) -> bool:
        who = around.subject
        if who is None and "mover" in predicate.roles["actor"]:
            who = around.object
        if who is None and self._at_war and not predicate.strict and verb.token.tag_ in {"VBD", "VBN", "VBG"}:
            # The parser has lost the subject, or the passive names nobody.
            return around.object is not None or (self._is_empty(around.needed) and verb.is_passive)
        if who is None:
            undergone = around.object is not None or self._is_empty(around.needed)
            return undergone and verb.is_passive and "any" not in predicate.senses
        if who.lower_ in self._lexicon.hedges.nobody:
            return True
        return takes(predicate, who, self._nouns, verb.passage, at_war=self._at_war)

    def _is_empty(self, needed: Token | None) -> bool:
        """Whether a needed word tells no event by itself: "control" does not, "encirclement" does."""
        return needed is not None and lemmas().of(needed) not in self._lexicon.predicates.nouns

    def _is_located(self, verb: Token, passage: Passage) -> bool:
        """Whether a phrase of place hangs on the verb."""
        holders = [verb, *children(verb, "acomp", "dobj")]  # "are present in the town", "has troops in the town"
        places = [child(p, "pobj") for h in holders for p in children(h, "prep") if p.lower_ in _LOCATIVE]
        return any(p is not None and self._nouns.thing(p, passage) in _GROUND for p in places)


def _other_supplies(frame: Frame, predicate: Predicate) -> Iterator[Frame]:
    """As in "left the town without electricity, water and heating": each is cut off by itself."""
    if frame.needed is not None:
        for other in with_conjuncts(frame.needed):
            if other != frame.needed and _is_needed(other, predicate):
                yield replace(frame, needed=other, words=tuple(noun_phrase(other)))


def _up_to_the_next(needed: Token, verb: _Verb) -> tuple[Token, ...]:
    """The clause up to what is coordinated with a needed word's noun: "launched 4 missile strikes" and no more."""
    noun = needed.head if needed.dep_ == "compound" and is_noun(needed.head) else needed
    parts = with_conjuncts(noun)
    return part_words(verb.words, parts, 0, verb.token) if parts[0] == noun and noun.i > verb.token.i else verb.words


def _between(frame: Frame) -> Frame:
    """With the parties that the noun of a fight names: "clashes between A and B went on"."""
    if frame.event.family is not Family.HOLD or frame.needed is None:
        return frame
    one, other = opponents(frame.needed, None)
    return frame if one is None else replace(frame, actor=one, target=other)


def _is_needed(token: Token, predicate: Predicate) -> bool:
    return lemmas().of(token) in predicate.needs or token.lower_ in predicate.needs


def takes(predicate: Predicate, who: Token, nouns: Nouns, passage: Passage, *, at_war: bool) -> bool:
    """Whether the predicate takes such a subject; "we" stands for the speakers themselves.

    A report of fighting leaves open who its fighters are ("the movement", "they"), unless the frame is strict.
    """
    if nouns.is_of_peace(who):
        return False
    wide = at_war and "people" in predicate.subject and not predicate.strict
    if wide and nouns.thing(who, passage) in _ANYBODY:
        return True
    if who.tag_ == "PRP" and who.lower_ in predicate.subject:
        return True
    return nouns.thing(who, passage) in predicate.subject
