"""Who hands over what a cue verb tells: its subject, whom a passive names, or whoever stands where one would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, lemmas
from reportedly.extract.english.tree import agent, children, direct_object, is_passive, own_subject, subject

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Token

_BEFORE_CUE = {",", "”", '"', "''", "–", "—", "»", "’"}
# Roles in a clause before: its seeming apposition then stands by itself ("in Kyiv, the mayor said").
_GOVERNED = {"pobj", "dobj"}
_BEHIND_SPEAKER = {",", "”", '"', "''", "–", "—", ".", "“"}
# Verbs whose object is addressed or named: what stands right behind them is nobody who speaks.
ADDRESSING = frozenset(["tell", "ask", "inform", "remind", "warn", "assure", "call", "accuse", "urge", "name", "find"])


def speaker_of(verb: Token, cues: Container[str]) -> Token | None:
    """Who hands it over: the subject, or whom a passive names behind "by"."""
    if (behind := inverted(verb)) is not None:
        return behind
    if is_passive(verb):
        return agent(verb)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and (quoted := direct_object(verb.head.head)) is not None:
        return quoted  # "quoted the director as saying"
    if (outer := outer_cue(verb, cues)) is not None:
        return subject(outer)
    if (before := right_before(verb)) is not None:
        return before
    found = unclosed(subject(verb), verb)
    return None if found is not None and found.tag_ in {"EX", "WDT"} else found


def unclosed(found: Token | None, verb: Token) -> Token | None:
    """The subject; in "they shelled Lyman, the mayor said" the mayor, since no comma closes the apposition to Lyman."""
    for aside in children(found, "appos") if found is not None else ():
        opened = aside.left_edge.i > 0 and aside.doc[aside.left_edge.i - 1].text == ","
        if opened and is_noun(aside) and aside.right_edge.i == verb.i - 1 and verb.doc[verb.i - 1].text != ",":
            return aside
    return found


def right_before(verb: Token) -> Token | None:
    """The name or noun right before a finite verb that the parser gave no subject, whole with its appositions."""
    if own_subject(verb) is not None or verb.tag_ not in {"VBD", "VBZ", "VBP"} or not _may_lack_subject(verb):
        return None
    index = verb.i - 1
    while index >= 0 and (verb.doc[index].text == "," or verb.doc[index].dep_ in {"aux", "advmod", "neg"}):
        index -= 1
    if index < 0 or not (is_noun(verb.doc[index]) or verb.doc[index].tag_ == "PRP"):
        return None
    noun = apposed = verb.doc[index]
    while (above := _stands_by(noun)) is not None and above.i < noun.i:
        apposed = noun if noun.dep_ == "appos" else apposed
        noun = above
    found = apposed if noun.dep_ in _GOVERNED else noun
    return found if verb.dep_ != "conj" or _is_set_off(found) else None


def _may_lack_subject(verb: Token) -> bool:
    """Not behind "and", nor behind an aside's comma, where the subject of the verb before goes on."""
    if verb.dep_ == "conj":
        joined = any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.rights)
        return not joined and verb.i > 0 and verb.doc[verb.i - 1].text != ","
    return verb.dep_ in {"ROOT", "ccomp"}


def _is_set_off(noun: Token) -> bool:
    """As in "…, the spokesman of the army said"."""
    edge = noun.left_edge.i
    return edge > 0 and noun.doc[edge - 1].text in _BEFORE_CUE


def _stands_by(noun: Token) -> Token | None:
    """The noun that an apposition or a prepositional phrase belongs to ("Lee, the head of the union,")."""
    if noun.dep_ == "appos" and is_noun(noun.head):
        return noun.head
    inner = noun.dep_ == "pobj" and noun.head.dep_ == "prep" and is_noun(noun.head.head)
    return noun.head.head if inner else None


def inverted(cue: Token) -> Token | None:
    """Who speaks in "…, said the mayor, …", where the parser took the sentence's subject for the cue's."""
    if cue.tag_ not in {"VBD", "VBZ"} or cue.i < 1 or cue.i + 1 >= len(cue.doc):
        return None
    if cue.doc[cue.i - 1].text not in _BEFORE_CUE or lemmas().of(cue) in ADDRESSING:
        return None
    before, following = own_subject(cue), cue.doc[cue.i + 1]
    if not _may_begin(following):
        return None
    if before is not None and (before.i > cue.i or before.right_edge.i == cue.i - 1):
        return None
    last = following
    while last.i + 1 < len(cue.doc) and last.nbor().tag_[:2] in {"NN", "JJ", "PO", "DT", "IN"}:
        last = last.nbor()
    closed = last.i + 1 >= len(cue.doc) or last.nbor().text in _BEHIND_SPEAKER
    return last if closed and is_noun(last) else None


def _may_begin(token: Token) -> bool:
    return token.tag_ in {"NNP", "NN", "NNS", "DT", "PRP$", "JJ"} and token.lower_ not in {"that", "this", "these"}


def outer_cue(cue: Token, cues: Container[str]) -> Token | None:
    """The cue that "... and said" goes on with, where the parser hung it on a verb of the content.

    "The official acknowledged that troops had broken through and said help was coming": who speaks goes on speaking.
    """
    inner = cue.head
    if cue.dep_ != "conj" or cue.tag_ != "VBD" or inner.dep_ != "ccomp" or own_subject(cue) is not None:
        return None
    outer = inner.head
    return outer if outer.tag_ == "VBD" and outer.i < inner.i and lemmas().of(cue) in cues else None
