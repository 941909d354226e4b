"""Predicates: which words tell an event, who is who in their clause, and an example of each (lexicon/events/*.toml).

The heads of the files and docs/lexicon.md say what the keys mean. A frame is one meaning; each of its words stands with
an example that `reportedly lexicon test` runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from reportedly.errors import LexiconError
from reportedly.record import Event, Outcome

Row = Mapping[str, Any]

NOTHING = "nothing"  # what an example is said to tell where its word means no event
ROLES = ("actor", "target", "object", "place", "quantity")
_PARTS = ("verbs", "nouns", "adjectives", "states")
_KEYS = {
    *("name", "senses", "roles", "subject", "needs", "needs_place", "loses", "weak", "copular", "speaks", "located"),
    *("existential", "outcome", "war", "strict", "denied", "verbless", *_PARTS),
}
_BINDINGS = {"actor": ("subject",), "object": ("object",), "target": ("object",)}
_BRACKET = re.compile(r"\[(\w+) ([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a word tells an event in; `roles` are the words that fill each role. No event: it tells none."""

    sentence: str
    event: Event | None
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One meaning of some words; docs/lexicon.md says what each field means."""

    name: str
    senses: Mapping[str, Event]
    roles: Mapping[str, tuple[str, ...]]
    subject: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    needs_place: bool = False
    loses: str | None = None
    weak: bool = False
    copular: bool = False
    speaks: bool = False
    located: bool = False
    existential: bool = False
    outcome: Outcome | None = None
    war: bool = False
    strict: bool = False
    denied: bool = False
    verbless: bool = False

    def event(self, thing: str) -> Event | None:
        """The event that the predicate means with an object of this class."""
        return self.senses.get(thing) or (self.senses.get("any") if thing != "none" else None)


@dataclass(frozen=True, slots=True)
class Words:
    """One spelling of a predicate: its head word, the particle that must stand with it, and its examples."""

    head: str
    particle: str | None
    part: str
    predicate: Predicate
    examples: tuple[Example, ...]
    origin: str

    @property
    def spelling(self) -> str:
        """As the lexicon has it."""
        return self.head if self.particle is None else f"{self.head} {self.particle}"


@dataclass(frozen=True, slots=True)
class Spellings:
    """The spellings of one verb, the most specific first, found by the words that they or their meanings need.

    However many meanings a verb has, only those are looked at whose words stand near: `free` need none, `bound` one of
    the words that they stand under, `parted` nothing but their particle; `particles` are those of all.
    """

    ordered: tuple[Words, ...]
    free: tuple[int, ...]
    bound: Mapping[str, tuple[int, ...]]
    parted: Mapping[str, tuple[int, ...]]
    particles: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[Words]) -> Spellings:
        """Of a verb's spellings in any order."""
        ordered = tuple(sorted(words, key=_most_specific_first))
        free: list[int] = []
        bound: dict[str, tuple[int, ...]] = {}
        parted: dict[str, tuple[int, ...]] = {}
        for index, spelt in enumerate(ordered):
            for need in spelt.predicate.needs:
                bound[need] = (*bound.get(need, ()), index)
            if spelt.predicate.needs:
                continue
            if spelt.particle is None:
                free.append(index)
            else:
                parted[spelt.particle] = (*parted.get(spelt.particle, ()), index)
        return cls(
            ordered, tuple(free), bound, parted, frozenset(w.particle for w in ordered if w.particle is not None)
        )

    def among(self, near: Iterable[str], particles: AbstractSet[str]) -> list[Words]:
        """Those that need no other word, or one of these words near the verb, and no other particle than these."""
        found = {index for word in near for index in self.bound[word]}
        found.update(index for word in particles & self.parted.keys() for index in self.parted[word])
        meant = (self.ordered[index] for index in (sorted(found.union(self.free)) if found else self.free))
        return [spelt for spelt in meant if spelt.particle is None or spelt.particle in particles]


@dataclass(frozen=True, slots=True)
class Predicates:
    """All predicates by the lemma of their head word; a state by the last word of its phrase.

    `needed` are all words that some meaning of a verb needs.
    """

    verbs: Mapping[str, Spellings]
    nouns: Mapping[str, tuple[Words, ...]]
    adjectives: Mapping[str, tuple[Words, ...]]
    states: Mapping[str, tuple[tuple[re.Pattern[str], Words], ...]]
    light: frozenset[str]
    needed: frozenset[str]

    def words(self) -> tuple[Words, ...]:
        """Every spelling once, in the order of the lexicon."""
        found = [w for part in (self.nouns, self.adjectives) for each in part.values() for w in each]
        found += [w for spellings in self.verbs.values() for w in spellings.ordered]
        found += [w for each in self.states.values() for _, w in each]
        return tuple(sorted(found, key=lambda w: (w.origin, w.predicate.name, w.part, w.spelling)))


