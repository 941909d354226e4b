"""Finds what may be place names: known ones, and unknown ones that the words around them mark as places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.locate.evidence import ACCEPTED, weight
from reportedly.locate.gazetteer import Entry, Matched
from reportedly.locate.ingredients import countries
from reportedly.locate.names import normalise
from reportedly.locate.neighbours import JOINS, PARTICLES, Neighbours
from reportedly.record import PlaceKind, Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reportedly.locate.cues import Cues
    from reportedly.locate.gazetteer import Gazetteer
    from reportedly.locate.tokens import Token

_LONGEST = 5  # words in a name ("Saint Vincent and the Grenadines")
_ABBREVIATED = frozenset(["st", "mt", "ft", "ste"])
_UNKNOWN_LONGEST = 3
_CODE = 2  # names so short are written in capitals (US, UK)
_STATE_LENGTH = 5  # the longest of the abbreviations ("Calif")
_ACRONYM = 4  # letters; longer words in capitals are more often names in a headline
_DATELINE = re.compile(r"\s(?:--+|—|–)\s|^ \(")
_WITH_ARTICLE = frozenset([PlaceKind.WATER, PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.SECTOR, PlaceKind.ADMIN1])
_PASSES = 3  # each may find one more odd name of a list
_GREAT = 1_000_000  # of so many people, a city is named without help


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of words that may be a place name, with what speaks for and against it.

    `first` and `last` are the numbers of its first and last word; `kind` is what the words around it make it, or
    None where the place itself decides; `signs` are the names of the weights in `evidence`.
    """

    first: int
    last: int
    span: Span
    name: str
    kind: PlaceKind | None
    entries: tuple[Entry, ...]
    signs: frozenset[str]


