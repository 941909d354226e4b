"""What a noun phrase names: its class and kind, and the side that its words put it on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.extract.english.passage import ARTICLED, is_name, is_noun, lemmas
from reportedly.extract.english.tree import child, children, core_phrase, noun_phrase, without
from reportedly.record.calendar import DAYS_AND_MONTHS
from reportedly.theatre.lexis import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.wordlists import Things
    from reportedly.theatre.names import NameHit

_FORCES = {NameKind.FORCE, NameKind.UNIT, NameKind.DEMONYM, NameKind.SLUR}
SIDED = _FORCES | {NameKind.ADJECTIVE}
_LONGEST = 6  # tokens of the longest name of a kind: "self - propelled artillery piece"
_SHARES = {
    "half",
    "third",
    "quarter",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "tenth",
    "percent",
    "most",
    "part",
    "rest",
}
_MEN = {"man", "men", "boy", "lad", "guy"}
_COUNTED_MORE = {"more", "others", "another", "one"}  # "wounded eight more", "no one was hurt"
_ARMED = {
    "force",
    "people",
    "equipment",
    "munition",
    "position",
}  # classes whose nouns beside it make a group one of fighters
_GENERIC = {"artillery", "weapon", "vehicle", "afv", "rocket_system"}  # kinds that a make before them makes narrower

# What a side holds is no part of it: "the Russian-held plant".
_HELD = re.compile(r"-(?:held|occupied|controlled|annexed|besieged)\b", re.IGNORECASE)


class Nouns:
    """Classes and kinds by lexicon/things.toml and kinds.toml, sides by the theatre's names."""

    def __init__(self, things: Things) -> None:
        self._things = things

    def thing(self, noun: Token, passage: Passage) -> str:
        """The class of what a noun names: of things.toml or kinds.toml, "place", "pronoun", "number" or "other"."""
        known, at = passage.things, noun.i
        if (thing := known.get(at)) is None:
            thing = known[at] = self._thing(noun, passage)
        return thing

    def _thing(self, noun: Token, passage: Passage) -> str:
        if noun.tag_ in {"PRP", "WP", "WDT"} or noun.lower_ in {"this", "that", "these", "those"}:
            return "pronoun"
        inner = self.inside(noun)
        if inner != noun:
            found = self.thing(inner, passage)
            return "place" if found == "force" and _is_share_of_land(noun, inner) else found
        if noun.tag_ == "CD" and (made := self._make(noun, passage)) is not None:
            return self._things.kind_class[made]
        if noun.tag_ == "CD" or noun.lower_ in _COUNTED_MORE or self._is_vague(noun):
            return "number"
        return self._named(noun, passage)

    def _named(self, noun: Token, passage: Passage) -> str:
        """The class by a list, by a force, by a make, by what a name is called; in that order of trust."""
        name = self._listed(noun, passage)
        if name is None and self._called(noun) == "equipment":
            return "equipment"  # "the cruiser Moskva", also where she is a unit of the theatre
        if (is_name(noun) or name is None) and self.is_force(noun, passage):
            return "force"
        made = self._make(noun, passage)
        if made is not None and (name is None or is_name(noun)):
            return self._things.kind_class[made]
        return self._of_name(noun, passage) if name is None else self._of_listed(noun, name, passage)

    def _is_vague(self, noun: Token) -> bool:
        return noun.lower_ in self._things.groups and _is_plural(noun)

    def _of_name(self, noun: Token, passage: Passage) -> str:
        """Of a word that no list has: a place where it is a name, unless something beside it says what it is."""
        if not is_name(noun) and not _is_capitalised(noun, passage) and not ARTICLED.fullmatch(noun.text):
            return "other"
        if noun.tag_ == "NNPS" and children(noun, "nummod"):
            return "civilians"  # "70,000 Armenians"
        return self._called(noun) or ("other" if noun.lower_.rstrip(".") in DAYS_AND_MONTHS else "place")

    def _of_listed(self, noun: Token, name: str, passage: Passage) -> str:
        """Of a listed noun; its men are fighters, and one town is a place where several are settlements."""
        if name in _MEN and (child(noun, "poss") is not None or self._is_of_force(noun, passage)):
            return "people"
        if name in self._things.bands and not self._is_armed(noun, passage):
            return "civilians" if name in self._things.band_persons else "other"
        found = self._things.classes[name]
        return "place" if found == "settlements" and noun.tag_ not in {"NNS", "NNPS"} else found

    def _is_of_force(self, noun: Token, passage: Passage) -> bool:
        """As in "two lads from the assault company", "men of the brigade"."""
        of = (child(p, "pobj") for p in children(noun, "prep") if p.lower_ in {"of", "from"})
        return any(t is not None and self.thing(t, passage) in {"force", "people"} for t in of)

    def _is_armed(self, noun: Token, passage: Passage) -> bool:
        """Whether a group, a company, an officer is one of fighters by the words beside it."""
        beside = [
            *children(noun, "compound", "amod", "nmod", "det", "preconj", "poss"),
            *without(noun, "relcl", "acl", "conj"),
        ]
        for word in beside:
            lemma = lemmas().as_kind(word.lower_, "noun")
            if word != noun and (lemma in self._things.band_words or self._things.classes.get(lemma) in _ARMED):
                return True
        return self.side(noun, passage, capitals=True) is not None or self.unit(noun, passage) is not None

    def _called(self, name: Token) -> str | None:
        """What an apposition says that a name is: "Ashot Vardumian, a banker"."""
        for title in reversed(children(name, "compound", "amod")):
            found = self.listed(title)
            if found == "people" or (title.text.islower() and found in {"civilians", "equipment"}):
                return found  # "the cruiser Moskva", "General Ivan Koval"
        for other in children(name, "appos"):
            found = self.listed(other)
            described = any(c.lower_ in {"a", "an", "the"} for c in other.lefts)
            if found == "people" or (described and found == "civilians"):
                return found
        return None

    def kind(self, noun: Token, passage: Passage) -> str | None:
        """The kind of equipment or of civilian object: a code of kinds.toml."""
        noun = self.inside(noun)
        if lemmas().as_kind(noun.lower_, "noun") in self._things.parts and (whole := _whole(noun)) is not None:
            return self.kind(whole, passage) or self._kind_of(noun, passage)
        return self._kind_of(noun, passage)

    def _kind_of(self, noun: Token, passage: Passage) -> str | None:
        """The kind by a noun's own words, whatever it is a part of."""
        name = self._listed(noun, passage)
        told = None if name is None else self._things.kinds.get(name)
        if name is None:
            titles = (self._things.kinds.get(lemmas().as_kind(c.lower_, "noun")) for c in children(noun, "compound"))
            told = next((kind for kind in titles if kind is not None), None)
        if told is None or told in _GENERIC:
            makes = [self._make(t, passage) for t in (noun, *children(noun, "compound", "nmod", "amod", "appos"))]
            made = next((m for m in makes if m is not None), None)
            if made is not None:
                return made
        if told == "power" and name != "power" and _is_nuclear(noun):
            return "nuclear"
        return told

    def _listed(self, noun: Token, passage: Passage) -> str | None:
        """The longest name of a class that ends with this noun."""
        lower, end = noun.lower_, noun.idx
        lemma = lemmas().as_kind(lower, "noun")
        tail = lemma.rpartition("-")[2]
        longest = max(self._things.last_words.get(word, -1) for word in (lemma, lower, tail))
        for token in passage.tokens[max(noun.i - _LONGEST, 0) : noun.i + 1] if longest >= 0 else ():
            if end - token.idx > longest:
                continue
            before = passage.text[token.idx : end].lower()
            for phrase in (before + lemma, before + lower):  # "barracks" is no plural
                if phrase in self._things.classes:
                    return phrase
        return tail if tail in self._things.classes else None

    def is_of_peace(self, word: Token) -> bool:
        """Whether a word never acts in a war: "prices retreated"."""
        return lemmas().as_kind(word.lower_, "noun") in self._things.peaceful

    def is_foe(self, word: Token) -> bool:
        """Whether a word means whomever the speaker fights: "the enemy", "hostile drones"."""
        return lemmas().of(word) in self._things.people["enemy"]

    def listed(self, word: Token) -> str | None:
        """The class under which a word stands as a noun, whatever it is here ("civilian deaths")."""
        return self._things.classes.get(lemmas().as_kind(word.lower_, "noun"))

    def stands(self, word: str, thing: str) -> bool:
        """Whether a lemma stands in a class."""
        return self._things.classes.get(word) == thing

    def _make(self, noun: Token, passage: Passage) -> str | None:
        """The kind of a make that ends with this word ("Leopard 2", "MT-LB"), by its capitals or digits."""
        if not any(c.isupper() or c.isdigit() for c in noun.text):
            return None
        end = noun.idx + len(noun)
        for at in range(max(noun.i - 2, 0), noun.i + 1):
            words = passage.text[passage.tokens[at].idx : end]
            found = self._things.makes.fullmatch(words)
            if found is not None and found.lastindex is not None:
                return self._things.make_kinds[found.lastindex - 1]
        return None

    def inside(self, noun: Token) -> Token:
        """The troops in "hundreds of troops", the guns in "a battery of guns", the men in "seven of its men"."""
        counts = noun.tag_ == "CD" or lemmas().as_kind(noun.lower_, "noun") in self._things.groups
        if not counts:
            return noun
        of = next((p for p in children(noun, "prep") if p.lower_ == "of"), None)
        target = child(of, "pobj") if of is not None else None
        if target is not None and target.tag_ in {"WDT", "WP"}:
            return self._antecedent(noun) or noun  # "drones, ten of which"
        return noun if target is None or target.tag_ == "CD" else self.inside(target)

    def _antecedent(self, counted: Token) -> Token | None:
        verb = counted.head
        if verb.dep_ == "relcl":
            return verb.head
        comma = counted.i - 1
        return counted.nbor(-2) if comma > 0 and counted.nbor(-1).text == "," and is_noun(counted.nbor(-2)) else None

    def is_force(self, noun: Token, passage: Passage) -> bool:
        """Whether the noun itself is a name of a side's forces, of a unit, or of its people."""
        end = passage.base + noun.idx + len(noun)
        acts = noun.dep_ == "nsubj" or (noun.dep_ == "pobj" and noun.head.lower_ == "by")
        forces = _FORCES | {NameKind.CAPITAL} if acts else _FORCES
        return any(h.span.end == end and h.kind in forces for h in passage.hits)

    def side(self, noun: Token, passage: Passage, *, capitals: bool = False) -> str | None:
        """The side that a phrase's own words name; with `capitals`, "Kyiv" means it too. None where they name none."""
        wanted = SIDED | {NameKind.CAPITAL} if capitals else SIDED
        sided = [h for h in passage.hits if h.side]
        for words in _widening(noun) if sided else ():
            span = passage.span_of(words)
            found = [h for h in sided if span.covers(h.span)]
            hits = [h for h in found if h.kind in wanted or _owns(h, noun, passage)]
            held = (h for h in hits if _HELD.match(passage.text, h.span.end - passage.base))
            holders = {h.span for h in held if h.span != passage.at(noun)}
            hits = [h for h in hits if h.span not in holders]
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


