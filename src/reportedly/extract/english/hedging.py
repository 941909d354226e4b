"""How sure a claim is left: hedges, modals, negation and forecasts, by their scope in the parse."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.irrealis import Irrealis
from reportedly.extract.english.passage import is_noun, is_verb, lemmas
from reportedly.extract.english.tree import (
    child,
    children,
    dependents,
    own_subject,
)
from reportedly.record import Certainty, Hedge, HedgeScope, Polarity
from reportedly.record.calendar import DAYS_AND_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.wordlists import Hedges

_PLACE_WORDS = {
    *("in", "at", "near", "around", "from", "outside", "inside", "north", "south", "east", "west", "into"),
    *("on", "along", "behind", "beyond", "between", "off", "towards", "toward"),
}
_ONLY_TIME = {"since", "during", "until", "till"}
_TIME_WORDS = {"on", "in", "at", "late", "early", "yesterday", "today", "overnight", "before", "after", *_ONLY_TIME}
_TIMES = {"night", "morning", "evening", "afternoon", "dawn", "dusk", "noon", "midnight", "week", "month", "hours"}
_COUNTS = {"hundreds", "thousands", "dozens", "tens", "scores", "many", "several", "dozen", "hundred", "thousand"}


@dataclass(frozen=True, slots=True)
class Assurance:
    """What the words around an event leave of it; None for `certainty` where it is no claim at all."""

    certainty: Certainty | None
    polarity: Polarity
    hedges: tuple[Hedge, ...]


class Hedging:
    """Reads assurance by the lexicon's hedges."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.hedges
        self._irrealis = Irrealis(lexicon.hedges)
        self._numerals = {*lexicon.numbers.numerals, *lexicon.numbers.scales}
        self._adverb_ids = frozenset(get_string_id(word.split()[-1]) for word in self._words.adverbs)
        self._number_ids = frozenset(get_string_id(word) for word in {*self._numerals, *_COUNTS})
        self._count_ids = frozenset(get_string_id(word) for word in _COUNTS)
        self._approximate: dict[int, list[tuple[str, ...]]] = {}  # by the last word
        for phrase in self._words.approximate:
            self._approximate.setdefault(get_string_id(phrase[-1]), []).append(phrase)
        self._cardinal = get_string_id("CD")

    def assurance(self, frame: Frame, stop: Token | None, passage: Passage) -> Assurance:
        """Of the event that a frame tells; `stop` is the cue that hands it over, where scopes end."""
        head, words = frame.head, frame.words
        chain = list(_governors(head, stop))
        if any(self._irrealis.holds(token, passage) for token in chain):
            return Assurance(None, Polarity.POSITIVE, ())
        hedges = [*self._adverbs(chain, words, passage), *self._modals(chain, passage), *self._raising(chain, passage)]
        hedges += [*self._under_nouns(head, stop, passage), *self._before_numbers(words, passage)]
        forecast = self._forecast(chain, head, stop, passage)
        denials = sum(self._is_negated(token) for token in chain) + self._is_untrue(head) - frame.predicate.denied
        nobody = frame.theme == head and is_nobody(head, self._words)  # "Shelling of Sumy: no casualties"
        negative = (denials + nobody) % 2 == 1
        certainty = Certainty.ASSERTED
        if any(h.scope is HedgeScope.EVENT for h in hedges):
            certainty = Certainty.HEDGED
        if forecast is not None:
            certainty, hedges = Certainty.FORECAST, [*hedges, forecast]
        polarity = Polarity.NEGATIVE if negative else Polarity.POSITIVE
        return Assurance(certainty, polarity, tuple(_unique(hedges)))

    def _adverbs(self, chain: list[Token], words: tuple[Token, ...], passage: Passage) -> Iterator[Hedge]:
        own = {t.i for t in words} | {c.i for c in dependents(chain[0])}
        own |= {a.i for p in children(chain[0], "prep", "agent") for a in children(p, "advmod")}
        near = {i: chain[0].doc[i] for i in own} | {c.i: c for token in chain for c in dependents(token)}
        for token in near.values():
            if (
                token.lower in self._adverb_ids
                and self._spelling(token) in self._words.adverbs
                and not _modifies_adjective(token, chain)
            ):
                scope = self._scope(token)
                inside = token.i in own if scope is not HedgeScope.EVENT else token.head in chain or token in words
                if not inside:
                    continue
                spelling = self._spelling(token)
                span = passage.span_of([token.nbor(-1), token] if " " in spelling else [token])
                yield Hedge(passage.words(span), span, scope, self._words.adverbs[spelling])
        for token in chain:
            for phrase in children(token, "prep"):
                if (noun := child(phrase, "pobj")) is not None and noun.lower_ in self._words.odds:
                    span = passage.span_of([phrase, noun])
                    yield Hedge(passage.words(span), span, HedgeScope.EVENT, self._words.odds[noun.lower_])

    def _before_numbers(self, words: tuple[Token, ...], passage: Passage) -> Iterator[Hedge]:
        """As in "around 200", "up to 60", "an estimated 6,500": the doubt stays on the number."""
        for token in words:
            if token.tag != self._cardinal and token.lower not in self._number_ids:
                continue
            end = token.i
            if token.lower in self._count_ids and end and token.nbor(-1).lower_ == "a":
                end -= 1  # "perhaps a dozen"
            for phrase in self._approximate.get(token.doc[end - 1].lower, ()) if end else ():
                found = token.doc[max(end - len(phrase), 0) : end]
                if [t.lower_ for t in found] == list(phrase):
                    span = passage.span_of(found)
                    yield Hedge(passage.words(span), span, HedgeScope.QUANTITY)

    def _spelling(self, adverb: Token) -> str:
        """As in "almost certainly" is one hedge; "certainly" none."""
        before = adverb.nbor(-1).lower_ if adverb.i else ""
        return f"{before} {adverb.lower_}" if f"{before} {adverb.lower_}" in self._words.adverbs else adverb.lower_

    def _scope(self, adverb: Token) -> HedgeScope:
        following = adverb.nbor() if adverb.i + 1 < len(adverb.doc) else None
        if following is not None and following.lower_ in {"not", "only", "a"} and following.i + 1 < len(adverb.doc):
            following = following.nbor()  # "possibly not until Tuesday", "perhaps a dozen"
        if following is None:
            return HedgeScope.EVENT
        if _describes_party(adverb) or (following.lower_ == "by" and following.dep_ == "agent"):
            return HedgeScope.ACTOR
        if following.tag_ == "CD" or following.lower_ in _COUNTS or following.lower_ in self._numerals:
            return HedgeScope.QUANTITY
        told_of = lemmas().of(following.head) == "be" and adverb.head != following  # "is reportedly in the town"
        return HedgeScope.EVENT if following.dep_ != "prep" or told_of else _scope_of_phrase(following)

    def _modals(self, chain: list[Token], passage: Passage) -> Iterator[Hedge]:
        for token in chain:
            for aux in children(token, "aux"):
                if aux.lower_ in self._words.modals and aux.tag_ == "MD":
                    yield Hedge(aux.text, passage.at(aux), HedgeScope.EVENT)

    def _raising(self, chain: list[Token], passage: Passage) -> Iterator[Hedge]:
        for token in chain[1:]:
            lemma = lemmas().of(token)
            passive = any(c.dep_ == "auxpass" for c in dependents(token))
            if lemma in self._words.raising and (passive or lemma in {"seem", "appear", "look"}):
                yield Hedge(token.text, passage.at(token), HedgeScope.EVENT)

    def _under_nouns(self, head: Token, stop: Token | None, passage: Passage) -> Iterator[Hedge]:
        for token in _governors(head, stop):
            above = token.head
            for noun in (above, above.head):
                if is_noun(noun) and noun != head and lemmas().of(noun) in self._words.nouns:
                    yield Hedge(noun.text, passage.at(noun), HedgeScope.EVENT)

    def _forecast(self, chain: list[Token], head: Token, stop: Token | None, passage: Passage) -> Hedge | None:
        for token in chain:
            if (modal := self._of_what_may_come(token)) is not None:
                return Hedge(modal.text, passage.at(modal), HedgeScope.EVENT)
            aux = [c for c in dependents(token) if c.dep_ == "aux" and c.lower_ in self._words.will]
            if aux:
                return Hedge(aux[0].text, passage.at(aux[0]), HedgeScope.EVENT)
        for below, token in itertools.pairwise(chain):
            if below.dep_ == "xcomp" and below.tag_ == "VB" and lemmas().of(token) in self._words.planning:
                return Hedge(token.text, passage.at(token), HedgeScope.EVENT)
        for token in [head, *_all_above(head, stop)]:
            if is_noun(token) and token != head and lemmas().of(token) in self._words.risks:
                return Hedge(token.text, passage.at(token), HedgeScope.EVENT)
        return None

    def _of_what_may_come(self, verb: Token) -> Token | None:
        """The modal of "might attack"; "may have attacked" is doubt, "may control" is about now."""
        aux = [c for c in dependents(verb) if c.dep_ in {"aux", "auxpass"}]
        modal = next((c for c in aux if c.lower_ in self._words.modals and c.tag_ == "MD"), None)
        if modal is None or any(c.lower_ in {"have", "already"} for c in dependents(verb)) or verb.tag_ == "VBG":
            return None
        passive = any(c.dep_ == "auxpass" for c in aux)
        happens = passive or (verb.tag_ == "VB" and lemmas().of(verb) not in self._words.states)
        return modal if happens else None

    def _is_untrue(self, head: Token) -> bool:
        """As in "reports of its capture were false": what is told in the subject is denied by what it is said to be."""
        for token in (head, *head.ancestors):
            if token.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            verbs = [token.head, *children(token.head, "xcomp")]  # "turned out to be false"
            said_to_be = [c for verb in verbs for c in children(verb, "attr", "acomp", "oprd")]
            if any(c.lower_ in self._words.denials for c in said_to_be):
                return True
            if any(c.lower_ in self._words.truths for c in said_to_be) and self._is_negated(token.head):
                return True
        return False

    def _is_negated(self, token: Token) -> bool:
        if is_verb(token) and lemmas().of(token) in self._words.ending and children(token, "xcomp", "dobj"):
            return False
        if any((c.dep_ == "neg" or c.lower_ in self._words.negations) and not _is_aside(c) for c in dependents(token)):
            return True
        if token.dep_ in {"pcomp", "pobj"} and token.head.lower_ == "without":
            return True  # "without losing a man", "without the loss of a man"
        if any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in dependents(token) if c.i):
            return True
        who = own_subject(token) if is_verb(token) else None
        behind = [child(p, "pobj") for p in children(token, "prep")] if is_verb(token) else []
        for noun in (who, child(token, "dobj", "attr"), *behind):
            if noun is not None and is_nobody(noun, self._words):
                return True
        failed = is_verb(token) and lemmas().of(token) in self._words.failing
        return failed and child(token, "xcomp", "dobj") is not None


