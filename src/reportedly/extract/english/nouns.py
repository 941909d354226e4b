"""What a noun phrase names: its class, and the side that its words put it on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_name, is_noun, lemmas
from reportedly.extract.english.tree import child, children, core_phrase, noun_phrase
from reportedly.record.calendar import DAYS_AND_MONTHS
from reportedly.theatre.lexis import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Things
    from reportedly.extract.english.passage import Passage
    from reportedly.theatre.names import NameHit

_FORCES = {NameKind.FORCE, NameKind.UNIT, NameKind.DEMONYM, NameKind.SLUR}
_SIDED = _FORCES | {NameKind.ADJECTIVE}
# "Su-34", "T-72", "BMP-2": makes of aircraft and vehicles.
_MAKE = re.compile(r"[A-Z][A-Za-z]{0,4}-(?:\d+\w*|[A-Z]{1,3}\d*)")

# What a side holds is no part of it: "the Russian-held plant".
_HELD = re.compile(r"-(?:held|occupied|controlled|annexed|besieged)\b", re.IGNORECASE)


class Nouns:
    """Classes by lexicon/things.toml, sides by the theatre's names."""

    def __init__(self, things: Things) -> None:
        self._things = things

    def thing(self, noun: Token, passage: Passage) -> str:
        """The class of what a noun names: a class of things.toml, "place", "pronoun" or "other"."""
        if noun.tag_ in {"PRP", "WP", "WDT"} or noun.lower_ in {"this", "that", "these", "those"}:
            return "pronoun"
        inner = self.inside(noun)
        if inner != noun:
            return self.thing(inner, passage)
        lemma = lemmas().as_kind(noun.lower_, "noun")
        listed = lemma in self._things.classes
        if (is_name(noun) or not listed) and self.is_force(noun, passage):
            return "force"
        if _MAKE.fullmatch(_hyphenated(noun)):
            return "equipment"
        if is_name(noun) and not listed:
            return "other" if noun.lower_.rstrip(".") in DAYS_AND_MONTHS else "place"
        return self._of_common_noun(noun, lemma)

    def _of_common_noun(self, noun: Token, lemma: str) -> str:
        """By the noun with the word before it, else by itself; one town is a place, several are settlements."""
        compound = next((c for c in reversed(children(noun, "compound"))), None)
        if compound is not None:
            pair = self._things.classes.get(f"{compound.lower_} {lemma}")
            if pair is not None:
                return pair
        found = self._things.classes.get(lemma, self._things.classes.get(lemma.rpartition("-")[2], "other"))
        if found == "settlements" and noun.tag_ not in {"NNS", "NNPS"}:
            return "place"
        return found

    def inside(self, noun: Token) -> Token:
        """The troops in "hundreds of troops", the howitzers in "a battery of howitzers"."""
        if lemmas().as_kind(noun.lower_, "noun") not in self._things.groups:
            return noun
        of = next((p for p in children(noun, "prep") if p.lower_ == "of"), None)
        target = child(of, "pobj") if of is not None else None
        return noun if target is None or target.tag_ == "CD" else self.inside(target)

    def is_force(self, noun: Token, passage: Passage) -> bool:
        """Whether the noun itself is a name of a side's forces, of a unit, or of its people."""
        at = passage.at(noun)
        forces = _FORCES | {NameKind.CAPITAL} if noun.dep_ == "nsubj" else _FORCES
        return any(h.kind in forces and h.span.overlaps(at) and h.span.end == at.end for h in passage.hits)

    def side(self, noun: Token, passage: Passage, *, capitals: bool = False) -> str | None:
        """The side that a phrase's own words name; with `capitals`, "Kyiv" means it too. None where they name none."""
        wanted = _SIDED | {NameKind.CAPITAL} if capitals else _SIDED
        for words in (core_phrase(noun), noun_phrase(noun), [*noun_phrase(noun), *_appositions(noun)]):
            hits = [h for h in passage.hits_in(passage.span_of(words)) if h.side and h.kind in wanted]
            hits = [h for h in hits if not _HELD.match(passage.text, h.span.end - passage.base)]
            if hits:
                return _nearest(hits, noun, passage).side
        return None

    def unit(self, noun: Token, passage: Passage) -> NameHit | None:
        """The unit that the phrase names."""
        words = passage.span_of(core_phrase(noun))
        return next((h for h in passage.hits_in(words) if h.kind is NameKind.UNIT), None)

    def name(self, noun: Token, passage: Passage) -> str:
        """The phrase as the record keeps it: without article and possessive."""
        words = [t for t in core_phrase(noun) if t.tag_ not in {"DT", "PRP$"}] or [noun]
        return " ".join(passage.words(passage.span_of(words)).split())


def _hyphenated(noun: Token) -> str:
    """The word with what a hyphen joins it to; the tokenizer parts "MT-LB"."""
    if noun.i > 1 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_:
        return f"{noun.nbor(-2).text}-{noun.text}"
    return noun.text


def _nearest(hits: list[NameHit], noun: Token, passage: Passage) -> NameHit:
    at = passage.at(noun)
    return min(hits, key=lambda h: (h.span.gap(at), h.span.start))


def _appositions(noun: Token) -> list[Token]:
    return [t for a in children(noun, "appos") for t in a.subtree if is_noun(t) or t.tag_ == "JJ"]
