"""What the lexicons say of words, by what the words do: hand over, hedge, name things, count, speak."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.record import Channel, EvidenceKind, Outcome, SourceKind


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
    truths: frozenset[str]
    failing: frozenset[str]
    unable: frozenset[str]
    irrealis_marks: frozenset[str]
    irrealis_modals: frozenset[str]
    aims: frozenset[str]
    needing: frozenset[str]
    left_open: frozenset[str]
    telling: frozenset[str]
    ending: frozenset[str]
    anybody: frozenset[str]
    habit: frozenset[str]
    wrongs: frozenset[str]
    inverted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Things:
    """The class and kind of nouns, the unit that a class is counted in, nouns counted through their content.

    `last_words` end the names of classes, with the most characters that one has before its last word.
    `makes` matches names of makes, with a group for each of the kinds `make_kinds`; `kind_class` is the class that a
    kind belongs to.
    """

    classes: Mapping[str, str]
    last_words: Mapping[str, int]
    kinds: Mapping[str, str]
    makes: re.Pattern[str]
    make_kinds: tuple[str, ...]
    kind_class: Mapping[str, str]
    units: Mapping[str, str]
    by_themselves: frozenset[str]
    sized: frozenset[str]
    many: frozenset[str]
    groups: frozenset[str]
    parts: frozenset[str]
    people: Mapping[str, frozenset[str]]
    tolls: Mapping[str, Outcome]
    bands: frozenset[str]
    band_words: frozenset[str]
    band_persons: frozenset[str]
    war_words: frozenset[str]
    peace_words: frozenset[str]
    peaceful: frozenset[str]
    least_war: float


@dataclass(frozen=True, slots=True)
class Numbers:
    """How number words are read; `vague` are ranges, `sources` say why each is read so."""

    numerals: Mapping[str, int]
    scales: Mapping[str, float]
    vague: Mapping[str, tuple[float | None, float | None]]
    sources: Mapping[str, str]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    behind_at_least: tuple[str, ...]
    behind_at_most: tuple[str, ...]
    between: frozenset[str]
    opening: frozenset[str]
    length: frozenset[str]
    area: frozenset[str]
    square: frozenset[str]
    sets: Mapping[str, float]
    times: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a source is by its head noun."""

    kinds: Mapping[str, SourceKind]
    informants: frozenset[str]
    unnamed: frozenset[str]
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
