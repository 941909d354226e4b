"""Finds what may be place names: known ones, and unknown ones that the words around them mark as places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.locate.beside import beside_towns, listed_with
from reportedly.locate.evidence import ACCEPTED, weight
from reportedly.locate.gazetteer import Entry, Matched
from reportedly.locate.governments import Governments
from reportedly.locate.lists import typed_together
from reportedly.locate.names import ARTICLES, normalise
from reportedly.locate.neighbours import JOINS, PARTICLES, Neighbours
from reportedly.locate.no_places import NoPlaces
from reportedly.locate.odd_names import MOST_WORDS, capitalised, is_told_where, shortened
from reportedly.locate.peoples import peoples
from reportedly.locate.persons import is_great, surnames
from reportedly.locate.tokens import Token, phrase
from reportedly.record import PlaceKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.locate.cues import Cues
    from reportedly.locate.gazetteer import Gazetteer

_TOWN = 20_000  # people: so well known a name is written as it is
_LONGEST = 5  # words in a name ("Saint Vincent and the Grenadines")
_ABBREVIATED = frozenset(["st", "mt", "ft", "ste"])
_CODE = 2  # names so short are written in capitals (US, UK)
_STATE_LENGTH = 5  # the longest of the abbreviations ("Calif")
_ACRONYM = 4  # letters; longer words in capitals are more often names in a headline
_DATELINE = re.compile(r"\s(?:--+|—|–)\s|^ \(")
_WITH_ARTICLE = frozenset([PlaceKind.WATER, PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.SECTOR])
_PASSES = 3  # each may find one more odd name of a list


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


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of a whole report before its names are read.

    `people` are last names of persons, `spelt` odd spellings that a cue word has marked, `short` what the report
    writes for a name that it has given whole ("New South Wales (NSW)").
    """

    people: frozenset[str]
    spelt: frozenset[str]
    short: Mapping[str, str]


