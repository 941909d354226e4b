"""Finds the names of a theatre in text, and tells what a phrase names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.record import Span
from reportedly.theatre.lexis import Case, Lexis, Name, NameKind, case_of, lexis_of
from reportedly.theatre.spelling import folded, romanised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.theatre.model import KnownSource, Theatre, Unit

# Up to here a last name is another family's too often ("Kim", "Lee"): in running text it counts only where the text
# gives the whole name as well. The same holds for persons of no side of the theatre.
_SHORT_SURNAME = 4
# Words beyond a known name that a phrase may have and still name it ("Ukraine's *Army* General Staff").
_MOST_EXTRA = 2
# A romanised key shorter than this is shared by unrelated names.
_SHORTEST_ROMANISED = 5
_TURNED_AWAY = ("anti-", "non-")  # prefixes that make an adjective no word for its side
# What may stand in capitals before a last name without being a first name that makes it another person's.
_TITLES = frozenset(
    ("president", "secretary", "governor", "mayor", "minister", "general", "colonel", "mr", "gov", "gen", "col", "lt",
     "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "chief", "commander", "analyst", "expert")
)  # fmt: skip
_FILLERS = frozenset(("the", "of", "a", "an", "for", "and", "in", "s", "its"))
_SIDE_WORDS = (NameKind.FORCE, NameKind.ADJECTIVE, NameKind.DEMONYM)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of the pack in a text; `ref` is a side's code or the id of a unit, source or sector."""

    span: Span
    kind: NameKind
    ref: str
    side: str | None


class TheatreNames:
    """The names of a theatre, with the aliases that one report defines for itself.

    `aliases` maps what the report writes from there on to the phrase that it stands for ("UAF" to "Ukraine Armed
    Forces"); an alias of a phrase that names nothing here is left out. Making one is cheap: all reports of a theatre
    share its list.
    """

    def __init__(self, theatre: Theatre, aliases: Mapping[str, str] | None = None) -> None:
        self.theatre = theatre
        self._lexis = lexis_of(theatre)
        self._index = _index_of(theatre)
        self._own: Lexis | None = None
        self._named: dict[str, KnownSource | None] = {}
        if aliases:
            meant = (self._alias(written, phrase) for written, phrase in aliases.items())
            self._own = Lexis(name for name in meant if name is not None)

    def find(self, text: str) -> tuple[NameHit, ...]:
        """The names in a text, in order: the longest where several overlap, without a possessive 's."""
        hits = self._longest(text)
        whole = {name.ref for _, _, name in hits if name.kind is NameKind.SOURCE and not name.surname}
        return tuple(
            _hit(start, end, name)
            for start, end, name in hits
            if not name.surname or name.ref in whole or self._stands_alone(name)
        )

    def _longest(self, text: str) -> list[tuple[int, int, Name]]:
        """Start, end and name of whatever stands in the text, in order, last names on their own included."""
        bounded = folded(f" {text} ")
        found: list[tuple[int, int, int, Name]] = []
        for rank, lexis in enumerate((self._own, self._lexis)):
            for start, key in lexis.candidates(bounded) if lexis else ():
                end = start + len(key)
                name = _meant(lexis.names[key], text[start:end]) if lexis else None
                if name is not None and not _turned_away(text, start, end, name):
                    found.append((-len(key), rank, start, name))
        taken = bytearray(len(text))
        hits: list[tuple[int, int, Name]] = []
        for minus, _, start, name in sorted(found, key=lambda item: item[:3]):
            if 1 not in taken[start : start - minus]:
                taken[start : start - minus] = b"\x01" * -minus
                hits.append((start, start - minus, name))
        return sorted(hits, key=lambda hit: hit[0])

    def source_named(self, phrase: str) -> KnownSource | None:
        """The source that a phrase names: a person rather than the institution they speak for, None where unsure."""
        if phrase not in self._named:
            self._named[phrase] = self._source_named(phrase)
        return self._named[phrase]

    def _source_named(self, phrase: str) -> KnownSource | None:
        hits = [
            self._index.sources[name.ref]
            for start, end, name in self._longest(phrase)
            if name.kind is NameKind.SOURCE
            and (not name.surname or self._stands_alone(name) or _closes_a_name(phrase, start, end))
        ]
        person = next((source for source in hits if source.person), None)
        person = person or self._index.person(phrase)
        if person is not None or hits:
            return person or hits[0]
        return self._index.institution(phrase)

    def source(self, source_id: str) -> KnownSource | None:
        """The theatre's source of that id."""
        return self._index.sources.get(source_id)

    def unit_named(self, phrase: str) -> Unit | None:
        """The unit that a phrase names, None where it names none or several."""
        refs = {hit.ref for hit in self.find(phrase) if hit.kind is NameKind.UNIT}
        return self._index.units[refs.pop()] if len(refs) == 1 else None

    def side_of(self, phrase: str) -> str | None:
        """The code of the side that a phrase's words name, None where none or more than one.

        A capital counts only where nothing else names a side: "Russian troops near Kyiv" are Russia's.
        """
        hits = [hit for hit in self.find(phrase) if hit.side in self._index.sides]
        sides = {hit.side for hit in hits if hit.kind is not NameKind.CAPITAL} or {hit.side for hit in hits}
        return sides.pop() if len(sides) == 1 else None

    def _alias(self, written: str, phrase: str) -> Name | None:
        case = case_of(written, proper=True)
        whole = [hit for hit in self.find(phrase) if len(hit.span) == len(phrase.strip())]
        if whole:
            return Name(written, whole[0].kind, whole[0].ref, whole[0].side, case)
        source = self.source_named(phrase)
        if source is not None:
            return Name(written, NameKind.SOURCE, source.source_id, source.side, case)
        unit = self.unit_named(phrase)
        if unit is not None:
            return Name(written, NameKind.UNIT, unit.unit_id, unit.side, case)
        side = self.side_of(phrase)
        return None if side is None else Name(written, NameKind.FORCE, side, side, case)

    def _stands_alone(self, name: Name) -> bool:
        return len(name.written) > _SHORT_SURNAME and name.side in self._index.sides