class Scanner:
    """Scans the words of a report for names of one gazetteer in one language."""

    def __init__(self, gazetteer: Gazetteer, cues: Cues) -> None:
        self._gazetteer = gazetteer
        self._cues = cues
        self._demonyms, self._capitals = _peoples(gazetteer)
        self._around = Neighbours(gazetteer, cues, self._demonyms)

    def scan(self, tokens: Sequence[Token]) -> list[Candidate]:
        """Give all candidates in the order of the text; no two overlap."""
        people = self._surnames(tokens)
        found, spelt = self._pass(tokens, people, frozenset()), frozenset[str]()
        for _ in range(_PASSES):
            odd = frozenset(normalise(c.name) for c in found if "unknown" in c.signs or "misspelt" in c.signs)
            sure = [c for c in found if weight(c, self._gazetteer.theatre.countries) >= ACCEPTED]
            odd |= frozenset(name for c in sure for name in self._listed_with(tokens, c, sure))
            if odd <= spelt:
                break
            spelt |= odd
            found = self._pass(tokens, people, spelt)
        return found

    def _listed_with(self, tokens: Sequence[Token], known: Candidate, found: Sequence[Candidate]) -> Iterator[str]:
        """Give unknown names listed with a known one of the theatre, if near misses ("Lyman and Gola Prystan")."""
        local = known.kind is None and any(e.place.country in self._gazetteer.theatre.countries for e in known.entries)
        if not local or known.signs & {"surname", "title"}:
            return
        taken = {k for c in found for k in range(c.first, c.last + 1)}
        ahead = known.last + 1
        ahead += ahead < len(tokens) and tokens[ahead].norm in {"and", "or"}
        behind = known.first - 1 - (known.first > 0 and tokens[known.first - 1].norm in {"and", "or"})
        for at, step in ((ahead, 1), (behind, -1)):
            run = _run(tokens, at, step, taken)
            gap = tokens[at].gap if step > 0 and at < len(tokens) else tokens[min(behind + 1, len(tokens) - 1)].gap
            if run and (gap == ", " or abs(at - (known.last if step > 0 else known.first)) > 1):
                name = " ".join(tokens[k].text for k in run)
                if self._gazetteer.near_misses(name):
                    yield normalise(name)

    def _pass(self, tokens: Sequence[Token], people: frozenset[str], spelt: frozenset[str]) -> list[Candidate]:
        """Scan once; `spelt` are the odd spellings that a cue word has marked somewhere in the report."""
        found: list[Candidate] = []
        i = 0
        while i < len(tokens):
            candidate = None
            if tokens[i].capital:
                candidate = self._long(tokens, i) or self._cut_short(tokens, i) or self._at(tokens, i, people, spelt)
            if candidate is None:
                i += 1
            else:
                found.append(candidate)
                i = candidate.last + 1
        return found

    def _at(self, tokens: Sequence[Token], i: int, people: frozenset[str], spelt: frozenset[str]) -> Candidate | None:
        longest = self._reach(tokens, i)
        for n in range(longest, 0, -1):
            last = i + n - 1
            if not tokens[last].capital:
                continue
            if n == 1 and tokens[i].norm in self._cues.never:
                return None
            name = _join(tokens, i, last)
            state = self._state(tokens, i) if n == 1 else None
            if state is not None:
                return state
            if len(name) <= _CODE and not tokens[i].upper and "." not in name:
                return None
            people_of = self._demonyms.get(normalise(name))
            if people_of is not None:
                return self._demonym(tokens, i, last, name, people_of)
            entries = self._meant(tokens, i, name) or (self._misspelt(tokens, i, last, name, spelt) if n > 1 else ())
            if entries:
                return self._known(tokens, (i, last), name, entries, people)
        return self._unknown(tokens, i, longest, spelt)

    def _meant(self, tokens: Sequence[Token], i: int, name: str) -> tuple[Entry, ...]:
        """Give the places of a name; behind an article the waters of that name alone ("along the Dnipro")."""
        entries = self._gazetteer.lookup(name)
        if i == 0 or tokens[i - 1].norm != "the" or tokens[i].gap != " ":
            return entries
        if any(e.place.kind in _WITH_ARTICLE for e in entries[:1]):
            return entries
        rivers = [
            e for n in (name, f"{name} River") for e in self._gazetteer.lookup(n) if e.place.kind is PlaceKind.WATER
        ]
        return tuple(dict.fromkeys(rivers)) or entries

    def _cut_short(self, tokens: Sequence[Token], i: int) -> Candidate | None:
        """Read a name whose first word is cut to its letter ("V. Oleksandrivka"), as one of the theatre's."""
        words = self._cues.cut_short.get(tokens[i].norm, ())
        if not words or i + 1 >= len(tokens) or tokens[i + 1].gap not in {". ", "."} or not tokens[i + 1].capital:
            return None
        theatre = self._gazetteer.theatre.countries
        held = [e for word in words for e in self._gazetteer.lookup(f"{word} {tokens[i + 1].text}")]
        entries = tuple(dict.fromkeys(e for e in held if e.place.country in theatre))
        if not entries:
            return None
        span = Span(tokens[i].start, tokens[i + 1].end)
        signs = self._around.before(tokens, i) | {"words"}
        return Candidate(i, i + 1, span, f"{words[0]} {tokens[i + 1].text}", None, entries, frozenset(signs))

    def _long(self, tokens: Sequence[Token], i: int) -> Candidate | None:
        """Read one of the theatre's long names, whose nouns reports write in small letters ("Antonivka bridge")."""
        wanted = self._gazetteer.long_names.get(tokens[i].norm.split(" ")[0])
        if wanted is None:
            return None
        for last in range(min(i + _LONGEST, len(tokens)) - 1, i, -1):
            joined = all(tokens[k].gap in JOINS and not tokens[k - 1].possessive for k in range(i + 1, last + 1))
            name = _join(tokens, i, last)
            if joined and not tokens[last].capital and normalise(name) in wanted:
                entries = self._gazetteer.lookup(name)
                span = Span(tokens[i].start, tokens[last].end)
                return Candidate(i, last, span, name, None, entries, frozenset(["words"]))
        return None

    def _state(self, tokens: Sequence[Token], i: int) -> Candidate | None:
        """Read an abbreviated state ("Norman, Okla."; "D.C.")."""
        token = tokens[i]
        state = self._cues.states.get(token.norm)
        after_town = i > 0 and token.gap == ", " and tokens[i - 1].capital and len(token.text) <= _STATE_LENGTH
        if state is None or not (after_town or ("." in token.text and token.upper)):
            return None
        entries = tuple(e for e in self._gazetteer.lookup(state) if e.place.kind is PlaceKind.ADMIN1)
        return Candidate(i, i, Span(token.start, token.end), state, None, entries, frozenset(["state"]))

    def _misspelt(
        self, tokens: Sequence[Token], i: int, last: int, name: str, spelt: frozenset[str]
    ) -> tuple[Entry, ...]:
        """Read several words that the gazetteer does not have as a name spelt another way, where a cue allows it."""
        if any(not tokens[k].capital or tokens[k].norm in self._around.words for k in range(i, last + 1)):
            return ()
        signs = self._around.before(tokens, i) | self._around.after(tokens, last, ())[2]
        return self._gazetteer.near_misses(name) if signs & _MARKS or normalise(name) in spelt else ()

    @staticmethod
    def _reach(tokens: Sequence[Token], i: int) -> int:
        n = 1
        while n < _LONGEST and i + n < len(tokens):
            token, before = tokens[i + n], tokens[i + n - 1]
            joined = token.gap in JOINS or (token.gap == ". " and before.norm in _ABBREVIATED)
            if not joined or before.possessive or not (token.capital or token.norm in PARTICLES):
                break
            n += 1
        return n

    def _known(
        self,
        tokens: Sequence[Token],
        reach: tuple[int, int],
        name: str,
        entries: tuple[Entry, ...],
        people: frozenset[str],
    ) -> Candidate | None:
        i, last = reach
        kind, end, signs = self._around.after(tokens, last, entries)
        signs |= self._around.before(tokens, i)
        if self._is_no_name(tokens, i, last, signs):
            return None
        if entries[0].matched in {Matched.FOLDED, Matched.EDIT}:
            signs.add("misspelt")
        if last == i and tokens[i].norm in people:
            signs.add("surname")
        signs |= self._shape(tokens, i, last, entries)
        if tokens[i].begins:
            signs.add("begins")
        if kind is None and "admin1_cue" in signs and any(e.place.kind is PlaceKind.ADMIN1 for e in entries):
            kind = PlaceKind.ADMIN1
        if kind is None:
            kind = self._role(tokens, i, last, entries, signs)
        span = Span(tokens[i].start, end)
        return Candidate(i, last, span, name, kind, entries, frozenset(signs))

    def _is_no_name(self, tokens: Sequence[Token], i: int, last: int, signs: set[str]) -> bool:
        """Whether it is a currency ("US$40"), or a bare side of the compass ("North Texas", "Western powers")."""
        if last + 1 < len(tokens) and tokens[last + 1].gap.startswith("$"):
            return True
        side = last == i and tokens[i].norm in self._cues.before["direction"]
        return side and not signs & {"typed", "admin1_cue"}

    def _shape(self, tokens: Sequence[Token], i: int, last: int, entries: tuple[Entry, ...]) -> set[str]:
        """Read the words themselves: common ones, several, all in capitals, a dateline."""
        signs: set[str] = set()
        token = tokens[i]
        great = _is_great(entries[0])
        if all(tokens[k].norm in self._cues.common for k in range(i, last + 1)):
            signs.add("common_great" if great else "common")
            if token.begins and not great:
                signs.add("common_begins")
        elif last > i:
            signs.add("words")
        if last == i and token.upper and not (great and entries[0].place.kind is PlaceKind.COUNTRY):
            signs.add("short_upper" if len(token.text) <= _ACRONYM and "." not in token.text else "upper")
        if token.begins and last + 1 < len(tokens) and _DATELINE.search(tokens[last + 1].gap):
            signs.add("dateline")
        return signs

    def _role(
        self, tokens: Sequence[Token], i: int, last: int, entries: tuple[Entry, ...], signs: set[str]
    ) -> PlaceKind | None:
        if signs & {"in_name", "title", "initial"}:
            return PlaceKind.IN_NAME if "in_name" in signs else None
        speaks = normalise(_join(tokens, i, last)) in self._capitals
        if "verb" in signs and (speaks or entries[0].place.kind is PlaceKind.COUNTRY):
            return PlaceKind.METONYM
        if speaks and tokens[last].possessive and not self._owns_a_place(tokens, last + 1):
            capital = last + 1 < len(tokens) and tokens[last + 1].capital  # "in Kyiv's Podil"
            return None if capital and signs & {"locative", "settlement_cue"} else PlaceKind.METONYM
        return None

    def _owns_a_place(self, tokens: Sequence[Token], i: int) -> bool:
        near = tokens[i : i + 2]
        cues = self._cues
        words = cues.after["settlement"] | cues.after["admin2"] | cues.part | cues.outskirts
        return any(t.norm in words or (t.norm in cues.bearings and not t.norm.endswith("ern")) for t in near)

    @staticmethod
    def _demonym(tokens: Sequence[Token], i: int, last: int, name: str, entries: tuple[Entry, ...]) -> Candidate:
        span = Span(tokens[i].start, tokens[last].end)
        return Candidate(i, last, span, name, PlaceKind.DEMONYM, entries, frozenset(["demonym"]))

    def _unknown(self, tokens: Sequence[Token], i: int, longest: int, spelt: frozenset[str]) -> Candidate | None:
        """Take a name that the gazetteer does not have where a cue word marks it, or as a near miss in the theatre."""
        n = 0
        while n < min(longest, _UNKNOWN_LONGEST) and tokens[i + n].capital:
            n += 1
        last = i + n - 1
        if any(tokens[k].norm in self._around.words for k in range(i, last + 1)) or tokens[i].upper:
            return None
        _, end, after = self._around.after(tokens, last, ())
        signs = after | self._around.before(tokens, i)
        if signs & {"title", "initial", "previous_capital", "in_name", "named_cue"}:
            return None
        name = _join(tokens, i, last)
        if tokens[i].begins:
            signs = {"begins", *(signs & {"typed", "settlement_cue"})}
        marked = signs & _MARKS or normalise(name) in spelt
        entries = self._gazetteer.near_misses(name) if marked else ()
        if not entries and not signs & {"settlement_cue", "typed"}:
            return None
        kind = self._around.after(tokens, last, entries)[0] or (PlaceKind.SETTLEMENT if not entries else None)
        return Candidate(i, last, Span(tokens[i].start, end), name, kind, entries, frozenset(signs | {"unknown"}))

    def _surnames(self, tokens: Sequence[Token]) -> frozenset[str]:
        """Give the last words of capitalised runs that read as persons: no gazetteer name, no word of another name."""
        found: set[str] = set()
        i = 0
        while i < len(tokens):
            if not tokens[i].capital or self._around.is_plain(tokens[i]):
                i += 1
                continue
            j = i
            while (
                j + 1 < len(tokens)
                and tokens[j + 1].capital
                and tokens[j + 1].gap in (" ", ". ")
                and not tokens[j + 1].begins
            ):
                j += 1
            self._note_person(tokens, i, j, found)
            i = j + 1
        return frozenset(found)

    def _note_person(self, tokens: Sequence[Token], i: int, j: int, found: set[str]) -> None:
        while i < j and tokens[i].norm in self._cues.titles:
            i += 1
        titled = i > 0 and tokens[i - 1].norm in self._cues.titles
        words = [tokens[k].norm for k in range(i, j + 1)]
        others = (
            self._cues.name_after | self._cues.after["office"] | self._cues.after["admin2"] | self._cues.after["admin1"]
        )
        if not (titled or 2 <= len(words) <= 4) or any(w in others or w in self._cues.never for w in words):  # noqa: PLR2004 a person has two to four names
            return
        if len(words) > 1 and (self._gazetteer.lookup(_join(tokens, i, j)) or words[0] in self._demonyms):
            return
        if len(words) > 1 and any(_is_great(e) for e in self._gazetteer.lookup(tokens[i].text)[:1]):
            return
        found.add(words[-1])


