"""How many: the range that the words before a noun allow."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.tree import children, core_phrase, first_conjunct, without
from reportedly.record import Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage

_DIGITS = re.compile(r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RANGE = re.compile(r"^(\d[\d,.]*)\s*(?:-|–|—|to)\s*(\d[\d,.]*)$")
_INCREASE = re.compile(r"\s*\(\s*\+\s*(\d[\d,]*)")
_DIGITS_KEPT = 6  # of a converted measure: 700 m are 0.7 km
_PERSONS = "persons"
_REACH = 32  # characters before a number that a bound may take
_LONGEST = 4  # words of the longest vague number: "several tens of thousands"

Bounds = tuple[float | None, float | None]


class Counter:
    """Reads quantities by the lexicon's number words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers = lexicon.numbers
        self._things = lexicon.things
        self._vague_firsts = frozenset(words.split()[0] for words in lexicon.numbers.vague)
        bounds = lexicon.numbers
        self._before = [
            (_ending(bounds.at_least), "low"),
            (_ending(bounds.at_most), "high"),
        ]
        self._behind = [(_opening(bounds.behind_at_least), "low"), (_opening(bounds.behind_at_most), "high")]

    def quantity(
        self, noun: Token, unit: str, passage: Passage, *, single: bool = False
    ) -> tuple[Quantity, Span] | None:
        """The number of what `noun` names, with the words it stands on; None where it is not counted.

        `unit` is the plural to count in, unless the noun is a measure (km, km2); with `single`, "a tank" is one.
        """
        counted = self._counted_through(noun)
        words = self._words(noun, counted)
        measured, factor = self._measure(counted)
        if measured is None:
            measured, factor = self._measure(noun)
        for index in range(len(words)):
            found = self._range_at(words, index, counted, passage)
            if found is not None:
                (low, high), span = found
                low, high = self._bounded(passage, span, low, high)
                ends = [None if end is None else round(end * factor, _DIGITS_KEPT) for end in (low, high)]
                return Quantity(ends[0], ends[1], measured or unit), span
        return self._single(noun, counted, unit, passage, single=single)

    def _single(
        self, noun: Token, counted: Token, unit: str, passage: Passage, *, single: bool
    ) -> tuple[Quantity, Span] | None:
        """As in "a tank", "a battery of howitzers", "an elderly couple"."""
        one = _article(counted)
        if one is None:
            return None
        lemma = lemmas().of(counted)
        if counted != noun:
            whole = lemma in self._things.by_themselves and single
            return (Quantity(1.0, 1.0, _plural(lemma)), passage.at(one)) if whole else None
        if lemma in self._numbers.sets and unit == _PERSONS:
            size = self._numbers.sets[lemma]
            return Quantity(size, size, unit), passage.span_of([one, counted])
        if single or noun.dep_ == "conj" or unit == _PERSONS:
            return Quantity(1.0, 1.0, unit), passage.at(one)
        return None

    def times(self, words: Sequence[Token], passage: Passage) -> tuple[Quantity, Span] | None:
        """How often, as in "fired 41 times", "twice": so many attacks."""
        for index, token in enumerate(words):
            if token.lower_ in self._numbers.times:
                often = self._numbers.times[token.lower_]
                return Quantity(often, often, "attacks"), passage.at(token)
            if token.lower_ == "times" and index and (found := self._number(words, index - 1)) is not None:
                low, high = self._bounded(passage, passage.at(words[index - 1]), found[0], found[0])
                return Quantity(low, high, "attacks"), passage.span_of([words[index - 1], token])
        return None

    def stated(self, words: Sequence[Token], passage: Passage) -> tuple[Bounds, Span] | None:
        """The first number among words that stand in a list, whatever the parse; "a tank" is one."""
        for index in range(len(words)):
            found = self._vague(words, index) or self._exact(words, index)
            if found is not None:
                span = passage.span_of([words[index], words[found[1]]])
                return self._bounded(passage, span, *found[0]), span
        one = next((t for t in words if t.lower_ in {"a", "an"}), None)
        return None if one is None else ((1.0, 1.0), passage.at(one))

    def _words(self, noun: Token, counted: Token) -> list[Token]:
        """The words up to the noun that may count it; a number that stands for its noun counts itself."""
        words = [t for t in core_phrase(counted) if t.i <= max(noun.i, counted.i)]
        first = words[0]
        if first.i > 1 and first.tag_ == "CD" and first.nbor(-1).lower_ == "to" and first.nbor(-2).tag_ == "CD":
            return [first.nbor(-2), first.nbor(-1), *words]  # "one to two kilometres"
        if first.i and first.nbor(-1).tag_ in {"CD", "DT", "IN", "JJR"} and first.nbor(-1).head == counted:
            words = [first.nbor(-1), *words]
        return words

    def _counted_through(self, noun: Token) -> Token:
        """As in "hundreds" for the troops in "hundreds of troops", "vehicles" in "four vehicles of howitzers"."""
        prep = noun.head
        if noun.dep_ == "pobj" and prep.lower_ == "of" and prep.head.tag_ == "CD":
            return prep.head  # "28 of 36 drones"
        if noun.tag_ == "CD":
            return noun
        if children(noun, "nummod") or any(c.lower_ in {"a", "an"} for c in noun.lefts):
            return noun
        if noun.dep_ == "conj" and any(c.lower_ == "the" for c in noun.lefts):
            return noun  # "130 outposts and the town of Laiza"
        noun = first_conjunct(noun)
        prep = noun.head
        if noun.dep_ == "pobj" and prep.lower_ == "of":
            outer = prep.head
            lemma = lemmas().of(outer)
            counts = lemma in self._things.groups or outer.lower_ in self._numbers.vague or outer.tag_ == "CD"
            if counts or any(c.dep_ == "nummod" for c in outer.children):
                return outer
        return noun

    def _measure(self, noun: Token) -> tuple[str | None, float]:
        """The unit of the record that a measure is told in, and what one of it is in that unit."""
        lemma = lemmas().as_kind(noun.lower_, "noun")
        if lemma in self._numbers.area:
            return "km2", _in(lemma, "km ** 2")
        if lemma not in self._numbers.length:
            return None, 1.0
        square = any(c.lower_ in self._numbers.square for c in noun.children)
        return ("km2", _in(lemma, "km") ** 2) if square else ("km", _in(lemma, "km"))

    def _range_at(
        self, words: Sequence[Token], index: int, counted: Token, passage: Passage
    ) -> tuple[Bounds, Span] | None:
        found = self._vague(words, index)
        ranged = index + 2 < len(words) and words[index + 1].lower_ == "to" and _counts(words[index + 2], counted)
        if found is None and (ranged or _counts(words[index], counted)):
            found = self._exact(words, index)
        if found is None:
            return None
        ends, last = found
        return ends, passage.span_of([words[index], words[last]])

    def _vague(self, words: Sequence[Token], index: int) -> tuple[Bounds, int] | None:
        """A vague number that begins at this word, the longest first."""
        if words[index].lower_ not in self._vague_firsts:
            return None
        for count in range(min(_LONGEST, len(words) - index), 0, -1):
            last = index + count - 1
            spelt = " ".join(t.lower_ for t in words[index : last + 1])
            if spelt in self._numbers.vague and not self._before_number(words, last):
                return self._numbers.vague[spelt], last
        return None

    def _exact(self, words: Sequence[Token], index: int) -> tuple[Bounds, int] | None:
        first = self._number(words, index)
        if first is None:
            both = _RANGE.match(words[index].text)
            return None if both is None else ((_number(both[1]), _number(both[2])), index)
        value, last = first
        if last + 2 < len(words) and words[last + 1].lower_ in self._numbers.between:
            joined, second = words[last + 1].lower_, self._number(words, last + 2)
            opened = words[index].i > 0 and words[index].nbor(-1).lower_ in self._numbers.opening
            if second is not None and second[0] > value and (joined != "and" or opened):
                return (value * self._shared(value, words, last, second), second[0]), second[1]
        return (value, value), last

    def _shared(self, low: float, words: Sequence[Token], last: int, second: tuple[float, int]) -> float:
        """As in "two to three hundred": the first number means the second's scale."""
        scale = self._numbers.scales.get(words[second[1]].lower_)
        return scale if scale is not None and words[last].lower_ not in self._numbers.scales and low < scale else 1.0

    def _number(self, words: Sequence[Token], index: int) -> tuple[float, int] | None:
        """A number with its scales that begins at this word, and where it ends."""
        token = words[index]
        if token.lower_ in {"a", "an"} and index + 1 < len(words) and words[index + 1].lower_ in self._numbers.scales:
            value: float | None = 1.0
        else:
            value = self._value(token)
        if value is None or self._is_joined(words, index):
            return None
        last = index
        if index + 2 < len(words) and words[index + 1].text == "-" and value % 10 == 0 and token.text.isalpha():
            units = self._numbers.numerals.get(words[index + 2].lower_)
            if units is not None and units < 10:  # noqa: PLR2004 - "twenty-six" is three words to the parser
                value, last = value + units, index + 2
        while last + 1 < len(words) and (scale := self._numbers.scales.get(words[last + 1].lower_)) is not None:
            value, last = value * scale, last + 1
        return value, last

    def _is_joined(self, words: Sequence[Token], index: int) -> bool:
        """As in "a nine-storey block": the number belongs to the word behind the hyphen."""
        if index + 2 >= len(words) or words[index + 1].text != "-":
            return False
        return words[index + 2].lower_ not in self._numbers.numerals and not words[index + 2].text[:1].isdigit()

    def _before_number(self, words: Sequence[Token], last: int) -> bool:
        """Whether "more" or "some" belongs to a number behind it ("more than 30", "some 30", "some half a million")."""
        following = words[last].nbor() if words[last].i + 1 < len(words[last].doc) else None
        if following is not None and (following.lower_ in {"than", "as"} or following.tag_ == "CD"):
            return True
        return last + 1 < len(words) and self._vague(words, last + 1) is not None

    def _value(self, token: Token) -> float | None:
        if _DIGITS.fullmatch(token.text):
            return _number(token.text)
        parts = [self._numbers.numerals.get(part) for part in token.lower_.split("-")]
        return None if None in parts else float(sum(p for p in parts if p is not None))

    def _bounded(self, passage: Passage, span: Span, low: float | None, high: float | None) -> Bounds:
        start, end = span.start - passage.base, span.end - passage.base
        before, behind = passage.text[max(0, start - _REACH) : start], passage.text[end : end + _REACH]
        found = [(len(m[0]), kept) for pattern, kept in self._before if (m := pattern.search(before))]
        found += [(len(m[0]), kept) for pattern, kept in self._behind if (m := pattern.match(behind))]
        if not found:
            return low, high
        return (low, None) if max(found)[1] == "low" else (None, high)

    def unit(self, noun: Token, thing: str) -> str:
        """What the noun is counted in: its class's unit, or its own plural with the words that say which kind."""
        if noun.lower_ in self._numbers.vague or noun.tag_ in {"CD", "PRP", "JJR"} or noun.lower_ == "others":
            return _PERSONS  # "millions were left without power"
        if thing in self._things.units and lemmas().as_kind(noun.lower_, "noun") not in self._things.by_themselves:
            return self._things.units[thing]
        kept = [
            t.text.lower()
            for t in without(noun, "prep", "det", "poss", "nummod", "relcl", "acl", "appos", "conj", "cc", "punct")
            if t == noun or t.dep_ in {"compound", "amod"} or t.head.dep_ == "amod"
        ]
        kept = [w for w in kept[:-1] if w not in self._things.people["enemy"]]
        kind = [w for w in kept if self._things.classes.get(w) or w in {"personnel", "armored", "armoured", "air"}]
        made = noun.lower_.endswith("s") and (noun.tag_ == "NNP" or any(c.isdigit() for c in noun.text))  # "Su-25s"
        many = noun.tag_ in {"NNS", "NNPS"} or made or lemmas().as_kind(noun.lower_, "noun") != noun.lower_
        plural = noun.lower_ if many else _plural(noun.lower_)
        return " ".join([*kind, plural])


