"""Reads the words on both sides of a name: what they make of it, and what they speak for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.locate.names import normalise
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.locate.cues import Cues
    from reportedly.locate.gazetteer import Entry, Gazetteer
    from reportedly.locate.tokens import Token

_ROMANCE = ("de", "la", "le", "les", "del", "der", "den", "di", "da", "do", "dos", "du", "el", "es", "sur", "au", "aux")
PARTICLES = frozenset(["of", "the", "and", "al", "am", "an", "upon", "on", *_ROMANCE])
JOINS = frozenset([" ", "-", "–", "\n", " \n"])
_TYPE_NOUNS = frozenset(["region", "oblast", "province", "governorate", "krai", "republic", "prefecture", "state"])
_SPAN_WITH_NOUN = frozenset([PlaceKind.ADMIN2, PlaceKind.WATER])
_BY_NOUN = (PlaceKind.ADMIN2, PlaceKind.BORDER, PlaceKind.WATER)
_REGIONS = {PlaceKind.ADMIN1, PlaceKind.REGION}
_OF = frozenset(["of"])
_IN_A_BODY = 4  # words of its name behind the place's
_AUXILIARIES = 3  # "has not yet denied"


def _is_code(token: Token) -> bool:
    """Whether a word is the number or letters of a weapon or unit ("Dnipro-1", "Murmansk-BN")."""
    return token.text[0].isdigit() or token.upper or len(token.text) == 1


class Neighbours:
    """The words around names, in one language."""

    def __init__(self, gazetteer: Gazetteer, cues: Cues, peoples: Mapping[str, tuple[Entry, ...]]) -> None:
        self._gazetteer = gazetteer
        self.countries = gazetteer.theatre.countries
        self._cues = cues
        self._demonyms = peoples
        before = cues.before
        self._named_after = cues.after["make"] | cues.after["unit"] | cues.after["vessel"]
        self._plain = (
            before["locative"] | before["linking"] | before["direction"] | cues.never | PARTICLES | cues.function
        )
        self.words = before["locative"] | before["linking"] | before["direction"] | cues.never | cues.common | PARTICLES

    def after(
        self, tokens: Sequence[Token], last: int, entries: tuple[Entry, ...]
    ) -> tuple[PlaceKind | None, int, set[str]]:
        """Read the words that follow: what the name names, where its span ends, and what they speak for."""
        here = tokens[last].end
        if last + 1 >= len(tokens):
            return None, here, set()
        following = tokens[last + 1]
        if tokens[last].possessive or following.gap not in JOINS:
            return None, here, {"comma_after"} if following.gap == ", " else set()
        kinds = {e.place.kind for e in entries}
        named = self._past_matter(tokens, last + 1)
        is_make = named.norm in self._named_after or (following.gap == "-" and _is_code(following))
        if is_make or (following.capital and self._names_something(tokens, last + 1)):
            return PlaceKind.IN_NAME, here, {"in_name"}
        kind = self._named_kind(tokens, last + 1, kinds)
        if kind is not None:
            end = following.end if following.norm in _TYPE_NOUNS or kind in _SPAN_WITH_NOUN else here
            return kind, end, {"typed"}
        if following.norm in self._cues.after["quarter"]:
            return PlaceKind.SETTLEMENT, here, {"typed", "quarter"}
        return None, here, self._follow_sign(following) or self._speaks(tokens, last + 1)

    def _past_matter(self, tokens: Sequence[Token], i: int) -> Token:
        """Give the word at `i`, or the one behind it where it only says what an agreement is about."""
        goes_on = tokens[i].norm in self._cues.after["matter"] and i + 1 < len(tokens) and tokens[i + 1].gap == " "
        return tokens[i + 1] if goes_on else tokens[i]

    def _speaks(self, tokens: Sequence[Token], i: int) -> set[str]:
        """Whether a verb of saying follows behind auxiliaries ("did not comment", "has denied")."""
        k = i
        while (
            k < len(tokens) - 1
            and k - i < _AUXILIARIES
            and tokens[k].norm in self._cues.auxiliaries
            and tokens[k + 1].gap == " "
        ):
            k += 1
        return {"verb"} if k > i and tokens[k].norm in self._cues.verbs else set()

    def _named_kind(self, tokens: Sequence[Token], i: int, kinds: set[PlaceKind]) -> PlaceKind | None:
        """Say what a following noun ("region", "sector", "river") makes of a name."""
        word, after = tokens[i].norm, self._cues.after
        if word in after["admin1"] and (kinds & _REGIONS or not kinds):
            return PlaceKind.ADMIN1
        pair = tokens[i].gap == "-" and self._sector_follows(tokens, i)
        body = tokens[i].capital and word in after["body"]  # "Liberation Front"
        if pair or (word in after["sector"] and not body):
            return PlaceKind.SECTOR
        return next((kind for kind in _BY_NOUN if word in after[kind]), None)

    def _follow_sign(self, following: Token) -> set[str]:
        word, after = following.norm, self._cues.after
        if word in self._cues.kin:
            return {"title"}  # "Al-Baraa bin Malik"
        if word in after["toward"]:
            return {"typed", "toward"}
        if word in after["office"] or word in after["settlement"]:
            return {"office"}
        if following.capital and not following.begins and following.gap == " ":
            return {"next_known"} if self._is_placelike(following) else {"next_capital"}
        return {"verb"} if word in self._cues.verbs else set()

    def _names_something(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a capitalised word here ("Post"), or the one after it ("State University"), makes it another name."""
        names, office = self._cues.name_after, self._cues.after["office"]
        if tokens[i].norm in names and tokens[i].norm not in office:
            return True
        if self._is_body(tokens, i):
            return True
        follows = i + 1 < len(tokens) and tokens[i + 1].capital and tokens[i + 1].gap == " "
        return follows and tokens[i].norm in _TYPE_NOUNS and tokens[i + 1].norm in names

    def _is_body(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether capitalised words from here on end in what a body is ("Human Rights Group", "Health Ministry")."""
        run = 0
        while run < _IN_A_BODY and i + run < len(tokens) and tokens[i + run].capital:
            if run and (tokens[i + run].gap != " " or tokens[i + run - 1].possessive):
                return False
            if run and tokens[i + run].norm in self._cues.after["body"]:
                return True
            run += 1
        return False

    def _sector_follows(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the second half of a pair ("Mykolaiv-Kherson sector") is followed by a sector word."""
        return i + 1 < len(tokens) and tokens[i].capital and tokens[i + 1].norm in self._cues.after["sector"]

    def _is_placelike(self, token: Token) -> bool:
        return token.norm in self._demonyms or any(
            e.place.kind is PlaceKind.COUNTRY for e in self._gazetteer.lookup(token.text)
        )

    def before(self, tokens: Sequence[Token], i: int) -> set[str]:
        """Read the words that precede, and say what they speak for or against."""
        token = tokens[i]
        if i == 0 or token.begins:
            return set()
        before = tokens[i - 1]
        if before.norm in self._cues.titles and token.gap in (" ", ". ") and (before.capital or token.gap == " "):
            return {"title"}
        if token.gap not in JOINS:
            return {"comma_before"} if token.gap == ", " else set()
        if before.norm in self._cues.before["named"] or (before.capital and before.norm in self._cues.name_before):
            return {"in_name"}
        if before.capital and not before.possessive and not self.is_plain(before):
            pair = token.gap in {"-", "–"} and self._gazetteer.lookup(before.text)  # "the Mykolaiv-Kherson road"
            return set() if pair else self._name_before(before, token)
        return self._left_cue(tokens, i)

    @staticmethod
    def _name_before(before: Token, token: Token) -> set[str]:
        if len(before.text) > 1:
            return {"previous_capital"}
        return {"initial"} if token.gap == " " else set()

    def _left_cue(self, tokens: Sequence[Token], i: int) -> set[str]:
        cues = self._cues.before
        k = i - 1
        while k > 0 and tokens[k].norm in cues["direction"] | {"the", "of the"} and not tokens[k].begins:
            k -= 1
        word = tokens[k].norm
        pair = f"{tokens[k - 1].norm} {word}" if k and not tokens[k].begins else word
        if pair in cues["settlement"] or word in cues["settlement"]:
            named = k > 0 and (tokens[k - 1] if " of" in pair else tokens[k]).capital and not tokens[k - 1].begins
            office = (tokens[k - 1].norm if " of" in pair else word) in self._cues.titles
            return {"named_cue"} if named and not office and word not in cues["locative"] else {"settlement_cue"}
        near = {pair, word, tokens[i - 1].norm}
        if tokens[i - 1].norm in self._cues.addressed and k == i - 1:
            return {"addressed"}
        for words, sign in (
            (cues["admin1"], "admin1_cue"),
            (cues["region"], "region_cue"),
            (self._cues.name_before & {pair}, "in_name"),
            (cues["locative"], "locative"),
            (_OF & {word}, "of"),
        ):
            if near & words:
                return {sign}
        return {"directed"} if k < i - 1 else set()

    def is_first_half(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether a name only begins a double name of which no list has the rest ("Kovel-Volynske")."""
        if last + 1 == len(tokens) or tokens[last + 1].gap != "-" or not tokens[last + 1].capital:
            return False
        half = tokens[last + 1]
        known = self._gazetteer.lookup(half.text) or normalise(half.text) in self._demonyms
        return not known and half.norm not in self.words and not half.upper

    def stands_alone(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether no noun follows that would make it that noun's ("the Donetsk front")."""
        return last + 1 == len(tokens) or tokens[last + 1].gap != " " or tokens[last + 1].norm in self._cues.function

    def is_a_thing(self, tokens: Sequence[Token], i: int, last: int, entries: Sequence[Entry]) -> bool:
        """Whether an article makes a town's name that of a thing: "a Volga and a Niva", a ship, a gun."""
        if last > i or i == 0 or tokens[i].gap != " " or tokens[i - 1].norm not in self._cues.articles:
            return False
        towns = all(e.place.kind is PlaceKind.SETTLEMENT for e in entries)
        return towns and not tokens[i - 1].capital and self.stands_alone(tokens, last)

    def is_quarter(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether it is a town's quarter, which is none of the places that bear its name elsewhere."""
        return (
            last + 1 < len(tokens)
            and tokens[last + 1].norm in self._cues.after["quarter"]
            and tokens[last + 1].gap == " "
        )

    def reads_as_place(self, tokens: Sequence[Token], first: int, last: int, people: frozenset[str]) -> bool:
        """Whether an unknown name stands as places do in a list: alone, no plain word, body, office or person."""
        cues = self._cues
        never = (
            self.words | cues.name_after | cues.name_before | cues.titles | cues.after["office"] | cues.after["body"]
        )
        run = [t.norm for t in tokens[first : last + 1]]
        if never.intersection(run) or people.intersection(run) or any(self.is_people(word) for word in run):
            return False
        if tokens[first].begins or any(t.upper for t in tokens[first : last + 1]) or tokens[last].possessive:
            return False
        if last + 1 == len(tokens):
            return True
        following = tokens[last + 1]
        goes_on = following.gap in {" ", "-"} and (following.capital or following.gap == "-")
        return not goes_on and not (
            following.gap == " " and following.norm in cues.verbs | cues.name_after | self._named_after
        )

    def is_people(self, word: str) -> bool:
        """Whether a word, normalised, is one for people of a country or side."""
        return word in self._demonyms

    def is_plain(self, token: Token) -> bool:
        """Whether a capitalised word is no part of a name: it begins a sentence, or is a word like North."""
        return (
            (token.begins and token.norm in self._plain)
            or token.norm in self._cues.before["direction"]
            or (token.norm in self._demonyms)
        )
