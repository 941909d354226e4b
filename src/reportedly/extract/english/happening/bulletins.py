"""Lists of losses: "the enemy's losses came to 12 men, a tank and two pickups", "tanks – 2,168 (+12)" line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from reportedly.extract.english.happening.frame import Frame, Listed
from reportedly.extract.english.happening.slots import whose
from reportedly.extract.english.nouns import Nouns
from reportedly.extract.english.numbers import Counter
from reportedly.extract.english.passage import Passage, lemmas
from reportedly.extract.english.predicates import Predicate, Words
from reportedly.extract.english.tree import trimmed
from reportedly.record import Event, Outcome, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


_HEADS = {"loss", "casualty"}
# What stands between the head and its list: "losses … came to", "are put at", "amounted to", "include", a colon.
_INTRODUCES = re.compile(
    r":|–|\bat (?=\d|an? |about|some|up to)"
    r"|\b(?:(?:put|estimated|placed|given) at|c[ao]me to|amount(?:s|ed|ing)? to|r(?:ose|isen|un|an) to"
    r"|total(?:s|l?ed|l?ing)?|includ(?:es|ed|ing)"
    r"|(?:were|are|was|is) (?=about|approximately|around|some|up to|more than|over|at least|nearly|\d))",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,(?!\d{3}\b)|;|\n|\band\b|\balong with\b|\bas well as\b|\bplus\b)\s*(?:and\s+)?")
_INCREASE = re.compile(r"\(\s*\+\s*(\d[\d,  ]*)[^)]*\)")
_LINE = re.compile(r"^\W*[A-Za-z][^.!?]{2,60}?\s*[-–—‒:=]\s*(?:\w+\.?\s+){0,2}[~≈]?\d[\d,.  ]*\b[^.!?]{0,40}$")
_NUMBER = re.compile(
    r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|dozens|scores|hundreds|several)\b",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(r"\btotal\b|\bcumulative\b|\boverall\b|\bfrom (?:\d|[A-Z])|\bsince\b", re.IGNORECASE)
_MATERIEL, _FIGHTERS = {"equipment", "munition"}, {"people", "force", "civilians", "number"}
_FEWEST = 2  # items of a list in prose; a single one is told by its own words

_LOST = Predicate(
    "list of losses",
    {"equipment": Event.EQUIPMENT_DESTROYED, "people": Event.CASUALTIES},
    {"actor": (), "object": ("object",), "target": ("subject",)},
    loses="target",
    outcome=Outcome.LOST,
)
_KILLED = Predicate("list of losses", _LOST.senses, _LOST.roles, loses="target", outcome=Outcome.KILLED)


@dataclass(frozen=True, slots=True)
class _Header:
    """Whose losses a list is of; `span` are the words that date it."""

    noun: Token
    span: Span
    passage: Passage
    cumulative: bool


@dataclass(slots=True)
class Bulletins:
    """Reads lists of losses, also over the lines that follow their header."""

    nouns: Nouns
    counter: Counter
    _open: _Header | None = field(default=None)

    @property
    def opened(self) -> Token | None:
        """The head of a list that goes on in the next lines."""
        return None if self._open is None else self._open.noun

    def read(self, passage: Passage) -> list[Frame]:
        """A frame for each item of the lists in a paragraph, in order; their heads are the items' nouns."""
        if self._open is not None and _LINE.match(passage.text):
            return list(self._items(self._open, passage, 0, len(passage.text)))
        self._open = None
        found: list[Frame] = []
        for noun in passage.nouns:
            if lemmas().of(noun) in _HEADS:
                found += self._under(noun, passage)
        return found

    def _under(self, noun: Token, passage: Passage) -> list[Frame]:
        sentence = passage.sentence(noun)
        end = noun.idx + len(noun)
        mark = _INTRODUCES.search(passage.text, end, sentence.end_char)
        if mark is None:
            return []
        begin = mark.end()
        span = Span(passage.base + sentence.start_char, passage.base + begin)
        header = _Header(noun, span, passage, bool(_CUMULATIVE.search(passage.text, sentence.start_char, begin)))
        items = list(self._items(header, passage, begin, sentence.end_char))
        if items and not passage.text[begin : items[0].words[0].idx].strip():
            head = [t for t in passage.tokens if sentence.start <= t.i < items[0].words[0].i]
            items[0] = replace(items[0], words=(*trimmed(head), *items[0].words))
        if len(items) >= _FEWEST or any(f.listed and f.listed.increase for f in items):
            return items
        if passage.text.rstrip().endswith(":"):
            self._open = header
        return []

    def tells(self, frame: Frame, listed: list[Frame]) -> bool:
        """Whether a list tells already what a frame would: its head is the list's, or stands in an item."""
        if self._open is not None and frame.head == self._open.noun and frame.words[0].doc is self._open.noun.doc:
            return True
        heading = frame.spelt.head in {*_HEADS, "lose"}
        return any(
            frame.head in one.words or frame.theme == one.head or (heading and one.head in frame.words)
            for one in listed
        )

    def _items(self, header: _Header, passage: Passage, begin: int, end: int) -> Iterator[Frame]:
        for start, stop in _chunks(passage.text, begin, end):
            tokens = [t for t in passage.tokens if start <= t.idx < stop]
            frame = self._item(header, passage, tokens)
            if frame is not None:
                yield frame

    def _item(self, header: _Header, passage: Passage, tokens: list[Token]) -> Frame | None:
        words = passage.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])] if tokens else ""
        bracket = words.find("(")
        own = [t for t in tokens if bracket < 0 or t.idx < tokens[0].idx + bracket]
        things = [t for t in own if self.nouns.thing(t, passage) in _MATERIEL | _FIGHTERS and t.tag_ != "CD"]
        stated = self.counter.stated(own, passage)
        if not things or stated is None:
            return None
        noun = next((t for t in reversed(things) if self.nouns.thing(t, passage) in _MATERIEL), things[-1])
        thing = "equipment" if self.nouns.thing(noun, passage) in _MATERIEL else "people"
        unit = self.counter.unit(noun, self.nouns.thing(noun, passage))
        (low, high), span = stated
        more = _INCREASE.search(words)
        grown = None if more is None else float(re.sub(r"\D", "", more[1]))
        listed = Listed(
            cumulative=header.cumulative,
            increase=None if grown is None else Quantity(grown, grown, unit),
            header=header.span,
            owner=(whose(header.noun), header.passage),
        )
        predicate = _KILLED if any(t.lower_ in {"killed", "dead", "eliminated"} for t in tokens) else _LOST
        spelt = Words(header.noun.lower_, None, "nouns", predicate, (), "bulletins")
        event = predicate.senses[thing]
        counted = Quantity(low, high, unit), span
        return Frame(noun, spelt, event, None, noun, None, thing, _trimmed(tokens), stated=counted, listed=listed)


def _chunks(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list; what has no number belongs to the item before ("18 ships and boats")."""
    cuts = [m.span() for m in _SPLIT.finditer(text, begin, end)]
    bounds = [begin, *(at for cut in cuts for at in cut), end]
    parts = list(zip(bounds[::2], bounds[1::2], strict=True))
    merged: list[tuple[int, int]] = []
    for start, stop in parts:
        if not text[start:stop].strip():
            continue
        if merged and not _NUMBER.search(_INCREASE.sub("", text[start:stop])):
            merged[-1] = (merged[-1][0], stop)
        else:
            merged.append((start, stop))
    return iter(merged)


def _trimmed(tokens: list[Token]) -> tuple[Token, ...]:
    kept = [t for t in tokens if not t.is_space]
    while kept and kept[-1].text in {".", ",", ";"}:
        kept = kept[:-1]
    return tuple(kept)
