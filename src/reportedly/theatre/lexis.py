"""The list of a theatre's names in every spelling, built once per theatre and searched in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import ahocorasick

from reportedly.record import SourceKind
from reportedly.theatre.spelling import folded, sector_spellings, source_spellings
from reportedly.theatre.units import unit_spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.theatre.model import KnownSource, Side, Theatre


class NameKind(StrEnum):
    """What a name of the pack names."""

    FORCE = "force"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SLUR = "slur"
    UNIT = "unit"
    SOURCE = "source"
    SECTOR = "sector"


class Case(StrEnum):
    """How a name's capitals count: not at all, the name's own at least, or letter for letter."""

    ANY = "any"
    CAPITALS = "capitals"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling and what it means; `ref` is a side's code or the id of a unit, source or sector.

    `surname` marks a person's last name that stands alone.
    """

    written: str
    kind: NameKind
    ref: str
    side: str | None
    case: Case
    surname: bool = False

    def fits(self, words: str) -> bool:
        """Whether the text's words, equal but for case and punctuation, are this name."""
        if words == self.written or self.case is Case.ANY:
            return True
        capitals = (found for found, ours in zip(words, self.written, strict=True) if ours.isupper())
        return self.case is Case.CAPITALS and all(letter.isupper() for letter in capitals)


# An acronym is one word of up to this many letters, two of them capitals ("MoD", "UNIAN", "DeepState" is longer).
_LONGEST_ACRONYM = 7
_ACRONYM_CAPITALS = 2


# A source's name of so few words is an ordinary phrase in small letters ("white house", "state department").
_FEW_WORDS = 2


def case_of(written: str, *, proper: bool) -> Case:
    """How the capitals of a name count: an acronym's all, a single proper name's too, a phrase's not at all."""
    capitals = sum(letter.isupper() for letter in written)
    one_word = " " not in folded(written).strip()
    if one_word and len(written) <= _LONGEST_ACRONYM and capitals >= _ACRONYM_CAPITALS:
        return Case.EXACT
    return Case.CAPITALS if proper or one_word else Case.ANY


class Lexis:
    """An automaton over the folded spellings, and the names behind each."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names: dict[str, tuple[Name, ...]] = {}
        for name in names:
            key = folded(name.written)
            meant = self.names.get(key, ())
            if key.strip() and name not in meant:
                self.names[key] = (*meant, name)
        self._automaton: Any = ahocorasick.Automaton()
        for key in self.names:
            self._automaton.add_word(f" {key} ", key)
        if self.names:
            self._automaton.make_automaton()

    def candidates(self, bounded: str) -> Iterator[tuple[int, str]]:
        """Start and folded spelling of each that stands in a folded text with a blank before and after it."""
        if self.names:
            for end, key in self._automaton.iter(bounded):
                # The blanks around text and spelling cancel out.
                yield end - len(key) - 1, key


@lru_cache(maxsize=8)  # one theatre a run is the rule; tests use some
def lexis_of(theatre: Theatre) -> Lexis:
    """The names of a theatre; the first listed wins where a rule makes one spelling for two things."""
    return Lexis(_unambiguous([*_of_sides(theatre), *_of_units(theatre), *_of_sources(theatre), *_of_sectors(theatre)]))


def _of_sides(theatre: Theatre) -> Iterator[tuple[Name, bool]]:
    for side in theatre.sides:
        for kind, words in _words_of(side):
            for word in words:
                case = Case.ANY if kind is NameKind.SLUR else case_of(word, proper=False)
                yield Name(word, kind, side.code, side.code, case), True


def _words_of(side: Side) -> Iterator[tuple[NameKind, tuple[str, ...]]]:
    yield NameKind.FORCE, (side.name, *side.names)
    yield NameKind.ADJECTIVE, side.adjectives
    yield NameKind.DEMONYM, side.demonyms
    yield NameKind.CAPITAL, side.capitals
    yield NameKind.SLUR, side.slurs


def _of_units(theatre: Theatre) -> Iterator[tuple[Name, bool]]:
    for unit in theatre.units:
        listed = (unit.name, *unit.aliases)
        made = (spelling for name in listed for spelling in unit_spellings(name))
        for written in dict.fromkeys((*listed, *made)):
            case = case_of(written, proper=False)
            yield Name(written, NameKind.UNIT, unit.unit_id, unit.side, case), written in listed


def _of_sources(theatre: Theatre) -> Iterator[tuple[Name, bool]]:
    for source in theatre.sources:
        listed = (source.name, *source.aliases)
        for written in source_spellings(source, theatre.sides):
            # An outlet's or a person's name may be made of ordinary words ("The Times").
            proper = source.person or source.kind is SourceKind.MEDIA or len(written.split()) <= _FEW_WORDS
            case = case_of(written, proper=proper)
            surname = source.person and " " not in written
            yield Name(written, NameKind.SOURCE, source.source_id, source.side, case, surname), written in listed
    yield from ((name, False) for name in _surnames(theatre.sources))


def _surnames(sources: Iterable[KnownSource]) -> Iterator[Name]:
    for source in sources:
        if source.person and " " in source.name:
            last = source.name.rpartition(" ")[2]
            yield Name(last, NameKind.SOURCE, source.source_id, source.side, case_of(last, proper=True), surname=True)


def _of_sectors(theatre: Theatre) -> Iterator[tuple[Name, bool]]:
    for sector in theatre.sectors:
        listed = (sector.name, *sector.aliases)
        for written in sector_spellings(listed):
            yield Name(written, NameKind.SECTOR, sector.place_id, None, case_of(written, proper=False)), True


def _unambiguous(names: list[tuple[Name, bool]]) -> Iterator[Name]:
    """The names without those that a rule makes and that mean something else as well."""
    listed: dict[str, tuple[NameKind, str]] = {}
    made: dict[str, set[tuple[NameKind, str]]] = {}
    for name, by_hand in names:
        key, meaning = folded(name.written), (name.kind, name.ref)
        if by_hand:
            listed.setdefault(key, meaning)
        made.setdefault(key, set()).add(meaning)
    for name, by_hand in names:
        key, meaning = folded(name.written), (name.kind, name.ref)
        if listed.get(key, meaning) == meaning and (by_hand or len(made[key]) == 1):
            yield name