def is_nobody(noun: Token, words: Hedges) -> bool:
    """As in "nobody", "no soldier", "neither side"."""
    if noun.lower_ in words.nobody:
        return True
    counted = [c for n in children(noun, "nummod") for c in children(n, "neg")]  # "not one resident"
    return bool(counted) or any(c.lower_ in words.no for c in dependents(noun) if c.dep_ in {"det", "preconj", "neg"})


def _scope_of_phrase(prep: Token) -> HedgeScope:
    """Time or place, by the preposition and what it governs."""
    word, target = prep.lower_, child(prep, "pobj")
    dated = target is not None and (target.lower_ in DAYS_AND_MONTHS | _TIMES or target.tag_ == "CD")
    if word in _TIME_WORDS and (dated or word in _ONLY_TIME):
        return HedgeScope.TIME
    return HedgeScope.PLACE if word in _PLACE_WORDS else HedgeScope.EVENT


def gives_reason(head: Token, cue: Token) -> bool:
    """As in "told to stay away due to the risk of being shelled": an order's reason is said to be so."""
    for token in head.ancestors:
        if token == cue:
            return False
        if token.lower_ in {"due", "because", "owing"}:
            return True
    return False


def reports_none(head: Token, cue: Token) -> bool:
    """As in "no casualties were reported": this says that there were none, and not that nobody spoke of them."""
    return head.head == cue and head.dep_ == "nsubjpass" and any(c.lower_ == "no" for c in head.lefts)