def _whole(part: Token) -> Token | None:
    """The church in "the roof of a church"."""
    of = next((p for p in children(part, "prep") if p.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def _owns(hit: NameHit, noun: Token, passage: Passage) -> bool:
    """As in "Moscow's troops"."""
    return hit.kind is NameKind.CAPITAL and any(hit.span.overlaps(passage.at(t)) for t in children(noun, "poss"))


def _is_share_of_land(share: Token, land: Token) -> bool:
    """As in "a fifth of Ukraine", where the name is that of a country and not of its army."""
    return land.tag_ == "NNP" and lemmas().as_kind(share.lower_, "noun") in _SHARES


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"}


def _is_capitalised(noun: Token, passage: Passage) -> bool:
    """A name that was taken for a common noun ("won back Axum"); at a sentence's head only an unknown word is one."""
    if not noun.text[0].isupper() or noun.text.isupper():
        return False
    return noun.i > passage.sentence(noun).start or not lemmas().is_known(noun.lower_)


def _is_nuclear(noun: Token) -> bool:
    return any(c.lower_ in {"nuclear", "atomic"} for c in noun.lefts)


def _nearest(hits: list[NameHit], noun: Token, passage: Passage) -> NameHit:
    at = passage.at(noun)
    return min(hits, key=lambda h: (h.span.gap(at), h.span.start))


def _widening(noun: Token) -> Iterator[list[Token]]:
    """A noun's own words, then its whole phrase, then what stands in apposition to it too."""
    yield core_phrase(noun)
    phrase = noun_phrase(noun)
    yield phrase
    yield phrase + _appositions(noun)


def _appositions(noun: Token) -> list[Token]:
    return [t for a in children(noun, "appos") for t in a.subtree if is_noun(t) or t.tag_ == "JJ"]