_MARKS = frozenset(["settlement_cue", "locative", "typed", "toward", "office", "website"])


def _run(tokens: Sequence[Token], at: int, step: int, taken: Container[int]) -> list[int]:
    """Give the capitalised words from one place on, forwards or backwards, as far as they make one name."""
    run: list[int] = []
    while 0 <= at < len(tokens) and len(run) < _UNKNOWN_LONGEST and tokens[at].capital and at not in taken:
        if run and tokens[max(at, run[-1])].gap not in JOINS:
            break
        run.append(at)
        at += step
    return sorted(run)


def _is_great(entry: Entry) -> bool:
    return entry.place.kind is PlaceKind.COUNTRY or (entry.matched is Matched.NAME and entry.population >= _GREAT)


def _join(tokens: Sequence[Token], i: int, last: int) -> str:
    return " ".join(tokens[k].text for k in range(i, last + 1))


def _peoples(gazetteer: Gazetteer) -> tuple[dict[str, tuple[Entry, ...]], frozenset[str]]:
    """Give countries by the words for their people, and the names of capitals that stand for governments."""
    peoples: dict[str, tuple[Entry, ...]] = {}
    capitals: set[str] = set()
    for country in countries():
        entries = tuple(e for e in gazetteer.lookup(country.names[0]) if e.place.kind is PlaceKind.COUNTRY)[:1]
        for word in country.demonyms if entries else ():
            rival = peoples.get(normalise(word))
            if not rival or rival[0].population < entries[0].population:
                peoples[normalise(word)] = entries
        capitals.add(normalise(country.capital))
    for side in gazetteer.theatre.sides:
        for word in (*side.demonyms, *side.adjectives):
            peoples.setdefault(normalise(word), ())
        capitals.update(normalise(word) for word in side.capitals)
    for unit in gazetteer.theatre.units:
        for name in (unit.name, *unit.aliases):  # "Wagner", unless the theatre has a town of that name ("Azov")
            if not any(e.place.country in gazetteer.theatre.countries for e in gazetteer.lookup(name)):
                peoples.setdefault(normalise(name), ())
    return peoples, frozenset(capitals)
