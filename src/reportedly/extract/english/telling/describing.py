"""Sources that the theatre does not know: their name, kind and side by the words that describe them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.extract.english.lexicon import Lexicon
from reportedly.extract.english.passage import ARTICLED, is_name, is_noun, lemmas
from reportedly.extract.english.telling.acts import holds_office
from reportedly.extract.english.tree import (
    child,
    children,
    core_phrase,
    dependents,
    without,
)
from reportedly.record import UNKNOWN_SIDE, Source, SourceKind, Span, hull
from reportedly.record.ids import slug
from reportedly.theatre.lexis import NameKind
from reportedly.theatre.model import Theatre

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage

_STATES = {NameKind.FORCE, NameKind.CAPITAL}
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that)\s+", re.IGNORECASE)
_KNOWN_AS = {"known", "named", "called", "nicknamed", "dubbed"}


@dataclass(frozen=True, slots=True)
class Describer:
    """Makes a source of a phrase by its words alone; kind and side are marked as concluded."""

    theatre: Theatre
    lexicon: Lexicon
    outlet: str

    def of(self, noun: Token, passage: Passage) -> Source:
        """The source that a noun phrase describes; a name in apposition is its name ("a farmer, Oleh Lys,")."""
        named = named_words(noun, passage)
        phrase = passage.span_of(named)
        told = [list(a.subtree) for a in children(noun, "appos")]
        # "run by soldiers", "who heads the Ukrainian administration in the town"
        told += [list(c.subtree) for a in children(noun, "acl") for c in dependents(a) if c.lower_ == "by"]
        told += [[t for t in r.subtree if t.dep_ != "relcl"] for r in children(noun, "relcl") if holds_office(r)]
        whole = hull([phrase, *(passage.span_of(words) for words in told)])
        if is_label(passage):
            whole = passage.span
        own = own_name(noun)
        if own is not None:
            return self.named(bare(passage.words(_whole_name(own, passage))), noun, whole, passage, person=True)
        name = bare(passage.words(phrase))
        begins = next((t for t in named if t.tag_ != "DT"), noun)
        if begins.tag_ not in {"NNP", "NNPS"} and not begins.text[1:2].isupper() and begins.tag_ != "JJ":
            name = name[:1].lower() + name[1:]  # "Local" only begins a sentence
        return self.named(name, noun, whole, passage)

    def named(self, name: str, head: Token, whole: Span, passage: Passage, *, person: bool = False) -> Source:
        """A source of this name; `head` tells its kind, the words of `whole` its side."""
        state = self._state(head, passage)
        if state is not None:
            return state
        sides = {h.side for h in passage.hits_in(whole) if h.side and h.kind is not NameKind.SECTOR}
        side = sides.pop() if len(sides) == 1 else UNKNOWN_SIDE
        kind = self._kind(head)
        party = self.theatre.side(side)
        soldiers = self.lexicon.sources.soldiers
        nameless = head.tag_ == "NNS" and lemmas().of(head) in soldiers
        maker = name.islower() and lemmas().as_kind(name, "noun") in soldiers
        if party is not None and kind is SourceKind.MILITARY and (nameless or maker):
            name = f"{party.adjective} {_plural_tail(name)}"
        private = (person or is_name(head)) and kind in {SourceKind.CIVILIAN, SourceKind.UNKNOWN}
        source_id = f"src:{slug(name)}"
        lemma = lemmas().of(head)
        unnamed = name.islower() and lemma in self.lexicon.sources.unnamed
        voice = self.outlet if unnamed or lemma in self.lexicon.sources.informants else source_id
        return Source(source_id, name, side, kind, voice, inferred=True, private=private)

    def _state(self, head: Token, passage: Passage) -> Source | None:
        """As in "Kyiv said" or "Ukraine says": the state speaks."""
        at = passage.at(head)
        hit = next((h for h in passage.hits if h.span == at and h.kind in _STATES and h.side is not None), None)
        side = None if hit is None or hit.side is None else self.theatre.side(hit.side)
        if side is None:
            return None
        kind = SourceKind.STATE if side.home is not None else SourceKind.MILITARY
        return Source(f"side:{side.code}", side.name, side.code, kind, f"side:{side.code}", inferred=True)

    def _kind(self, head: Token) -> SourceKind:
        """By the head noun, a title before the name, the apposition, or the office that a clause tells of."""
        nouns = [
            head,
            *children(head, "compound", "nmod", "appos"),
            *[c for a in children(head, "appos") for c in a.lefts],
            *[t for r in children(head, "relcl") if holds_office(r) for t in r.subtree],
        ]
        kinds = self.lexicon.sources.kinds
        titles = self.lexicon.sources.titles
        for noun in nouns:
            if is_noun(noun):
                word = titles.get(noun.lower_, noun.lower_)
                found = kinds.get(word) or kinds.get(lemmas().as_kind(word, "noun"))
                if found is not None:
                    return found
        return SourceKind.UNKNOWN


def titles_of(noun: Token, short: Mapping[str, str]) -> set[str]:
    """The nouns by which a source phrase calls somebody ("the lab", "the general"); `short` spells titles out."""
    nouns = [noun, *children(noun, "compound", "appos", "nmod")]
    nouns += [c for a in children(noun, "appos") for c in children(a, "compound", "appos")]
    nouns += [t for a in children(noun, "appos", "relcl") for t in children(a, "attr")]
    words = [short.get(t.lower_, t.lower_) for t in nouns if is_noun(t)]
    return {*words, *(lemmas().as_kind(word, "noun") for word in words)}


def own_name(noun: Token) -> Token | None:
    """The name in apposition to a common noun, or behind "known as"."""
    if is_name(noun):
        return None
    for aside in children(noun, "appos"):
        if _is_proper(aside) and not any(c.tag_ == "DT" for c in aside.lefts):
            return aside
    for clause in children(noun, "acl"):
        if clause.lower_ in _KNOWN_AS:
            behind = next((child(p, "pobj") for p in children(clause, "prep") if p.lower_ == "as"), None)
            behind = behind or child(clause, "oprd")
            if behind is not None and is_name(behind):
                return behind
    return None


def _is_proper(noun: Token) -> bool:
    """Whether it is a name, also one so rare that the tagger takes its last word for a common noun."""
    return is_name(noun) or (noun.text[:1].isupper() and any(is_name(c) for c in children(noun, "compound")))


def _whole_name(noun: Token, passage: Passage) -> Span:
    """The words of a name, with a last "al-Awlaki" that the tagger takes for another word."""
    words = core_phrase(noun)
    behind = noun.doc[words[-1].i + 1 : words[-1].i + 2]
    return passage.span_of([*words, *(t for t in behind if ARTICLED.fullmatch(t.text))])


def is_label(passage: Passage) -> bool:
    """Whether a paragraph is what stands before a colon: "Brigadier Khojali, army spokesman:"."""
    return passage.text.endswith(":") and not passage.verbs


def named_words(noun: Token, passage: Passage) -> list[Token]:
    """A described source: the noun, what stands before it, and where it is ("officials in the town of X")."""
    words = core_phrase(noun)
    for prep in children(noun, "prep"):
        target = child(prep, "pobj")
        if (
            prep.lower_ in {"in", "of", "from", "at", "for"}
            and target is not None
            and not is_name(noun)
            and target.tag_ != "NNS"
        ):
            inner = without(prep, "relcl", "acl", "appos", "cc", "conj", "punct", "advmod")
            end = passage.sentence(noun).end
            comma = next((t.i for t in noun.doc[prep.i : end] if t.text == ","), end)
            return sorted({*words, *(t for t in inner if t.i < comma)})
    return words


def bare(phrase: str) -> str:
    """A phrase without its article and the marks around it."""
    return _ARTICLE.sub("", " ".join(phrase.split())).strip(" ,;:–-")


def _plural_tail(name: str) -> str:
    """The noun of a described group: "tank crews and infantry squads" are soldiers to whoever compares voices."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last if last in {"soldiers", "officers", "officials", "commanders", "fighters"} else "soldiers"