class Scanner:
    """Scans the words of a report for names of one gazetteer in one language."""

    def __init__(self, gazetteer: Gazetteer, cues: Cues) -> None:
        self._gazetteer = gazetteer
        self._cues = cues
        self._demonyms, capitals = peoples(gazetteer)
        self._governments = Governments(capitals, gazetteer.theatre, cues)
        self._marks = _MARKS if gazetteer.theatre.countries else _FIRM_MARKS
        self._around = Neighbours(gazetteer, cues, self._demonyms)
        self._no_places = NoPlaces(gazetteer.theatre, cues, self._around)

    def scan(self, tokens: Sequence[Token], spelt: frozenset[str] = frozenset()) -> list[Candidate]:
        """Give all candidates in the order of the text; no two overlap.

        `spelt` are names, normalised, that are known to be of places though no list may have them so.
        """
        short = {**self._cues.short, **shortened(tokens)}
        told = _Told(surnames(tokens, self._gazetteer, self._cues, self._around), spelt, short)
        found = self._pass(tokens, told)
        for _ in range(_PASSES):
            odd = frozenset(normalise(c.name) for c in found if "unknown" in c.signs or "misspelt" in c.signs)
            sure = [c for c in found if weight(c, self._gazetteer.theatre.countries) >= ACCEPTED]
            odd |= frozenset(name for c in sure for name in listed_with(tokens, c, sure, self._gazetteer))
            if odd <= told.spelt:
                break
            told = replace(told, spelt=told.spelt | odd)
            found = self._pass(tokens, told)
        beside = (self._unlisted(tokens, *run) for run in beside_towns(tokens, found, self._around, told.people))
        return typed_together(sorted([*found, *beside], key=lambda c: c.first), tokens, self._cues)

    @staticmethod
    def _unlisted(tokens: Sequence[Token], first: int, last: int) -> Candidate:
        span, signs = Span(tokens[first].start, tokens[last].end), frozenset(["unknown", "told_place"])
        return Candidate(first, last, span, phrase(tokens, first, last), PlaceKind.SETTLEMENT, (), signs)

    def _pass(self, tokens: Sequence[Token], told: _Told) -> list[Candidate]:
        """Scan once, with what is known of the whole report."""
        found: list[Candidate] = []
        i = 0
        while i < len(tokens):
            begins = tokens[i].capital or self._is_article(tokens, i)
            if begins and (past := self._no_places.past(tokens, i)):
                i = past
                continue
            candidate = None
            if begins:
                candidate = (
                    self._long(tokens, i)
                    or self._cut_short(tokens, i)
                    or self._owner(tokens, i, told)
                    or self._at(tokens, i, told)
                )
            if candidate is None:
                i += 1
            else:
                found.append(candidate)
                i = candidate.last + 1
        return found

    @staticmethod
    def _is_article(tokens: Sequence[Token], i: int) -> bool:
        """Whether it is the Arabic article of the name behind it ("al-Baida")."""
        return tokens[i].norm in ARTICLES and i + 1 < len(tokens) and tokens[i + 1].gap == "-" and tokens[i + 1].capital

    def _at(self, tokens: Sequence[Token], i: int, told: _Told) -> Candidate | None:
        longest = self._reach(tokens, i)
        for n in range(longest, 0, -1):
            last = i + n - 1
            if not tokens[last].capital:
                continue
            if n == 1 and tokens[i].norm in self._cues.never:
                return None
            name = told.short.get(tokens[i].text, tokens[i].text) if n == 1 else phrase(tokens, i, last)
            state = self._state(tokens, i) if n == 1 and tokens[i].text not in told.short else None
            if state is not None:
                return state
            if len(name) <= _CODE and not tokens[i].upper and "." not in name:
                return None
            people_of = self._demonyms.get(normalise(name))
            if people_of is not None:
                return self._demonym(tokens, i, last, name, people_of)
            entries = self._meant(tokens, i, last, name, told.spelt) or (
                self._misspelt(tokens, i, last, name, told.spelt) if n > 1 else ()
            )
            if n == 1 and entries and self._goes_on(tokens, i, longest, entries):
                break
            if entries and not self._around.is_quarter(tokens, last):
                return self._known(tokens, (i, last), name, entries, told.people)
        return self._unknown(tokens, i, longest, told.spelt)

    def _owner(self, tokens: Sequence[Token], i: int, told: _Told) -> Candidate | None:
        """Read a known name that goes on behind a possessive ("the People's Republic of China")."""
        longest = self._reach(tokens, i)
        if not tokens[i + longest - 1].possessive:
            return None
        for last in range(i + self._reach(tokens, i, owned=True) - 1, i + longest - 1, -1):
            if entries := self._gazetteer.lookup(phrase(tokens, i, last)):
                return self._known(tokens, (i, last), phrase(tokens, i, last), entries, told.people)
        return None

    def _goes_on(self, tokens: Sequence[Token], i: int, longest: int, entries: tuple[Entry, ...]) -> bool:
        """Whether a small place only begins a name that is marked as a place's ("9 km west of Malaya Loknya")."""
        theatre = self._gazetteer.theatre.countries
        if longest == 1 or not theatre or any(e.population >= _TOWN for e in entries):
            return False
        run = capitalised(tokens, i, 1, ())
        if len(run) == 1 or any(
            self._around.is_plain(tokens[k]) or tokens[k].norm in self._around.words for k in run[1:]
        ):
            return False
        if is_told_where(tokens, run[-1], self._gazetteer, self._cues, place=False):
            return True
        known = any(e.place.country in theatre for e in entries)
        return not known and "settlement_cue" in self._around.before(tokens, i)

    def _meant(self, tokens: Sequence[Token], i: int, last: int, name: str, spelt: frozenset[str]) -> tuple[Entry, ...]:
        """Give the places of a name; behind an article the waters of that name alone ("along the Dnipro")."""
        entries = self._spelt_so(name, spelt, article=last > i and tokens[i].norm in ARTICLES)
        if i == 0 or tokens[i - 1].norm != "the" or tokens[i].gap != " " or not self._around.stands_alone(tokens, last):
            return entries
        if any(e.place.kind in _WITH_ARTICLE for e in entries[:1]):
            return entries
        rivers = [
            e for n in (name, f"{name} River") for e in self._gazetteer.lookup(n) if e.place.kind is PlaceKind.WATER
        ]
        return tuple(dict.fromkeys(rivers)) or entries

    def _spelt_so(self, name: str, spelt: frozenset[str], *, article: bool) -> tuple[Entry, ...]:
        """Give the places of a name, with the theatre's whose names differ only by the way they are written.

        Slips are allowed for where only a district has the name, and where the report has shown it to be a place's.
        """
        entries = self._gazetteer.lookup(name)
        home, theatre = self._gazetteer.theatre.countries[:1], self._gazetteer.theatre.countries
        here = [e for e in entries if e.place.country in home and e.place.kind is not PlaceKind.ADMIN1]
        if any(
            e.place.kind is PlaceKind.SETTLEMENT and e.matched is Matched.NAME and e.population >= _TOWN for e in here
        ):
            return entries
        known = any(e.place.country in theatre for e in entries)
        if not here and not (article and not entries) and (known or normalise(name) not in spelt):
            return entries
        near = self._gazetteer.near_misses(name) if theatre else ()
        if any(e.place.kind is not PlaceKind.ADMIN2 for e in here) or article:
            near = tuple(e for e in near if e.matched is Matched.FOLDED)
        return tuple({e.place.place_id: e for e in (*near, *entries)}.values())

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
            name = phrase(tokens, i, last)
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
        return self._gazetteer.near_misses(name) if signs & self._marks or normalise(name) in spelt else ()

    @staticmethod
    def _reach(tokens: Sequence[Token], i: int, *, owned: bool = False) -> int:
        """Give the number of words that a name from here on may have; `owned` goes on behind a possessive."""
        n = 1
        while n < _LONGEST and i + n < len(tokens):
            token, before = tokens[i + n], tokens[i + n - 1]
            joined = token.gap in JOINS or (token.gap == ". " and before.norm in _ABBREVIATED)
            if not joined or (before.possessive and not owned) or not (token.capital or token.norm in PARTICLES):
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
        if self._around.is_first_half(tokens, last):
            return None
        kind, end, signs = self._around.after(tokens, last, entries)
        signs |= self._around.before(tokens, i)
        if self._is_no_name(tokens, i, last, signs):
            return None
        if is_told_where(tokens, last, self._gazetteer, self._cues, place=bool(signs & {"locative"})):
            signs.add("told_where")
        signs |= self._person(tokens, i, last, signs, people)
        signs |= self._shape(tokens, i, last, entries)
        if "previous_capital" in signs and tokens[i].norm in ARTICLES:
            signs.discard("words")  # "Hamrat al-Sheikh"
        if tokens[i].begins:
            signs.add("begins")
        if kind is None and all(e.place.kind is PlaceKind.WATER for e in entries):
            kind = PlaceKind.WATER
        if kind is None and "admin1_cue" in signs and any(e.place.kind is PlaceKind.ADMIN1 for e in entries):
            kind = PlaceKind.ADMIN1
        if kind is None:
            kind = self._role(tokens, i, last, entries, signs)
        if kind is PlaceKind.METONYM:
            entries, signs = self._governments.meant(name, entries, signs)
        span = Span(tokens[i].start, end)
        return Candidate(i, last, span, name, kind, entries, frozenset(signs))

    def _is_no_name(self, tokens: Sequence[Token], i: int, last: int, signs: set[str]) -> bool:
        """Whether it is a currency ("US$40"), or a bare side of the compass ("North Texas", "Western powers")."""
        if last + 1 < len(tokens) and tokens[last + 1].gap.startswith("$"):
            return True
        side = last == i and tokens[i].norm in self._cues.before["direction"]
        return side and not signs & {"typed", "admin1_cue"}

    def _person(self, tokens: Sequence[Token], i: int, last: int, signs: set[str], people: frozenset[str]) -> set[str]:
        """Read a single word that is somebody's last name in this report, or a first name before another."""
        if last > i:
            return set()
        given = "next_capital" in signs and tokens[i].norm in self._cues.given
        return ({"surname"} if tokens[i].norm in people else set()) | ({"given"} if given else set())

    def _shape(self, tokens: Sequence[Token], i: int, last: int, entries: tuple[Entry, ...]) -> set[str]:
        """Read the words themselves: common ones, several, all in capitals, a dateline."""
        token = tokens[i]
        great = is_great(entries[0])
        signs = {"misspelt"} if entries[0].matched in {Matched.FOLDED, Matched.EDIT} else set()
        if self._around.is_a_thing(tokens, i, last, entries):
            signs.add("thing")
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
        return PlaceKind.METONYM if self._governments.speak(tokens, i, last, entries[0], signs) else None

    @staticmethod
    def _demonym(tokens: Sequence[Token], i: int, last: int, name: str, entries: tuple[Entry, ...]) -> Candidate:
        span = Span(tokens[i].start, tokens[last].end)
        return Candidate(i, last, span, name, PlaceKind.DEMONYM, entries, frozenset(["demonym"]))

    def _is_plain_run(self, tokens: Sequence[Token], i: int, last: int) -> bool:
        """Whether plain words are among these; common ones may be where it is told where ("Wad Nafi'a, 40 km")."""
        plain = {tokens[k].norm for k in range(i, last + 1)} & self._around.words
        if not plain or tokens[i].begins or tokens[last].norm in plain or not plain <= self._cues.common:
            return bool(plain)
        return not is_told_where(tokens, last, self._gazetteer, self._cues, place=False)

    def _unknown(self, tokens: Sequence[Token], i: int, longest: int, spelt: frozenset[str]) -> Candidate | None:
        """Take a name that the gazetteer does not have where a cue word marks it, or as a near miss in the theatre."""
        n = 0
        while n < min(longest, MOST_WORDS) and tokens[i + n].capital:
            n += 1
        last = i + n - 1
        if tokens[i].upper or self._is_plain_run(tokens, i, last):
            return None
        _, end, after = self._around.after(tokens, last, ())
        signs = after | self._around.before(tokens, i)
        if signs & {"title", "initial", "previous_capital", "in_name", "named_cue"}:
            return None
        name = phrase(tokens, i, last)
        if is_told_where(tokens, last, self._gazetteer, self._cues, place=bool(signs & {"locative"})):
            signs.add("told_where")
        if tokens[i].begins:
            signs = {"begins", *(signs & {"typed", "settlement_cue", "told_where"})}
        marked = signs & self._marks or normalise(name) in spelt
        quarter = self._around.is_quarter(tokens, last)
        entries = self._gazetteer.near_misses(name) if marked and not quarter else ()
        if normalise(name) in spelt:
            signs.add("told_place")
        if not entries and not signs & {"settlement_cue", "typed", "told_where"}:
            return None
        kind = self._around.after(tokens, last, entries)[0] or (PlaceKind.SETTLEMENT if not entries else None)
        return Candidate(i, last, Span(tokens[i].start, end), name, kind, entries, frozenset(signs | {"unknown"}))


_MARKS = frozenset(["settlement_cue", "locative", "typed", "toward", "office", "told_where"])
_FIRM_MARKS = frozenset(["settlement_cue", "told_where"])  # of the whole world's towns too many sound alike