def increase_of(quantity: Quantity | None, noun: Token | None, passage: Passage) -> Quantity | None:
    """What a total grew by, where a bracket behind its noun says so: "2,154 tanks (+18)"."""
    if quantity is None or noun is None:
        return None
    grown = _INCREASE.match(passage.text, noun.idx + len(noun))
    if grown is None:
        return None
    value = _number(grown[1])
    return Quantity(value, value, quantity.unit)


@cache
def _in(name: str, unit: str) -> float:
    """What one of a measure is in another unit (NIST SP 811, as the pint library has it)."""
    from pint import UnitRegistry  # noqa: PLC0415 - takes a quarter of a second, and few reports give a measure

    return float(UnitRegistry(cache_folder=None).Quantity(1, name).to(unit).magnitude)


def _ending(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(
        r"(?:^|\b)(?:" + "|".join(words) + r")\s+(?:(?:some|about|around|a|the|an estimated)\s+)?$", re.IGNORECASE
    )


def _opening(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\s*(?:" + "|".join(words) + r")\b", re.IGNORECASE)


def _article(noun: Token) -> Token | None:
    """The "a" that counts one; not that of "not a single soldier"."""
    words = {c.lower_: c for c in noun.lefts}
    if noun.tag_ not in {"NN", "NNP"} or words.keys() & {"single", "not"}:
        return None
    return words.get("a") or words.get("an")


def _counts(token: Token, counted: Token) -> bool:
    """Whether a number counts the noun itself: not so the 64 of "a 64-year-old man"."""
    while token != counted and token.head.tag_ == "CD" and token.head != token:
        token = token.head
    if token.head != counted and token.head.dep_ in {"npadvmod", "amod"}:
        return False
    return counted in (token, token.head) or token.head.head == counted


def _plural(word: str) -> str:
    if word.endswith(("craft", "equipment", "artillery", "ammunition", "personnel", "hardware", "armour", "armor")):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def _number(text: str) -> float:
    return float(re.sub(r"[,  ]", "", text.rstrip(".,")))