def _is_aside(negation: Token) -> bool:
    """As in "though possibly not until Tuesday": the negation belongs to the phrase behind it."""
    following = negation.i + 1 < len(negation.doc) and negation.nbor().tag_ == "IN"
    return bool(following) and negation.i > negation.head.i and lemmas().of(negation.head) != "be"


def _describes_party(adverb: Token) -> bool:
    """As in "aircraft, probably Russian, had bombed": the doubt is about whose it is."""
    whose = adverb.head
    return whose.tag_ in {"JJ", "NNP"} and adverb.i + 1 == whose.i and adverb.i > 0 and adverb.nbor(-1).text == ","


def _governors(head: Token, stop: Token | None) -> Iterator[Token]:
    """The event's own word and the verbs whose hedges reach down to it: controls, raising, coordination."""
    token = head
    yield token
    while token.head != token:
        above = token.head
        if above == stop:
            return
        shared = token.dep_ == "conj" and is_verb(token) and own_subject(token) is None
        controlled = token.dep_ in {"xcomp", "pcomp", "prep", "pobj", "acomp"} and is_verb(above)
        subject_of = token.dep_ in {"nsubj", "nsubjpass", "dobj"} and is_noun(token) and is_verb(above)
        like = token.dep_ in {"advcl", "ccomp"} and is_verb(above) and lemmas().of(above) in {"look", "seem", "appear"}
        through = token.dep_ in {"xcomp", "pcomp", "prep", "pobj"} and not is_verb(above)
        if not (shared or controlled or like or through or subject_of):
            return
        if through and is_noun(above):
            return
        token = above
        if is_verb(token):
            yield token


def _all_above(head: Token, stop: Token | None) -> Iterator[Token]:
    token = head
    while token.head not in (token, stop):
        if token.dep_ in {"conj", "advcl", "ccomp", "relcl", "parataxis"}:
            return
        token = token.head
        yield token


def _modifies_adjective(adverb: Token, chain: list[Token]) -> bool:
    """As in "seemingly crumbling resistance": the doubt is about the adjective."""
    return adverb.head.dep_ == "amod" and adverb.head not in chain and not _describes_party(adverb)


def _unique(hedges: list[Hedge]) -> list[Hedge]:
    seen: set[tuple[int, int]] = set()
    out = []
    for hedge in sorted(hedges, key=lambda h: h.span):
        key = (hedge.span.start, hedge.span.end)
        if key not in seen:
            seen.add(key)
            out.append(hedge)
    return out
