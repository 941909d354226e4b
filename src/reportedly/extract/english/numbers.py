"""How many: the range that a noun phrase's number words allow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.tree import children, core_phrase, first_conjunct, without
from reportedly.record import Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage

_DIGITS = re.compile(r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RANGE = re.compile(r"^(\d[\d,.]*)\s*(?:-|–|—|to)\s*(\d[\d,.]*)$")
_PERSONS = "persons"
_SCALES = {"hundred", "thousand", "million", "dozen"}


class Counter:
    """Reads quantities by the lexicon's number words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers = lexicon.numbers
        self._things = lexicon.things
        self._bounds = {
            kind: re.compile(r"(?:^|\b)(?:" + "|".join(words) + r")\s*$", re.IGNORECASE)
            for kind, words in (
                ("at_least", lexicon.numbers.at_least),
                ("at_most", lexicon.numbers.at_most),
            )
        }

    def quantity(self, noun: Token, unit: str, passage: Passage) -> tuple[Quantity, Span] | None:
        """The number of what `noun` names, with the words it stands on; None where it is not counted.

        `unit` is the plural to count in, unless the noun is a measure (km, km2).
        """
        counted = self._counted_through(noun)
        one = _article(noun) if counted == noun else None
        if one is not None and (noun.dep_ == "conj" or unit == _PERSONS):
            return Quantity(1.0, 1.0, unit), passage.at(one)
        words = [t for t in core_phrase(counted) if t.i <= noun.i]
        measured, factor = self._measure(counted)
        if measured is None:
            measured, factor = self._measure(noun)
        for index, token in enumerate(words):
            found = self._range_at(words, index) if _counts(token, counted) else None
            if found is None:
                continue
            (low, high), end = found
            low, high = self._bounded(passage.text, token.idx, low, high)
            scaled = Quantity(
                None if low is None else low * factor, None if high is None else high * factor, measured or unit
            )
            return scaled, Span(passage.base + token.idx, passage.base + end)
        return None

    def _counted_through(self, noun: Token) -> Token:
        """As in "hundreds" for the troops in "hundreds of troops", "vehicles" in "four vehicles of howitzers"."""
        if not children(noun, "nummod") and not any(c.lower_ in {"a", "an"} for c in noun.lefts):
            noun = first_conjunct(noun)
        prep = noun.head
        if noun.dep_ == "pobj" and prep.lower_ == "of":
            outer = prep.head
            lemma = lemmas().of(outer)
            counts = lemma in self._things.groups or outer.lower_ in self._numbers.ranges
            if counts or any(c.dep_ == "nummod" for c in outer.children):
                return outer
        return noun

    def _measure(self, noun: Token) -> tuple[str | None, float]:
        lemma = lemmas().as_kind(noun.lower_, "noun")
        square = any(c.lower_ in {"square", "sq"} for c in noun.children)
        found = self._numbers.measures.get(f"square {lemma}" if square else lemma)
        return found if found is not None else (None, 1.0)

    def _range_at(self, words: list[Token], index: int) -> tuple[tuple[float | None, float | None], int] | None:
        token = words[index]
        lower = token.lower_
        if lower in self._numbers.ranges:
            return self._vague(words, index)
        if lower in self._numbers.open and token.dep_ in {"amod", "det", "nummod"} and not _before_number(token):
            return (float(self._numbers.open[lower]), None), token.idx + len(token)
        if token.dep_ in {"nummod", "compound", "quantmod", "pobj", "dobj", "nmod"} or token.tag_ == "CD":
            return self._exact(words, index)
        return None

    def _vague(self, words: list[Token], index: int) -> tuple[tuple[float | None, float | None], int]:
        token = words[index]
        longer = " ".join(t.lower_ for t in words[index : index + 3])
        low, high = self._numbers.ranges.get(longer, self._numbers.ranges[token.lower_])
        return (float(low), float(high)), token.idx + len(token)

    def _exact(self, words: list[Token], index: int) -> tuple[tuple[float | None, float | None], int] | None:
        token = words[index]
        if both := _RANGE.match(token.text):
            return (_number(both[1]), _number(both[2])), token.idx + len(token)
        value = self._value(token)
        if value is None:
            return None
        end = token.idx + len(token)
        following = words[index + 1 : index + 3]
        for after in following:
            scale = self._numbers.numerals.get(after.lower_)
            if after.lower_ not in _SCALES or scale is None:
                break
            value, end = value * scale, after.idx + len(after)
        high = value
        if len(following) == 2 and following[0].lower_ in {"to", "or", "-", "–"}:  # noqa: PLR2004  "to" and a number
            second = self._value(following[1])
            if second is not None and second > value:
                high, end = second, following[1].idx + len(following[1])
        return (value, high), end

    def _value(self, token: Token) -> float | None:
        if token.tag_ == "CD" or token.dep_ == "nummod":
            if _DIGITS.fullmatch(token.text):
                return _number(token.text)
            return self._in_words(token.lower_)
        return None

    def _in_words(self, word: str) -> float | None:
        """As in "nine" or "thirty-five"."""
        parts = [self._numbers.numerals.get(part) for part in word.split("-")]
        return None if None in parts else float(sum(p for p in parts if p is not None))

    def _bounded(
        self, text: str, start: int, low: float | None, high: float | None
    ) -> tuple[float | None, float | None]:
        before = text[max(0, start - 24) : start]  # longer than the longest bound word
        found = {kind: len(match[0]) for kind, words in self._bounds.items() if (match := words.search(before))}
        if not found:
            return low, high
        return (low, None) if max(found, key=lambda kind: found[kind]) == "at_least" else (None, high)

    def unit(self, noun: Token, thing: str) -> str:
        """What the noun is counted in: its class's unit, or its own plural with the words that say which kind."""
        if noun.lower_ in self._numbers.ranges:
            return _PERSONS  # "millions were left without power"
        if thing in self._things.units and lemmas().as_kind(noun.lower_, "noun") not in self._things.by_themselves:
            return self._things.units[thing]
        kept = [
            t.text.lower()
            for t in without(noun, "prep", "det", "poss", "nummod", "relcl", "acl", "appos", "conj", "cc", "punct")
            if t == noun or t.dep_ in {"compound", "amod"} or t.head.dep_ == "amod"
        ]
        kind = [w for w in kept[:-1] if self._things.classes.get(w) or w in {"personnel", "armored", "armoured"}]
        plural = noun.lower_ if noun.tag_ in {"NNS", "NNPS"} else _plural(noun.lower_)
        return " ".join([*kind, plural])


def _article(noun: Token) -> Token | None:
    """The "a" that counts one; not that of "not a single soldier"."""
    words = {c.lower_: c for c in noun.lefts}
    if noun.tag_ != "NN" or words.keys() & {"single", "not"}:
        return None
    return words.get("a") or words.get("an")


def _counts(token: Token, counted: Token) -> bool:
    """Whether a number counts the noun itself: not so the 64 of "a 64-year-old man"."""
    while token != counted and token.head.tag_ == "CD" and token.head != token:
        token = token.head
    return counted in (token, token.head) or token.head.lower_ in _SCALES


def _before_number(token: Token) -> bool:
    """Whether "more" or "some" belongs to a number behind it ("more than 30", "some 30")."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is not None and (following.lower_ in {"than", "as"} or following.tag_ == "CD")


def _plural(word: str) -> str:
    if word.endswith(("craft", "equipment", "artillery", "ammunition", "personnel", "hardware", "armour", "armor")):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def _number(text: str) -> float:
    return float(re.sub(r"[,  ]", "", text.rstrip(".,")))
