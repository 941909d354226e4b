"""What a cue verb hands over: the spans of the text that are its source's words or thoughts.

The shapes are those of lexicon/cues.toml: a clause, a thing, an infinitive, what something is called, the subject of a
passive, and what stands behind a preposition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun
from reportedly.extract.english.telling.clauses import close, content_clause, is_gerund, is_infinitive, is_small
from reportedly.extract.english.tree import (
    agent,
    child,
    children,
    dependents,
    direct_object,
    is_passive,
    own_subject,
    trimmed,
)
from reportedly.record.calendar import DAYS_AND_MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.record import Span

_SELVES = {"itself", "himself", "herself", "themselves", "myself", "ourselves", "yourself"}
_EMPTY = {"it", "this", "that", "so", "what", "which", "who", "whom"}
_QUOTES = {"“", '"', "``", "''", "‘"}
_AS = {"as"}


def handed_over(verb: Token, takes: AbstractSet[str], passage: Passage, cues: Container[str]) -> tuple[str, list[Span]]:
    """The content of a cue verb and its shape, the first one that stands in the text; empty where none does.

    `cues` are the lemmas of all cue verbs: one that goes on with the sentence hands over something of its own.
    """
    if "clause" in takes and (spans := content_clause(verb, passage, cues)):
        return "clause", spans
    for shape, find in _SHAPES.items():
        if shape in takes and (spans := find(verb, passage)):
            return shape, spans
    thing = direct_object(verb)
    preps = children(verb, "prep", "agent", "dative") + (children(thing, "prep") if thing is not None else [])
    for prep in preps:
        if prep.lower_ in takes and (words := _behind(prep)):
            words += [
                t for c in children(verb, "xcomp", "advcl") if is_infinitive(c) and c.i > prep.i for t in c.subtree
            ]
            whom = direct_object(verb) if "whom" in takes else None
            return prep.lower_, [passage.span_of([*(whom.subtree if whom is not None else ()), *words])]
    return "", []


def _infinitive(verb: Token, passage: Passage) -> list[Span]:
    """As in "claimed to have taken the town", "urged residents to leave", "called on them to leave"."""
    inner = next((c for c in children(verb, "xcomp", "ccomp", "advcl") if is_infinitive(c) and c.i > verb.i), None)
    if inner is None:
        inner = _infinitive_of_object(verb)
    if inner is None:
        return []
    whom = [c for c in children(verb, "dobj", "dative", "prep") if verb.i < c.i < inner.i and not _is_date(c)]
    words = [t for c in [*whom, inner] for t in (close(c) if c == inner else c.subtree) if t.i > verb.i]
    if whom and whom[0].dep_ == "prep":
        words = [t for t in words if t != whom[0]]
    return [passage.span_of(kept)] if (kept := trimmed(sorted(words))) else []


def _is_date(adjunct: Token) -> bool:
    """As in "claimed on Monday to have"."""
    when = child(adjunct, "pobj") if adjunct.dep_ == "prep" else None
    return when is not None and (when.lower_ in DAYS_AND_MONTHS or adjunct.lower_ not in {"on", "upon", "to", "for"})


def _infinitive_of_object(verb: Token) -> Token | None:
    """Where the parser hung the infinitive on the one who is asked."""
    whom = [direct_object(verb), *(child(p, "pobj") for p in children(verb, "prep"))]
    found = (c for w in whom if w is not None for c in children(w, "acl", "relcl") if is_infinitive(c))
    return next(found, None)


def _thing(verb: Token, passage: Passage) -> list[Span]:
    """As in "reported progress", "denied having withdrawn"; a pronoun tells nothing by itself."""
    gerund = next((c for c in children(verb, "xcomp", "ccomp") if is_gerund(c) and c.i > verb.i), None)
    if gerund is not None and own_subject(gerund) is None:
        return [passage.span_of(close(gerund))]
    thing = direct_object(verb)
    if thing is None or is_passive(verb) or thing.lower_ in _EMPTY | _SELVES or thing.tag_ in {"WP", "WDT", "PRP"}:
        return []
    return [passage.span_of(words)] if (words := trimmed(close(thing))) else []


def _called(verb: Token, passage: Passage) -> list[Span]:
    """As in "described the advance as a rout", "called it a rout", "what he called a rout"."""
    if is_passive(verb) and agent(verb) is None:
        return []  # "a program called EB-5"
    called = [c for c in children(verb, "oprd", "attr", "acomp") if c.i > verb.i and c.lower_ not in DAYS_AND_MONTHS]
    called += [c for c in children(verb, "prep", "advcl") if c.lower_ == "as" or _begins_with_as(c)]
    thing = direct_object(verb)
    called += [c for c in (children(thing, "prep") if thing is not None else ()) if c.lower_ == "as"]
    called += [c for c in children(verb, "ccomp", "xcomp") if c.i > verb.i and is_small(c)]
    if not called and any(t.text in _QUOTES for t in verb.subtree if t.i > verb.i):
        called = [
            c for c in verb.rights if c.dep_ in {"ccomp", "dobj", "oprd", "nsubj"}
        ]  # "called it, of all things, “a win”"
    if not called:
        return []
    parts = [*called, *([thing] if thing is not None and thing.i > verb.i else [])]
    spans = [passage.span_of(words)] if (words := trimmed(sorted(t for p in parts for t in p.subtree))) else []
    undergone = child(verb, "nsubjpass") if is_passive(verb) else None
    return [passage.span_of(list(undergone.subtree)), *spans] if undergone is not None else spans


def _begins_with_as(clause: Token) -> bool:
    return any(c.lower_ in _AS and c.dep_ in {"mark", "prep"} for c in dependents(clause))


def _undergone(verb: Token, passage: Passage) -> list[Span]:
    """As in "the loss was confirmed by the staff", "they are said to have left"."""
    if not is_passive(verb):
        return []
    thing = child(verb, "nsubjpass")
    inner = next((c for c in children(verb, "xcomp") if c.i > verb.i), None)
    if inner is not None and thing is not None:
        return [passage.span_of(list(thing.subtree)), passage.span_of(list(inner.subtree))]
    neither = thing is not None and any(c.lower_ in {"no", "neither"} for t in thing.subtree for c in t.lefts)
    untold = neither or child(verb, "neg") is not None  # "the claim could not be verified" needs nobody who does it
    if (agent(verb) is None and not untold) or thing is None or not is_noun(thing):
        return []
    return [passage.span_of(words)] if (words := trimmed(list(thing.subtree))) else []


def _behind(prep: Token) -> list[Token]:
    """What a preposition governs."""
    found = child(prep, "pobj", "pcomp")
    return [] if found is None or found.tag_ in {"WP", "WDT", "PRP"} else trimmed(close(found))


def _pronoun(verb: Token, passage: Passage) -> list[Span]:
    """As in "denied it", "did not confirm this"."""
    thing = direct_object(verb)
    return (
        [passage.at(thing)] if thing is not None and thing.lower_ in {"it", "this", "that"} and thing.i > verb.i else []
    )


_SHAPES: dict[str, Callable[[Token, Passage], list[Span]]] = {
    "as": _called,
    "to do": _infinitive,
    "passive": _undergone,
    "thing": _thing,
    "it": _pronoun,
}