def _meant(names: tuple[Name, ...], words: str) -> Name | None:
    return next((name for name in names if name.fits(words)), None)


def _hit(start: int, end: int, name: Name) -> NameHit:
    return NameHit(Span(start, end), name.kind, name.ref, name.side)


def _closes_a_name(phrase: str, start: int, end: int) -> bool:
    """Whether a last name ends its noun and no first name of somebody else stands before it."""
    word = next(reversed(phrase[:start].split()), "")
    first_name = word[:1].isupper() and word[-1:].isalpha() and word.lower() not in _TITLES
    return not first_name and phrase[end : end + 1] != " "


def _turned_away(text: str, start: int, end: int, name: Name) -> bool:
    """Whether the words around it make a name another's: "anti-Russian", "Abdallah Ibrahim"."""
    if name.surname:
        return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    return name.kind in _SIDE_WORDS and text[max(0, start - 5) : start].lower().endswith(_TURNED_AWAY)


class _Index:
    """What the words of a phrase, in whatever order, name."""

    def __init__(self, theatre: Theatre) -> None:
        self.sides = frozenset(side.code for side in theatre.sides)
        self.sources = {source.source_id: source for source in theatre.sources}
        self.units = {unit.unit_id: unit for unit in theatre.units}
        self._side_words: dict[str, str] = {}
        self._bags: dict[frozenset[str], str] = {}
        self._bags_by_word: dict[str, list[frozenset[str]]] = {}
        self._surnames: dict[str, set[str]] = {}
        for names in lexis_of(theatre).names.values():
            for name in names:
                if name.kind in _SIDE_WORDS and " " not in folded(name.written):
                    self._side_words[folded(name.written)] = name.ref
        for names in lexis_of(theatre).names.values():
            for name in names:
                if name.kind is NameKind.SOURCE:
                    self._add(name)

    def _add(self, name: Name) -> None:
        source = self.sources[name.ref]
        if source.person:
            self._surnames.setdefault(romanised(name.written.rpartition(" ")[2]), set()).add(name.ref)
        elif len(bag := self._bag(name.written)) > 1 and name.case is not Case.EXACT:
            if bag not in self._bags:
                self._bags_by_word.setdefault(min(bag), []).append(bag)
            self._bags.setdefault(bag, name.ref)

    def _bag(self, phrase: str) -> frozenset[str]:
        words = (self._side_words.get(word, word) for word in folded(phrase).split())
        return frozenset(word for word in words if word not in _FILLERS)

    def person(self, phrase: str) -> KnownSource | None:
        """The person of a side whose last name a phrase gives in whatever romanisation, where only one has it."""
        for word in phrase.split():
            key = romanised(word.partition("'")[0].partition("’")[0])
            refs = self._surnames.get(key, set()) if len(key) >= _SHORTEST_ROMANISED and word[0].isupper() else set()
            source = self.sources[next(iter(refs))] if len(refs) == 1 else None
            if source is not None and source.side in self.sides:
                return source
        return None

    def institution(self, phrase: str) -> KnownSource | None:
        """The institution all of whose words a phrase has, with few others: the one with most words, if only one."""
        bag = self._bag(phrase)
        held = [b for word in sorted(bag) for b in self._bags_by_word.get(word, ()) if b <= bag]
        close = {self._bags[b]: len(b) for b in held if len(bag) - len(b) <= _MOST_EXTRA}
        most = max(close.values(), default=0)
        best = [ref for ref, size in close.items() if size == most]
        return self.sources[best[0]] if len(best) == 1 else None


@lru_cache(maxsize=8)  # as `lexis_of`
def _index_of(theatre: Theatre) -> _Index:
    return _Index(theatre)