def predicates_of(files: Mapping[str, Row], light: frozenset[str]) -> Predicates:
    """The predicates of parsed files, by the files' names.

    Raises:
        LexiconError: a frame is malformed; the sentence names the file, the frame and the word.
    """
    words = [spelt for origin, raw in files.items() for row in raw.get("frame", ()) for spelt in _words(row, origin)]
    by_part: dict[str, dict[str, list[Words]]] = {part: {} for part in _PARTS}
    for spelt in words:
        key = spelt.spelling.split()[-1] if spelt.part == "states" else spelt.head
        by_part[spelt.part].setdefault(key, []).append(spelt)
    ordered = {
        part: {head: tuple(sorted(found, key=_most_specific_first)) for head, found in heads.items()}
        for part, heads in by_part.items()
    }
    states = {k: tuple((_state_pattern(w.spelling), w) for w in found) for k, found in ordered["states"].items()}
    verbs = {head: Spellings.of(found) for head, found in by_part["verbs"].items()}
    needed = frozenset(need for spellings in verbs.values() for need in spellings.bound)
    return Predicates(verbs, ordered["nouns"], ordered["adjectives"], states, light, needed)


def _words(row: Row, origin: str) -> list[Words]:
    named = str(row.get("name") or next((w for part in _PARTS for w in row.get(part, ())), "a frame without a name"))
    where = f"{origin}, {named}"
    if unknown := sorted(set(row) - _KEYS):
        raise LexiconError(f"{where}: unknown key {unknown[0]}; docs/lexicon.md lists the keys.")
    predicate = _predicate(row, named, where)
    out = []
    for part in _PARTS:
        for spelling, told in row.get(part, {}).items():
            examples = tuple(
                _example(line, f"{where}, {spelling}") for line in ([told] if isinstance(told, str) else told)
            )
            if not any(example.event is not None for example in examples):
                raise LexiconError(f"{where}, {spelling}: no example; give one sentence, as docs/lexicon.md shows.")
            head, _, particle = spelling.partition(" ") if part == "verbs" else (spelling, "", "")
            out.append(Words(head, particle or None, part, predicate, examples, origin))
    if not out:
        raise LexiconError(f"{where}: no words; list them under frame.verbs, nouns, adjectives or states.")
    return out


def _predicate(row: Row, named: str, where: str) -> Predicate:
    try:
        senses = {thing: Event(event) for thing, event in row["senses"].items()}
        outcome = Outcome(row["outcome"]) if "outcome" in row else None
        roles = {**_BINDINGS, **{role: tuple(slots) for role, slots in row.get("roles", {}).items()}}
    except (KeyError, ValueError, AttributeError) as error:
        raise LexiconError(f"{where}: no valid senses, roles or outcome ({error}); see docs/lexicon.md.") from error
    if not senses:
        raise LexiconError(f"{where}: no senses; say which event it means.")
    if unknown := sorted(set(roles) - set(ROLES)):
        raise LexiconError(f"{where}: there is no role {unknown[0]}; roles are {', '.join(ROLES)}.")
    if "people" in senses:
        senses.setdefault("force", senses["people"])  # "captured forty Russians" is said like "forty soldiers"
    flags = (
        "needs_place",
        "weak",
        "copular",
        "speaks",
        "located",
        "existential",
        "war",
        "strict",
        "denied",
        "verbless",
    )
    return Predicate(
        name=named,
        senses=senses,
        roles=roles,
        subject=frozenset(row.get("subject", ())),
        needs=frozenset(row.get("needs", ())),
        loses=row.get("loses"),
        outcome=outcome,
        **{flag: bool(row.get(flag, False)) for flag in flags},
    )


def _example(line: object, where: str) -> Example:
    """As in "captured: [actor Russian troops] took [object Soledar].", "nothing: The party took the seat."."""
    event, colon, marked = str(line).partition(": ")
    try:
        meant = None if event == NOTHING else Event(event)
    except ValueError as error:
        raise LexiconError(
            f"{where}: an example begins with its event and a colon, or “{NOTHING}:” ({error})."
        ) from error
    if not colon or not marked.strip():
        raise LexiconError(f"{where}: an example begins with its event and a colon, then the sentence.")
    roles = tuple((match[1], match[2]) for match in _BRACKET.finditer(marked))
    if unknown := sorted({role for role, _ in roles} - set(ROLES)):
        raise LexiconError(f"{where}: the example names a role {unknown[0]}; roles are {', '.join(ROLES)}.")
    return Example(_BRACKET.sub(lambda match: match[2], marked), meant, roles)


def _most_specific_first(words: Words) -> tuple[bool, bool, bool, bool]:
    return not words.predicate.denied, words.particle is None, not words.predicate.needs, not words.predicate.subject


def _state_pattern(phrase: str) -> re.Pattern[str]:
    """Lets a few words stand inside the phrase: "under Russian control", "in the so-called grey zone"."""
    first, *rest = phrase.split()
    return re.compile(rf"\b{first}\b" + "".join(rf"(?:\s+[\w’'-]+){{0,3}}?\s+{word}\b" for word in rest), re.IGNORECASE)
