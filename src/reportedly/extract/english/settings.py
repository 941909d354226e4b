"""Where in the text a claim's place and time are to be looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, is_verb
from reportedly.extract.english.tree import children, core_phrase, first_conjunct, matrix, noun_phrase, tense, without
from reportedly.record import Setting, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage

_IN_PARTICULAR = re.compile(r"[.\s]*\b(?:In particular|Namely|Among them|Among others|These are|They are)\b[,:]?\s+")
_STANDS_IN = {"there", "here"}
_PLACE_NOUNS = {"town", "city", "village", "settlement", "area", "region", "perimeter", "us"}
_PLACES = {"place", "settlements", "area", "position", "road", "building", "infrastructure", "border", "other"}
_ADJUNCTS = ("prep", "npadvmod", "advmod", "agent", "prt", "dative")


def setting_of(
    claim_id: str, frame: Frame, passage: Passage, nouns: Nouns, *, about: tuple[Span, ...], harms: str | None
) -> Setting:
    """The phrases attached to a frame, the closest first; see `record.Setting`."""
    where = [passage.span_of(words) for words in _own(_places(frame, passage, nouns), frame)]
    when = [passage.span_of(words) for words in _own(_adjuncts(frame), frame)]
    if not frame.apart:
        where += names_behind(frame, passage) or _names_after(frame, passage, nouns)
    if frame.where:
        when = [passage.span_of(frame.words), *when]
    if frame.listed is not None:
        when = [frame.listed.header]
    verb = next((t for t in (frame.head, *frame.head.ancestors) if is_verb(t)), frame.head)
    return Setting(
        claim_id=claim_id,
        sentence=_own_sentence(frame, passage),
        paragraph=passage.span,
        where=tuple(dict.fromkeys([*where, *when])),
        when=tuple(dict.fromkeys(when)),
        stands_in=_stand_in(frame, passage),
        tense=tense(verb),
        about=about,
        harms=harms,
    )


def _own(phrases: list[list[Token]], frame: Frame) -> list[list[Token]]:
    """The phrases as far as other shares of the frame do not begin."""
    end = min((t.i for t in frame.apart), default=None)
    cut = phrases if end is None else [[t for t in words if t.i < end] for words in phrases]
    return [words for words in cut if words]


def _own_sentence(frame: Frame, passage: Passage) -> Span:
    """The sentence, as far as other shares of what is counted do not begin."""
    whole = passage.span_of(passage.sentence(frame.head))
    return Span(whole.start, min((passage.at(t).start for t in frame.apart), default=whole.end))


def _places(frame: Frame, passage: Passage, nouns: Nouns) -> list[list[Token]]:
    """The theme where it can be a place, then the phrases inside theme and actor."""
    found: list[list[Token]] = [list(frame.where)]
    if frame.head.dep_ == "relcl" and any(c.lower_ == "where" for c in children(frame.head, "advmod")):
        found.append(noun_phrase(frame.head.head))  # "the river, where both bridges were hit"
    if frame.theme is not None and nouns.thing(frame.theme, passage) in _PLACES:
        found.append([*_with_apposition(frame.theme)])
    for noun in (frame.theme, frame.head if is_noun(frame.head) else None, frame.actor):
        if noun is not None and is_noun(noun):
            found += [_phrase(p) for p in children(noun, "prep", "appos")]
    if is_noun(frame.head):
        found.append(core_phrase(frame.head))
    return [words for words in found if words]


def names_behind(frame: Frame, passage: Passage) -> list[Span]:
    """What stands behind the colon that ends the clause: "retook five villages: A, B and C"."""
    end = passage.span_of(frame.words).end
    rest = passage.words(Span(end, passage.span.end))
    if not rest.lstrip(' ”"').startswith(":"):
        return []
    stop = rest.find(".")
    return [Span(end + 1, end + (stop if stop > 0 else len(rest)))]


def _names_after(frame: Frame, passage: Passage, nouns: Nouns) -> list[Span]:
    """The sentence without a verb that names the settlements counted before: "In particular, A, B and C."."""
    end = passage.span_of(frame.words).end
    rest = passage.words(Span(end, passage.span.end))
    opening = _IN_PARTICULAR.match(rest)
    if opening is None or all(nouns.thing(t, passage) != "settlements" for t in frame.words if is_noun(t)):
        return []
    stop = rest.find(".", opening.end())
    names = Span(end + opening.end(), end + (stop if stop > 0 else len(rest)))
    inside = (t for t in passage.tokens if names.covers(passage.at(t)))
    return [] if any(is_verb(t) and t.tag_ in {"VBD", "VBZ", "VBP"} for t in inside) else [names]


def _with_apposition(noun: Token) -> list[Token]:
    return sorted({*noun_phrase(noun), *(t for a in children(noun, "appos") for t in a.subtree)})


def _adjuncts(frame: Frame) -> list[list[Token]]:
    """Adjuncts of the event's own word, of its controlling verbs, and of the first of coordinated verbs."""
    heads = [frame.head, matrix(frame.head)]
    if frame.head.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "pobj"}:
        heads.append(frame.head.head if is_verb(frame.head.head) else frame.head)
    if is_noun(frame.head) and frame.head.dep_ == "pobj":
        heads.append(frame.head.head.head)
    heads.append(first_conjunct(frame.head))
    words: list[list[Token]] = []
    for head in dict.fromkeys(heads):
        words += [_phrase(c) for c in children(head, *_ADJUNCTS)]
        words += [_phrase(g) for c in children(head, "dobj", "acomp") for g in children(c, "prep", "npadvmod")]
    return words


def _phrase(head: Token) -> list[Token]:
    """A phrase without the clauses that tell of its noun: "of Lysychansk" of "of Lysychansk, which fell in July"."""
    return without(head, "relcl")


def _stand_in(frame: Frame, passage: Passage) -> Span | None:
    """As in "there", "the town": the first word of the clause that stands for a place named before."""
    if frame.theme is not None and frame.theme.lower_ == "it":
        return passage.at(frame.theme)
    for token in frame.words:
        if token.lower_ in _STANDS_IN and token.dep_ == "advmod":
            return passage.at(token)
        definite = any(c.lower_ in {"the", "that", "this"} for c in token.lefts)
        if token.lower_ in _PLACE_NOUNS and (definite or token.lower_ == "us") and not _is_named(token):
            return passage.at(token)
    return None


def _is_named(noun: Token) -> bool:
    """As in "the town of X" names its place itself."""
    return any(c.dep_ in {"appos", "prep"} and any(t.tag_ == "NNP" for t in c.subtree) for c in noun.rights)
