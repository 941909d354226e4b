"""The English lexicons: which words tell an event, hand over a statement, hedge, count and name things.

They are data (`lexicon/*.toml`), checked as they are loaded. Each file's head says what its keys mean.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from reportedly.errors import LexiconError
from reportedly.record import Channel, Event, EvidenceKind, SourceKind

_Part = TypeVar("_Part")

_MANNERS = {"says", "confirms", "claims", "hints", "believes", "denies", "expects", "orders", "feels", "judges"}
_PREDICATE_KEYS = {
    "verbs",
    "nouns",
    "states",
    "senses",
    "actor",
    "subject",
    "needs",
    "needs_place",
    "loses",
    "weak",
    "copular",
    "speaks",
    "located",
    "existential",
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """One meaning of some words; see lexicon/predicates.toml for what each field means."""

    senses: Mapping[str, Event]
    actor: str
    subject: frozenset[str]
    needs: frozenset[str]
    needs_place: bool
    loses: str | None
    weak: bool
    copular: bool
    speaks: bool = False
    located: bool = False
    existential: bool = False

    def event(self, thing: str) -> Event | None:
        """The event that the predicate means with an object of this class."""
        return self.senses.get(thing) or (self.senses.get("any") if thing != "none" else None)


@dataclass(frozen=True, slots=True)
class Words:
    """One spelling of a predicate: its head word and the particle that must stand with it."""

    particle: str | None
    predicate: Predicate


@dataclass(frozen=True, slots=True)
class Predicates:
    """All predicates by the lemma of their head word; `states` are compiled phrases."""

    verbs: Mapping[str, tuple[Words, ...]]
    nouns: Mapping[str, tuple[Predicate, ...]]
    states: tuple[tuple[re.Pattern[str], Predicate], ...]
    state_words: frozenset[str]
    light: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """One way in which a word hands something over; see lexicon/cues.toml for `manner` and `takes`."""

    manner: str
    takes: frozenset[str]
    particles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that hand something over to its source, by the lemma of their head word."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    adverbs: frozenset[str]
    shows: frozenset[str]
    findings: frozenset[str]
    phrases: Mapping[tuple[str, str], str]
    phrase_verbs: frozenset[str]
    prepositions: Mapping[str, str]
    words_of: Mapping[str, frozenset[str]]
    conceding: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words that take something back, with their ICD 203 band where they have one."""

    adverbs: Mapping[str, tuple[int, int] | None]
    modals: frozenset[str]
    raising: frozenset[str]
    nouns: frozenset[str]
    odds: Mapping[str, tuple[int, int]]
    will: frozenset[str]
    planning: frozenset[str]
    risks: frozenset[str]
    approximate: tuple[tuple[str, ...], ...]
    unconfirmed: re.Pattern[str]
    open_part: tuple[re.Pattern[str], ...]
    negations: frozenset[str]
    no: frozenset[str]
    nobody: frozenset[str]
    states: frozenset[str]
    denials: frozenset[str]
    failing: frozenset[str]
    unable: frozenset[str]
    irrealis_marks: frozenset[str]
    irrealis_modals: frozenset[str]
    aims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Things:
    """The class of a noun, the unit that a class is counted in, and nouns counted through their content."""

    classes: Mapping[str, str]
    units: Mapping[str, str]
    by_themselves: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """How number words are read."""

    numerals: Mapping[str, int]
    ranges: Mapping[str, tuple[int, int]]
    open: Mapping[str, int]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    measures: Mapping[str, tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a source is by its head noun."""

    kinds: Mapping[str, SourceKind]
    informants: frozenset[str]
    titles: Mapping[str, str]
    documents: Mapping[str, Channel]
    heard_by: Mapping[str, Channel]
    posting: frozenset[str]
    evidence: Mapping[str, EvidenceKind]
    offices: frozenset[str]
    of_any_kind: frozenset[str]
    hearsay: frozenset[str]
    persons: frozenset[str]
    spokespersons: frozenset[str]
    soldiers: frozenset[str]
    speakers: frozenset[str]
    abstract: tuple[str, ...]
    mute: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the English extractor knows about words."""

    predicates: Predicates
    cues: Cues
    hedges: Hedges
    things: Things
    numbers: Numbers
    sources: Sources


@cache
def english_lexicon() -> Lexicon:
    """The bundled lexicon.

    Raises:
        LexiconError: an entry is malformed; the sentence names the file and the entry.
    """
    return Lexicon(
        predicates=_made("predicates", _predicates),
        cues=_made("cues", _cues),
        hedges=_made("hedges", _hedges),
        things=_made("things", _things),
        numbers=_made("quantities", _numbers),
        sources=_made("sources", _sources),
    )


def _made(name: str, make: Callable[[dict[str, Any]], _Part]) -> _Part:
    raw = _read(name)
    try:
        return make(raw)
    except (KeyError, ValueError, TypeError, AttributeError, re.error) as error:
        what = f"the key {error} is missing" if isinstance(error, KeyError) else str(error)
        raise LexiconError(f"lexicon/{name}.toml: {what}; the head of the file says what its keys mean.") from error


def _read(name: str) -> dict[str, Any]:
    path = files(__package__) / "lexicon" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon/{name}.toml is not valid TOML: {error}.") from error


def _predicates(raw: dict[str, Any]) -> Predicates:
    rows, light = raw["predicate"], raw["light"]["verbs"]
    verbs: dict[str, list[Words]] = {}
    nouns: dict[str, list[Predicate]] = {}
    states: list[tuple[re.Pattern[str], Predicate]] = []
    for row in rows:
        predicate = _predicate(row)
        for phrase in row.get("verbs", ()):
            head, _, particle = phrase.partition(" ")
            verbs.setdefault(head, []).append(Words(particle or None, predicate))
        for noun in row.get("nouns", ()):
            nouns.setdefault(noun, []).append(predicate)
        states += [(_state_pattern(phrase), predicate) for phrase in row.get("states", ())]
    return Predicates(
        verbs={k: tuple(sorted(v, key=_most_specific_first)) for k, v in verbs.items()},
        nouns={k: tuple(v) for k, v in nouns.items()},
        states=tuple(states),
        state_words=frozenset(phrase.split()[-1] for row in rows for phrase in row.get("states", ())),
        light=frozenset(verb.split()[0] for verb in light),
    )


def _most_specific_first(words: Words) -> tuple[bool, bool, bool]:
    predicate = words.predicate
    return words.particle is None, not predicate.needs, not predicate.subject


def _state_pattern(phrase: str) -> re.Pattern[str]:
    """Lets a few words stand inside the phrase: "under Russian control", "in the so-called grey zone"."""
    first, *rest = phrase.split()
    return re.compile(rf"\b{first}\b" + "".join(rf"(?:\s+[\w’'-]+){{0,3}}?\s+{word}\b" for word in rest), re.IGNORECASE)


def _predicate(row: dict[str, Any]) -> Predicate:
    named = (row.get("verbs") or row.get("nouns") or row.get("states") or ["?"])[0]
    if unknown := sorted(set(row) - _PREDICATE_KEYS):
        raise LexiconError(f"lexicon/predicates.toml, {named}: unknown key {unknown[0]}; see the head of the file.")
    try:
        senses = {thing: Event(event) for thing, event in row["senses"].items()}
    except (KeyError, ValueError) as error:
        raise LexiconError(f"lexicon/predicates.toml, {named}: no valid senses ({error}).") from error
    if not senses:
        raise LexiconError(f"lexicon/predicates.toml, {named}: no senses; say which event it means.")
    if "people" in senses:
        senses.setdefault("force", senses["people"])  # "captured forty Russians" is said like "forty soldiers"
    return Predicate(
        senses=senses,
        actor=row.get("actor", "subject"),
        subject=frozenset(row.get("subject", ())),
        needs=frozenset(row.get("needs", ())),
        needs_place=row.get("needs_place", False),
        loses=row.get("loses"),
        weak=row.get("weak", False),
        copular=row.get("copular", False),
        speaks=row.get("speaks", False),
        located=row.get("located", False),
        existential=row.get("existential", False),
    )


def _cues(raw: dict[str, Any]) -> Cues:
    return Cues(
        verbs=_by_head(raw["cue"], "verbs"),
        nouns=_by_head(raw["noun"], "nouns"),
        adjectives=_by_head(raw["adjective"], "adjectives"),
        adverbs=frozenset(raw["adverbs"]["words"]),
        shows=frozenset(raw["shows"]["verbs"]),
        findings=frozenset(raw["shows"]["findings"]),
        phrases={(v, n): row["manner"] for row in raw["phrase"] for v in row["verbs"] for n in row["nouns"]},
        phrase_verbs=frozenset(verb for row in raw["phrase"] for verb in row["verbs"]),
        prepositions=raw["prepositions"],
        conceding=frozenset(verb.split()[0] for verb in raw["conceding"]["verbs"]),
        words_of={noun: frozenset(preps) for noun, preps in raw["words_of"].items()},
    )


def _by_head(rows: list[dict[str, Any]], key: str) -> dict[str, tuple[Cue, ...]]:
    """The entries of each word, in the order of the file."""
    found: dict[str, list[Cue]] = {}
    for row in rows:
        if row["manner"] not in _MANNERS:
            raise ValueError(f"{row[key][0]}: there is no manner {row['manner']}")
        if unknown := sorted(set(row) - {"manner", "takes", key}):
            raise ValueError(f"{row[key][0]}: unknown key {unknown[0]}")
        for phrase in row[key]:
            head, *particles = phrase.split()
            found.setdefault(head, []).append(Cue(row["manner"], frozenset(row["takes"]), tuple(particles)))
    return {head: tuple(cues) for head, cues in found.items()}


def _hedges(raw: dict[str, Any]) -> Hedges:
    def gather(table: str, key: str) -> frozenset[str]:
        return frozenset(word for row in raw[table] for word in row.get(key, ()))

    adverbs = {
        word: (tuple(row["band"]) if "band" in row else None) for row in raw["hedge"] for word in row.get("words", ())
    }
    patterns = [
        pattern.replace("CHECK", "|".join(row["checking"])) for row in raw["unconfirmed"] for pattern in row["patterns"]
    ]
    return Hedges(
        adverbs=adverbs,
        modals=gather("hedge", "modals"),
        raising=gather("hedge", "raising"),
        nouns=gather("hedge", "nouns"),
        odds={word: tuple(row["band"]) for row in raw["hedge"] for word in row.get("odds", ())},
        will=gather("forecast", "modals"),
        planning=gather("forecast", "raising"),
        risks=gather("forecast", "nouns"),
        approximate=tuple(tuple(phrase.split()) for phrase in raw["approximate"]["words"]),
        unconfirmed=re.compile("|".join(patterns), re.IGNORECASE),
        open_part=tuple(re.compile(p, re.IGNORECASE) for row in raw["unconfirmed"] for p in row["open_part"]),
        negations=frozenset(raw["negation"]["words"]),
        no=frozenset(raw["negation"]["determiners"]),
        nobody=frozenset(raw["negation"]["nobody"]),
        states=frozenset(raw["states"]["verbs"]),
        denials=frozenset(raw["states"]["denials"]),
        failing=frozenset(raw["negation"]["verbs"]),
        unable=frozenset(raw["negation"]["adjectives"]),
        irrealis_marks=frozenset(raw["irrealis"]["marks"]),
        irrealis_modals=frozenset(raw["irrealis"]["modals"]),
        aims=frozenset(raw["irrealis"]["aims"]),
    )


def _things(raw: dict[str, Any]) -> Things:
    classes: dict[str, str] = {}
    for name, nouns in raw["class"].items():
        for noun in nouns:
            classes.setdefault(noun, name)
    units = dict(raw["units"])
    by_themselves = frozenset(units.pop("by_themselves"))
    return Things(classes, units, by_themselves, frozenset(raw["groups"]["nouns"]))


def _numbers(raw: dict[str, Any]) -> Numbers:
    return Numbers(
        numerals=raw["numerals"],
        ranges={word: (low, high) for word, (low, high) in raw["ranges"].items()},
        open=raw["open"],
        at_least=tuple(raw["bounds"]["at_least"]),
        at_most=tuple(raw["bounds"]["at_most"]),
        measures={name: (row["unit"], row["factor"]) for name, row in raw["units"].items()},
    )


def _sources(raw: dict[str, Any]) -> Sources:
    kinds: dict[str, SourceKind] = {}
    for kind, nouns in raw["kinds"].items():
        for noun in nouns:
            kinds.setdefault(noun, SourceKind(kind))
    return Sources(
        kinds=kinds,
        informants=frozenset(raw["informants"]["nouns"]),
        titles=raw["titles"],
        heard_by=dict.fromkeys(raw["heard_by"]["press"], Channel.PRESS),
        posting=frozenset(raw["heard_by"]["posting"]),
        documents={noun: Channel(channel) for channel, nouns in raw["documents"].items() for noun in nouns},
        evidence={noun: EvidenceKind(kind) for kind, nouns in raw["evidence"].items() for noun in nouns},
        offices=frozenset([*raw["offices"]["bodies"], *raw["offices"]["spokespersons"]]),
        of_any_kind=frozenset(raw["offices"]["of_any_kind"]),
        hearsay=frozenset(raw["hearsay"]["nouns"]),
        persons=frozenset(raw["persons"]["nouns"]),
        spokespersons=frozenset(raw["offices"]["spokespersons"]),
        soldiers=frozenset(raw["soldiers"]["nouns"]),
        speakers=frozenset(raw["speakers"]["nouns"]),
        abstract=tuple(raw["speakers"]["abstract"]),
        mute=frozenset(raw["speakers"]["mute"]),
    )
